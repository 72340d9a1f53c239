"""The coach's pages about one client."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from coaching import access
from coaching.client import page as client_page
from coaching.client import workout_page
from coaching.models import Page
from history.lift.views import lift_screen

WORKOUTS_A_PAGE = 30


@require_safe
def client(request: SignedInRequest, id: int) -> HttpResponse:
    coaching = access.seen(request, id, Page.CLIENT)
    return render(request, "coaching/client.html", client_page.client(coaching, request.GET))


@require_safe
def client_history(request: SignedInRequest, id: int) -> HttpResponse:
    coaching = access.seen(request, id, Page.HISTORY)
    pages = Paginator(client_page.earlier_workouts(coaching), WORKOUTS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(request, "coaching/history.html", {"coaching": coaching, "page": page})


@require_safe
def client_lift(request: SignedInRequest, id: int, slug: str) -> HttpResponse:
    coaching = access.seen(request, id, Page.HISTORY)
    screen = lift_screen(request, coaching.client, slug, client_page.reader(coaching))
    return render(request, "coaching/lift.html", {"coaching": coaching, **screen})


@require_safe
def client_workout(request: SignedInRequest, id: int, workout: int) -> HttpResponse:
    screen = workout_page.workout(*access.seen_workout(request, id, workout))
    return render(request, "coaching/workout.html", screen)
