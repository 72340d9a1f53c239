"""The date of a workout, where it was wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import workout_dates
from workouts.change_date.forms import DateForm
from workouts.models import Workout
from workouts.wording import date_words


@require_http_methods(["GET", "HEAD", "POST"])
def change_date(request: SignedInRequest, id: int) -> HttpResponse:
    visit = get_object_or_404(Workout.objects.owned_by(request.user), pk=id)
    form = DateForm(request.POST or None, today=request.user.today(), on=visit.performed_on)
    taken_by = None
    if form.is_valid():
        try:
            return _changed(request, visit, form)
        except workout_dates.TakenError as error:
            form.add_error("performed_on", error)
            taken_by = error.by
    screen = {"form": form, "workout": visit, "taken_by": taken_by}
    return render(request, "workouts/date.html", screen, status=422 if form.is_bound else 200)


def _changed(request: SignedInRequest, visit: Workout, form: DateForm) -> HttpResponse:
    on = form.cleaned_data["performed_on"]
    try:
        workout_dates.change_date(workout=visit, performed_on=on)
    except Workout.DoesNotExist:  # deleted on another page in the meantime
        raise Http404 from None
    messages.success(request, f"Date changed: {date_words(on, request.user.today())}.")
    return redirect("workout", visit.pk)
