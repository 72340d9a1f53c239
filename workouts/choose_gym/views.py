"""In which gym a workout is done, where that was wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import gyms
from workouts.choose_gym.forms import WhereForm
from workouts.log_sets.page import workout_url
from workouts.log_sets.views import owned
from workouts.plan_settings.form_view import form_answer


@require_http_methods(["GET", "HEAD", "POST"])
def choose_gym(request: SignedInRequest, id: int) -> HttpResponse:
    visit = owned(request, id)
    form = WhereForm(request.POST if request.method == "POST" else None, visit=visit)
    if form.is_valid():
        gym = form.cleaned_data["gym"]
        gyms.choose_gym(workout=visit, gym=gym)
        messages.success(request, f"{gym.name} it is. These weights are what it can make.")
        return redirect(workout_url(visit))
    note = "The weights and plates of this workout follow. Sets you’ve logged stay."
    back = {"back_url": workout_url(visit), "back_words": "Back to the workout"}
    return form_answer(request, form, "Where are you training?", note, **back)
