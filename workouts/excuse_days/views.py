"""Days on which a lifter cannot train: say so, and be back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from workouts import excuses
from workouts.display import excused as display_excused
from workouts.excuse_days.forms import ExcusedForm


@require_http_methods(["GET", "HEAD", "POST"])
def excused(request: SignedInRequest) -> HttpResponse:
    sent, today = request.POST if request.method == "POST" else None, request.user.today()
    form = ExcusedForm(sent, today=today)
    try:
        if form.is_valid():
            excuses.excuse(lifter=request.user, **form.cleaned_data)
            messages.success(request, "Saved. Nothing is due on these days.")
            return redirect("week")
    except ValidationError as error:
        form.add_error(None, error)
    screen = {
        "form": form,
        "excused": display_excused.excused_cards(excuses.near(request.user), today),
    }
    return render(request, "workouts/excused.html", screen, status=422 if form.is_bound else 200)


@require_POST
def be_back(request: SignedInRequest) -> HttpResponse:
    excuses.be_back(lifter=request.user)
    messages.success(request, "Good to have you back.")
    return redirect("week")


@require_POST
def take_back_excuse(request: SignedInRequest, id: int) -> HttpResponse:
    excuses.take_back(lifter=request.user, id=id)
    return redirect("excused")
