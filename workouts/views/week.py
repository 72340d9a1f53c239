"""This week: the day or days, their targets and why."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from workouts import screens, weeks
from workouts.dated_facts import excuses
from workouts.views.outbox import kept_offline


@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    prescriptions = weeks.planned(request.user)
    if not prescriptions:
        return redirect("set_up")
    today = request.user.today()
    found = weeks.this_week(prescriptions, today)
    screen = screens.week(request.user, found, today)
    screen |= screens.lighter_in_the_week(request.user, found.days, today)
    screen |= screens.excused_ahead(excuses(prescriptions[0].excused), today)
    return kept_offline(request, render(request, "workouts/week.html", screen))
