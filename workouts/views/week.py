"""This week: the day or days, their targets and why."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from workouts import screens, weeks
from workouts.calendar import excuses
from workouts.views.outbox import kept_offline


@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    prescriptions = weeks.planned(request.user)
    if not prescriptions:
        return redirect("set_up")
    today = request.user.today()
    days = weeks.this_week(prescriptions, today)
    excused = screens.excused_ahead(excuses(prescriptions[0].excused), today)
    screen = screens.week(request.user, days, today) | excused
    return kept_offline(request, render(request, "workouts/week.html", screen))
