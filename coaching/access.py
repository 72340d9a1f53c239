"""What a coach may open: anything else answers 404, as if it did not exist."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import QueryDict
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.requests import SignedInRequest
from coaching import looks, reviews
from coaching.models import Coaching, Page
from workouts.models import LoggedSet, Workout


def open_coaching(request: SignedInRequest, id: int) -> Coaching:
    """An open coaching of the signed-in coach; 404 otherwise."""
    coaching: Coaching = _open(request, id)
    return coaching


def seen(request: SignedInRequest, id: int, page: Page) -> Coaching:
    """The same, and records for the client that the coach looked at such a page."""
    coaching: Coaching = _open(request, id, noted_on=looks.noted_on(page))
    _record(request, coaching, page)
    return coaching


def seen_workout(request: SignedInRequest, id: int, workout: int) -> tuple[Coaching, Workout]:
    """A workout of a client, and records for them that the coach looked at one; 404 otherwise."""
    coaching = _open(request, id, noted_on=looks.noted_on(Page.WORKOUT))
    visit = workout_of(coaching, workout, **_of_reviews(coaching, request.user))
    _record(request, coaching, Page.WORKOUT)
    return coaching, visit


def _open(request: SignedInRequest, id: int, **columns: Any) -> Any:
    visible = Coaching.objects.visible_to(request.user).select_related("coach", "client")
    return get_object_or_404(visible.annotate(**columns), pk=id)


def _record(request: SignedInRequest, coaching: Any, page: Page) -> None:
    if coaching.noted_on != coaching.client.today():
        looks.record(request.user, [coaching.client], page)


def _of_reviews(coaching: Coaching, coach: User) -> dict[str, Any]:
    """What the page of a workout tells of reviews, as columns of the workout."""
    return {
        "is_marked": reviews.reviewed(coaching.pk),
        "others_wait": reviews.others_waiting(coach),
    }


def posted(request: SignedInRequest) -> QueryDict | None:
    """The posted data, which may be empty; None for a GET, so that the form is unbound."""
    return request.POST if request.method == "POST" else None


def set_of(workout: Workout, id: uuid.UUID | None) -> LoggedSet | None:
    """A set of the workout; None without an id, 404 for a set of another workout."""
    return get_object_or_404(workout.sets.all(), pk=id) if id else None


def workout_of(coaching: Coaching, id: int, **columns: Any) -> Workout:
    """A workout of the client, with these columns; 404 for anybody else's."""
    workouts = Workout.objects.owned_by(coaching.client).select_related("program__equipment")
    return get_object_or_404(workouts.annotate(**columns), pk=id)
