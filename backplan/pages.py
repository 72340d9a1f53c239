"""The public front page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from progression import plain
from progression.explained import worked


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Backplan is, and the rule at work on the article's own figures."""
    example = [
        {"load": plain(done.load), "reps": done.reps, "next": plain(target.load), "why": why}
        for done, target, why in worked()
    ]
    return render(request, "home.html", {"example": example})
