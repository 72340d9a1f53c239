"""The queue of workouts that wait for review, and going on from one to the next."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from coaching import looks, reviews
from coaching.models import Page
from workouts.models import Workout

WORKOUTS_A_PAGE = 50


@require_safe
def review_queue(request: SignedInRequest) -> HttpResponse:
    waiting = reviews.waiting(request.user).select_related("lifter").with_work_sets()
    page = Paginator(waiting, WORKOUTS_A_PAGE).get_page(request.GET.get("page"))
    looks.record(request.user, {workout.lifter for workout in page}, Page.LIST)
    return render(request, "coaching/queue.html", {"page": page})


@require_POST
def review_workout(request: SignedInRequest, id: int, workout: int) -> HttpResponse:
    try:
        following = reviews.mark_and_go_on(coach=request.user, coaching=id, workout=workout)
    except Workout.DoesNotExist:
        raise Http404 from None
    if following is None:
        messages.success(request, "Reviewed. Nothing else is waiting.")
        return redirect("clients")
    messages.success(request, "Reviewed. The next one:")
    return redirect("client_workout", *following)
