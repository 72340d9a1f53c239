"""What a coach may open: anything else answers 404, as if it did not exist."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404

from accounts.requests import SignedInRequest
from coaching import looks, reviews
from coaching.models import Coaching, Comment, HandOver, Page
from prepared import Placeholder, Prepared
from workouts.models import LoggedSet, Workout
from workouts.models.log import owned_workout


def open_coaching(request: SignedInRequest, id: int) -> Coaching:
    """An open coaching of the signed-in coach; 404 otherwise. `is_offered_on` is whether the
    client is asked to go on with another coach."""
    return _open(request, id, Page.CLIENT)


def seen(request: SignedInRequest, id: int, page: Page) -> Coaching:
    """The same, and records for the client that the coach looked at such a page."""
    coaching = _open(request, id, page)
    _record(request, coaching, page)
    return coaching


def seen_workout(request: SignedInRequest, id: int, workout: int) -> tuple[Coaching, Workout]:
    """A workout of a client with what its page tells of reviews, and records for them that the
    coach looked at one; 404 otherwise."""
    coaching = _open(request, id, Page.WORKOUT)
    asked = {"lifter": coaching.client_id, "coaching": coaching.pk, "workout": workout}
    visit = _REVIEWED.first(**asked, **reviews.values(request.user))
    if visit is None:
        raise Http404
    _record(request, coaching, Page.WORKOUT)
    return coaching, visit


def _open(request: SignedInRequest, id: int, page: Page) -> Coaching:
    coaching = _VISIBLE.first(coach=request.user.pk, coaching=id, page=page)
    if coaching is None:
        raise Http404
    return coaching


def _record(request: SignedInRequest, coaching: Any, page: Page) -> None:
    if coaching.noted_on != coaching.client.today():
        looks.record(request.user, [coaching.client], page)


def _visible() -> Any:
    coach, page = _named("coach"), _named("page")
    visible = Coaching.objects.visible_to(coach).filter(pk=_named("coaching"))
    offered = HandOver.objects.standing().filter(coaching=OuterRef("pk"))
    return visible.select_related("coach", "client").annotate(
        noted_on=looks.noted_on(page), is_offered_on=Exists(offered)
    )


def _reviewed() -> Any:
    """A workout, whether it `is_marked` as reviewed, how many `others_wait`, and whether anything
    `is_said` about it."""
    coaching = _named("coaching")
    comments = Comment.objects.filter(coaching=coaching, workout=OuterRef("pk"))
    return owned_workout().annotate(
        is_marked=reviews.reviewed(coaching),
        others_wait=reviews.others_waiting(_named),
        is_said=Exists(comments),
    )


def _named(name: str) -> Any:
    return Placeholder(name)


_VISIBLE: Prepared[Coaching] = Prepared(_visible)
_REVIEWED: Prepared[Workout] = Prepared(_reviewed)


def posted(request: SignedInRequest) -> QueryDict | None:
    """The posted data, which may be empty; None for a GET, so that the form is unbound."""
    return request.POST if request.method == "POST" else None


def set_of(workout: Workout, id: uuid.UUID | None) -> LoggedSet | None:
    """A set of the workout; None without an id, 404 for a set of another workout."""
    return get_object_or_404(workout.sets.all(), pk=id) if id else None


def workout_of(coaching: Coaching, id: int) -> Workout:
    """A workout of the client; 404 for anybody else's."""
    mine = Workout.objects.owned_by(coaching.client)
    workouts = mine.select_related("program__equipment", "equipment")
    return get_object_or_404(workouts, pk=id)
