"""A whole workout on one page, for entering it afterwards or for another date."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import logbook, reading, screens
from workouts.forms import WholeWorkout, focus_on_error
from workouts.models import Prescription, Program, Role, Workout
from workouts.sheets import Lift
from workouts.targets import lifts


@require_http_methods(["GET", "HEAD", "POST"])
def enter_workout(request: SignedInRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, _blank(request))
    whole = WholeWorkout(today=request.user.today(), data=request.POST)
    try:
        if whole.is_valid():
            return redirect("workout", _save(request, whole).pk)
    except ValidationError as error:
        whole.refuse(error)
    return _page(request, whole, status=422)


def _save(request: SignedInRequest, whole: WholeWorkout) -> Workout:
    programs = Program.objects.owned_by(request.user).active().select_related("equipment")
    return logbook.save_workout(
        lifter=request.user,
        program=get_object_or_404(programs),
        entries=whole.entries(),
        **whole.start.cleaned_data,
    )


def _blank(request: SignedInRequest) -> WholeWorkout:
    """The rows of one day, each prefilled with the weight it would have opened with."""
    today = request.user.today()
    role = request.GET.get("role", Role.MAIN)
    try:
        on = reading.read_date(request.GET.get("on", today.isoformat()), today=today)
    except reading.UnreadableError:
        on = today
    found = [lift for lift in _lifts(request, before=on) if lift.role == role]
    if not found:
        raise Http404
    rows = [screens.blank_row(lift) for lift in found for _ in range(lift.prescription.sets)]
    return WholeWorkout(today=today, initial=rows, start={"role": role, "performed_on": on})


def _page(request: SignedInRequest, whole: WholeWorkout, *, status: int = 200) -> HttpResponse:
    focus_on_error(whole.start, *whole.done)
    screen = screens.whole_workout(whole, _lifts(request))
    return render(request, "workouts/enter.html", screen, status=status)


def _lifts(request: SignedInRequest, before: datetime.date = datetime.date.max) -> list[Lift]:
    return lifts(list(Prescription.objects.owned_by(request.user).current()), before=before)
