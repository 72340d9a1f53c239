"""The public pages: every exercise by area, and one page each."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from exercises.asked_muscles import chosen
from exercises.models import Exercise
from exercises.muscles import Area, muscles_of
from exercises.reference import reference, swaps


@login_not_required
@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    choice = chosen(request.GET)
    shelves = choice.shelves()
    screen = {
        "choice": choice,
        "back": choice.back(),
        "areas": [(area, muscles_of(area)) for area in Area],
        "shelves": shelves,
        "found": sum(len(shelf.exercises) for shelf in shelves),
    }
    return render(request, "exercises/list.html", screen)


@login_not_required
@require_safe
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    # One whose file is gone is in the table only: logged sets may point at it.
    found = reference().get(slug) or get_object_or_404(Exercise, slug=slug)
    screen = {
        "exercise": found,
        "back": found.back(),
        "swaps": swaps(found),
    }
    return render(request, "exercises/detail.html", screen)
