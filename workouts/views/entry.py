"""A whole workout on one page, for entering it afterwards or for another date."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from workouts import lighter, logbook, reading, screens
from workouts.forms import WholeWorkout, focus_on_error
from workouts.models import Prescription, Program, Role, Workout
from workouts.sheets import Lift
from workouts.targets import lifts


@require_http_methods(["GET", "HEAD", "POST"])
def enter_workout(request: SignedInRequest) -> HttpResponse:
    if request.method != "POST":
        return _blank(request)
    whole = WholeWorkout(today=request.user.today(), data=request.POST)
    try:
        if whole.is_valid():
            return redirect("workout", _save(request, whole).pk)
    except ValidationError as error:
        whole.refuse(error)
    return _refused(request, whole)


def _save(request: SignedInRequest, whole: WholeWorkout) -> Workout:
    start = whole.start.cleaned_data
    program = _in_force(request, start["performed_on"], start["role"])
    if program is None:
        raise ValidationError({"role": "Your program has no such day."})
    return logbook.save_workout(
        lifter=request.user, program=program, entries=whole.entries(), sure=whole.sure(), **start
    )


def _blank(request: SignedInRequest) -> HttpResponse:
    """The rows of one day, each prefilled with the weight it would have opened with."""
    today = request.user.today()
    role = request.GET.get("role", Role.MAIN)
    on = _date(request.GET.get("on"), today)
    found = _lifts(request, on, role)
    if not found:
        raise Http404
    rows = [
        screens.blank_row(lift)
        for lift in found
        if lift.role == role
        for _ in range(lift.terms.sets)
    ]
    whole = WholeWorkout(today=today, initial=rows, start={"role": role, "performed_on": on})
    return _page(request, whole, found)


def _refused(request: SignedInRequest, whole: WholeWorkout) -> HttpResponse:
    on = _date(whole.start["performed_on"].value(), request.user.today())
    role = whole.start["role"].value()
    found = _lifts(request, on, role) or _lifts(request, on, Role.MAIN)
    if not found:
        raise Http404
    return _page(request, whole, found, status=422)


def _page(
    request: SignedInRequest, whole: WholeWorkout, found: list[Lift], *, status: int = 200
) -> HttpResponse:
    focus_on_error(whole.start, *whole.done)
    screen = screens.whole_workout(whole, found)
    return render(request, "workouts/enter.html", screen, status=status)


def _lifts(request: SignedInRequest, on: datetime.date, role: object) -> list[Lift]:
    """Every lift of the plan of a date, as it stood before; none for a role it has no day of."""
    program = _in_force(request, on, str(role))
    if program is None:
        return []
    found = lifts(list(Prescription.objects.in_order().filter(day__program=program)), before=on)
    return [each.lighter() for each in found] if lighter.is_on(request.user, on) else found


def _in_force(request: SignedInRequest, on: datetime.date, role: str) -> Program | None:
    """The plan of a date, as the lifter would have trained by it."""
    if role not in Role.values:
        return None
    return Program.objects.owned_by(request.user).in_force(on, role)


def _date(given: object, today: datetime.date) -> datetime.date:
    """A date of the address or a form; one that is none is as good as today."""
    try:
        return reading.read_date(given, today=today)
    except reading.UnreadableError:
        return today
