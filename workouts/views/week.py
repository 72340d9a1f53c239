"""This week: the day or days, their targets and why."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from workouts import screens, weeks
from workouts.dated_facts import excuses
from workouts.views.outbox import kept_offline


def _without_a_program(request: SignedInRequest) -> str:
    """To set-up; whoever has clients (coaching puts that on the account) came for those."""
    return "clients" if getattr(request.user, "has_clients", False) else "set_up"


@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    prescriptions = weeks.planned(request.user)
    if not prescriptions:
        return redirect(_without_a_program(request))
    today = request.user.today()
    found = weeks.this_week(prescriptions, today)
    screen = screens.week(request.user, found, today)
    screen |= screens.lighter_in_the_week(request.user, found.days, today)
    screen |= screens.excused_ahead(excuses(prescriptions[0].excused), today)
    return kept_offline(request, render(request, "workouts/week.html", screen))
