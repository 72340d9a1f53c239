"""This week: the day or days, their targets and why."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from workouts import weeks
from workouts.dated_facts import excuses
from workouts.display import excused
from workouts.lighter_week import page as lighter_week_page
from workouts.outbox.views import kept_offline
from workouts.week import page as week_page
from workouts.week import paper


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
    screen = week_page.week(request.user, found, today)
    screen |= lighter_week_page.lighter_in_the_week(request.user, found.days, today)
    screen |= excused.excused_ahead(excuses(prescriptions[0].excused), today)
    return kept_offline(request, render(request, "workouts/week.html", screen))


@require_safe
def week_sheet(request: SignedInRequest) -> HttpResponse:
    prescriptions = weeks.planned(request.user)
    if not prescriptions:
        return redirect("set_up")
    days = weeks.this_week(prescriptions, request.user.today()).days
    return render(request, "workouts/paper.html", paper.paper(days))
