"""The public front page."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from progression.rule_page.explained import done_words
from progression.rule_page.play import address
from progression.rule_page.played import in_short
from workouts.plan import MAIN_DAY

# The commands README.md gives, for one's own machine and for a server.
TRY_IT, SERVE_IT = "./run", "docker compose up --detach"


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Backplan is, and a target as the app shows it, worked out by the rule.

    Whoever only coaches is sent to their clients: coaching sets both attributes on the user.
    """
    user = request.user
    if getattr(user, "has_clients", False) and not user.has_program:  # type: ignore[union-attr]
        return redirect("clients")
    page = {"live": live(), "coaching": settings.COACHING, "try_it": TRY_IT, "serve_it": SERVE_IT}
    return render(request, "home.html", page)


@cache
def live() -> dict[str, Any]:
    """The second set of the plan's first exercise, after a first one at the top of its range."""
    planned = MAIN_DAY[0]
    low, high = planned.rep_low, planned.rep_high
    played = in_short(f"225x{high}", low=low, high=high)
    return {
        "done": done_words(played, 0),
        "goal": played.next_set,
        "branches": played.branches,
        "range": played.range,
        "number": len(played.sets) + 1,
        "sets": planned.sets,
        "address": address(played),
    }
