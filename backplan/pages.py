"""The public front page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from progression.explained import story


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Backplan is, and the rule at work on the article's own figures."""
    return render(request, "home.html", {"example": story()})
