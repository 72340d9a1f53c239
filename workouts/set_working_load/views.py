"""Where a lift opens next: set by hand, or chosen after time away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from progression.engine.figures import load_words
from workouts import plan, reading, stand_ins, working_loads
from workouts.models import Prescription, Workout
from workouts.plan_settings.views import current_prescription
from workouts.set_working_load import page
from workouts.set_working_load.forms import AwayForm, WorkingLoadForm


@require_http_methods(["GET", "HEAD", "POST"])
def working_load(request: SignedInRequest, id: int) -> HttpResponse:
    prescription, visit = _asked(request, id)
    lift = working_loads.lift_of(prescription)
    form = WorkingLoadForm(request.POST if request.method == "POST" else None, lift=lift)
    if form.is_valid():
        working_loads.set_by_hand(prescription=prescription, by=request.user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect(page.back_url(prescription, visit))
    screen = page.working_load(lift, form, visit)
    return render(request, "workouts/form.html", screen, status=422 if form.is_bound else 200)


@require_POST
def come_back(request: SignedInRequest, id: int) -> HttpResponse:
    prescription, visit = _asked(request, id)
    lift = working_loads.lift_of(prescription)
    form = AwayForm(request.POST, lift=lift)
    try:
        if form.is_valid():
            _answer(request, prescription, form)
            return redirect(page.back_url(prescription, visit))
    except ValidationError as error:
        form.add_error(None, error)
    screen = page.come_back(request.user, lift, form, visit)
    return render(request, "workouts/away.html", screen, status=422)


def _answer(request: SignedInRequest, prescription: Prescription, form: AwayForm) -> None:
    load = working_loads.come_back(
        prescription=prescription,
        by=request.user,
        is_lighter=form.cleaned_data["answer"] == "lighter",
        body_weight=form.cleaned_data.get("body_weight"),
    )
    if load is not None:
        words = load_words(load, prescription.exercise.kind, prescription.day.program.unit)
        messages.success(request, f"{prescription.exercise.name}: {words} next.")


def _asked(request: SignedInRequest, id: int) -> tuple[Prescription, Workout | None]:
    """The prescription, with its own exercise or the one that stands in for it, and the workout
    that the page was opened from. Raises Http404 for an exercise that may not stand in."""
    _, prescription = current_prescription(request, id)
    slug = request.GET.get("exercise", prescription.exercise_id)
    if slug != prescription.exercise_id:
        choices = {exercise.slug: exercise for exercise in stand_ins.choices(prescription)}
        if slug not in choices:
            raise Http404
        prescription = plan.stand_in(prescription, choices[slug])
    return prescription, _visit(request)


def _visit(request: SignedInRequest) -> Workout | None:
    try:
        id = reading.read_whole(request.GET.get("workout"), (1, 2**62), "")
    except reading.UnreadableError:
        return None
    return Workout.objects.owned_by(request.user).filter(pk=id).first()
