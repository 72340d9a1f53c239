"""The public front page."""

from decimal import Decimal

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from progression import (
    DEFAULT_LADDERS,
    DEFAULT_STEPS,
    Rule,
    SetResult,
    plain,
    progress,
    sentence,
)

DEADLIFT = Rule(
    4,
    6,
    DEFAULT_STEPS["barbell", "lb"].up,
    DEFAULT_STEPS["barbell", "lb"].down,
    DEFAULT_LADDERS["barbell", "lb"],
)
OPENING = Decimal(225)
SETS = (SetResult(Decimal(225), 6), SetResult(Decimal(235), 3))


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Backplan is, and the rule at work on the article's own figures."""
    return render(request, "home.html", {"example": _example()})


def _example() -> list[dict[str, str | int]]:
    """Each set of the example with the weight and reason that follow from it."""
    steps = progress(DEADLIFT, OPENING, SETS).steps
    return [
        {
            "load": plain(done.load),
            "reps": done.reps,
            "next": plain(step.load),
            "why": sentence(DEADLIFT, done, step, "lb"),
        }
        for done, step in zip(SETS, steps, strict=True)
    ]
