"""A whole workout on one page, for entering it afterwards or for another date."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest, wants_json, wants_part
from workouts import programs, reading, whole_workouts
from workouts.enter_workout import page as enter_workout_page
from workouts.enter_workout.asked import AskedOn, asked_on
from workouts.enter_workout.forms import WholeWorkout
from workouts.models import Role, Workout


@require_http_methods(["GET", "HEAD", "POST"])
def enter_workout(request: SignedInRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, _blank(request))
    whole = WholeWorkout(today=request.user.today(), data=request.POST)
    if whole.press.does != "save":
        return _page(request, whole)
    try:
        if whole.is_valid():
            return _saved(request, _save(request, whole))
    except ValidationError as error:
        whole.refuse(error)
    return _refused(request, whole)


def _blank(request: SignedInRequest) -> WholeWorkout:
    today = request.user.today()
    on = _date(request.GET.get("on"), today)
    role = request.GET.get("role", Role.MAIN)
    return WholeWorkout(today=today, role=role, performed_on=on)


def _day(request: SignedInRequest, whole: WholeWorkout) -> AskedOn:
    """What the plan of the date asked for; the main day's where it has no such day any more."""
    on = _date(str(whole.start["performed_on"].value()), request.user.today())
    role = whole.start["role"].value()
    day = asked_on(request.user, on, role, whole.swapped)
    if day is None and request.method == "POST":
        day = asked_on(request.user, on, Role.MAIN, whole.swapped)
    if day is None or not day.lifts:
        raise Http404
    return day


def _save(request: SignedInRequest, whole: WholeWorkout) -> Workout:
    start = whole.start.cleaned_data
    on, role = start["performed_on"], start["role"]
    program = programs.in_force(request.user, on, role)
    if program is None:
        raise ValidationError({"role": "Your program has no such day."})
    return whole_workouts.save_workout(
        lifter=request.user,
        program=program,
        role=role,
        performed_on=on,
        entries=whole.entries(),
        sure=whole.sure(),
        swaps=_day(request, whole).swapped if whole.swapped else {},
        notes=start["notes"],
        may_be_incomplete=whole.may_be_incomplete,
    )


def _saved(request: SignedInRequest, workout: Workout) -> HttpResponse:
    url = reverse("done", args=[workout.pk])
    if wants_json(request):
        return JsonResponse({"workout": workout.pk, "url": url})
    return redirect(url)


def _refused(request: SignedInRequest, whole: WholeWorkout) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(
            enter_workout_page.refused_workout(whole, _day(request, whole)), status=422
        )
    return _page(request, whole, status=422)


def _page(request: SignedInRequest, whole: WholeWorkout, *, status: int = 200) -> HttpResponse:
    page = "workouts/_enter.html" if wants_part(request) else "workouts/enter.html"
    screen = enter_workout_page.whole_workout(whole, _day(request, whole))
    return render(request, page, screen, status=status)


def _date(given: object, today: datetime.date) -> datetime.date:
    """The date in an address or a form; today where it cannot be read."""
    try:
        return reading.read_date(given, today=today)
    except reading.UnreadableError:
        return today
