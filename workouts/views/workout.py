"""A workout: start it, do it exercise by exercise, enter it whole, finish it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest, wants_part
from workouts import logbook, screens
from workouts.forms import FinishForm, StartForm
from workouts.models import Program, Workout
from workouts.targets import sheet
from workouts.views.outbox import kept_offline


@require_POST
def start(request: SignedInRequest) -> HttpResponse:
    form = StartForm(request.POST, today=request.user.today())
    if not form.is_valid():
        return render(
            request, "workouts/form.html", screens.form(form, "Start a workout"), status=422
        )
    asked = form.cleaned_data
    program = Program.objects.owned_by(request.user).in_force(asked["performed_on"], asked["role"])
    if program is None:
        raise Http404
    workout = logbook.start(lifter=request.user, program=program, **asked)
    return redirect("workout", workout.pk)


@require_safe
def workout(request: SignedInRequest, id: int) -> HttpResponse:
    laid_out = sheet(_owned(request, id))
    saved = laid_out.row(request.GET.get("saved", ""))
    # Without a word about the exercise, the set that was saved says where the lifter is.
    exercise = request.GET.get("exercise") or (saved.exercise_id if saved else "")
    screen = screens.workout(laid_out, exercise, saved=saved)
    template = "workouts/_workout.html" if wants_part(request) else "workouts/workout.html"
    return kept_offline(request, render(request, template, screen), laid_out.workout)


@require_POST
def finish(request: SignedInRequest, id: int) -> HttpResponse:
    visit = _owned(request, id)
    form = FinishForm(request.POST)
    try:
        if form.is_valid():
            logbook.finish(workout=visit, **form.cleaned_data)
            return redirect("week")
    except ValidationError as error:
        form.add_error(None, error)
    screen = screens.workout(sheet(visit), "", finish=form)
    return render(request, "workouts/workout.html", screen, status=422)


@require_POST
def discard(request: SignedInRequest, id: int) -> HttpResponse:
    visit = _owned(request, id)
    try:
        logbook.discard(workout=visit)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect("workout", visit.pk)
    return redirect("week")


def _owned(request: SignedInRequest, id: int) -> Workout:
    workouts = Workout.objects.owned_by(request.user)
    whole = workouts.select_related("program__equipment", "lifter")
    return get_object_or_404(whole, pk=id)
