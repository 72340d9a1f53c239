"""The doors of the coach's pages: what is not open to them does not exist."""

from __future__ import annotations

import uuid

from django.http import QueryDict
from django.shortcuts import get_object_or_404

from accounts.requests import SignedInRequest
from coaching import looks
from coaching.models import Coaching, Page
from workouts.models import LoggedSet, Workout


def open_coaching(request: SignedInRequest, id: int) -> Coaching:
    """A coaching that lets the signed-in coach in now; 404 otherwise."""
    visible = Coaching.objects.visible_to(request.user).select_related("coach", "client")
    return get_object_or_404(visible, pk=id)


def seen(request: SignedInRequest, id: int, page: Page) -> Coaching:
    """The same, and the client will read that a page of them was looked at."""
    coaching = open_coaching(request, id)
    looks.record(request.user, [coaching.client], page)
    return coaching


def seen_workout(request: SignedInRequest, id: int, workout: int) -> tuple[Coaching, Workout]:
    """A workout of a client, and the client will read that one was looked at; 404 otherwise."""
    coaching = open_coaching(request, id)
    visit = workout_of(coaching, workout)
    looks.record(request.user, [coaching.client], Page.WORKOUT)
    return coaching, visit


def posted(request: SignedInRequest) -> QueryDict | None:
    """What a form was sent with, also where that is nothing; None where none was sent."""
    return request.POST if request.method == "POST" else None


def set_of(workout: Workout, id: uuid.UUID | None) -> LoggedSet | None:
    """A set of the workout; None for none, 404 for a set of another workout."""
    return get_object_or_404(workout.sets.all(), pk=id) if id else None


def workout_of(coaching: Coaching, id: int) -> Workout:
    """A workout of the client; 404 for anybody else's."""
    workouts = Workout.objects.owned_by(coaching.client).select_related("program__equipment")
    return get_object_or_404(workouts, pk=id)
