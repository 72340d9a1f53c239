"""The queue of workouts that wait for review, and going on from one to the next."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from coaching import access, looks, reviews
from coaching.models import Page

WORKOUTS_A_PAGE = 50


@require_safe
def review_queue(request: SignedInRequest) -> HttpResponse:
    waiting = reviews.waiting(request.user).select_related("lifter").with_work_sets()
    page = Paginator(waiting, WORKOUTS_A_PAGE).get_page(request.GET.get("page"))
    looks.record(request.user, {workout.lifter for workout in page}, Page.LIST)
    return render(request, "coaching/queue.html", {"page": page})


@require_POST
def review_workout(request: SignedInRequest, id: int, workout: int) -> HttpResponse:
    coaching = access.open_coaching(request, id)
    try:
        reviews.mark_reviewed(coaching=coaching, workout=access.workout_of(coaching, workout))
    except IntegrityError:  # the client deleted it at the same moment
        raise Http404 from None
    following = reviews.next_waiting(request.user)
    if following is None:
        messages.success(request, "Reviewed. Nothing else is waiting.")
        return redirect("clients")
    messages.success(request, "Reviewed. The next one:")
    return redirect("client_workout", *following)
