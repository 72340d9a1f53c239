"""The public pages: every exercise by area, and one page each."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from exercises.models import Exercise
from exercises.muscles import muscles_of


@login_not_required
@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    shelves = Exercise.objects.by_area().items()
    areas = [(area, muscles_of(area), found) for area, found in shelves]
    return render(request, "exercises/list.html", {"areas": areas})


@login_not_required
@require_safe
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Exercise, slug=slug)
    return render(request, "exercises/detail.html", {"exercise": found, "swaps": found.swaps()})
