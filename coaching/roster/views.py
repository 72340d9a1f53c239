"""The page of all clients of a coach."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from coaching import looks
from coaching.models import Page
from coaching.roster import page
from coaching.roster.ranked import ClientLine, roster
from coaching.roster.search import asked_for


@require_safe
def clients(request: SignedInRequest) -> HttpResponse:
    lines = seen_roster(request)
    screen = page.clients(request.user, lines, asked_for(request.GET))
    return render(request, "coaching/clients.html", screen)


def seen_roster(request: SignedInRequest) -> list[ClientLine]:
    """Every client of the coach, and records for each that the coach looked at the list."""
    lines = roster(request.user)
    unseen = {line.account: line.today for line in lines if not line.is_noted}
    looks.record_on(request.user, unseen, Page.LIST)
    return lines
