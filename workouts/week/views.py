"""This week: the day or days, their targets and why."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from workouts import weeks
from workouts.dated_facts import excuses
from workouts.display import excused
from workouts.outbox.views import kept_offline
from workouts.take_lighter_week import page as lighter_week_page
from workouts.week import page as week_page
from workouts.week import paper


@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    prescriptions = weeks.planned(request.user)
    if not prescriptions:
        # Coaching puts has_clients on the account: a coach without a program came for clients.
        has_clients = getattr(request.user, "has_clients", False)
        return redirect("clients" if has_clients else "set_up")
    today = request.user.today()
    shown = weeks.this_week(prescriptions, today)
    screen = week_page.week(request.user, shown, today)
    screen |= lighter_week_page.lighter_in_the_week(request.user, shown.days, today)
    screen |= excused.excused_ahead(excuses(prescriptions[0].excused), today)
    return kept_offline(request, render(request, "workouts/week.html", screen))


@require_safe
def week_sheet(request: SignedInRequest) -> HttpResponse:
    prescriptions = weeks.planned(request.user)
    if not prescriptions:
        return redirect("set_up")
    days = weeks.this_week(prescriptions, request.user.today()).days
    return render(request, "workouts/paper.html", paper.paper(days))
