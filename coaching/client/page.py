"""One client: their week, where each lift is, and what waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from coaching import reviews, wording
from coaching.client.lift_chosen import lift_chosen
from coaching.discretion import discreet_day
from coaching.models import Coaching, Comment, Proposal
from coaching.roster.ranked import line
from history.lift.page import Reader
from workouts import weeks
from workouts.models import Workout
from workouts.week.page import week

_LATEST = 8
_ANSWERED = 3


def client(coaching: Coaching, asked: Mapping[str, str]) -> dict[str, Any]:
    """Everything client.html shows; `asked` says which lift to draw, if any."""
    screen = _week(coaching)
    of_client = Proposal.objects.filter(coaching=coaching)
    return {
        "coaching": coaching,
        "client": coaching.client,
        "line": line(coaching),
        "workouts": earlier_workouts(coaching)[:_LATEST],
        "proposals": wording.proposals(of_client.waiting()),
        "answered": wording.proposals(of_client.exclude(answer="")[:_ANSWERED]),
        **screen,
        **lift_chosen(coaching.client, screen["days"], asked),
    }


def reader(coaching: Coaching) -> Reader:
    """The coach as the reader of a lift's page, with links to the coach's pages of workouts."""

    def workout_url(workout: int) -> str:
        return reverse("client_workout", args=[coaching.pk, workout])

    return Reader(workout_url, whose="Their", is_lifter=False)


def _week(coaching: Coaching) -> dict[str, Any]:
    """This week as the client sees it; no days for an account without a program."""
    client = coaching.client
    prescriptions = weeks.planned(client)
    if not prescriptions:
        return {"days": []}
    today = client.today()
    days = [discreet_day(day, coaching) for day in weeks.this_week(prescriptions, today).days]
    screen = week(client, weeks.Week(days, []), today)
    # A workout in progress hides its lifts in the client's week, but the coach sees them.
    due = [replace(day, state=weeks.State.DUE) for day in days]
    whole = week(client, weeks.Week(due, []), today)
    cards = zip(screen["days"], whole["days"], strict=True)
    return screen | {"days": [replace(card, lifts=full.lifts) for card, full in cards]}


def earlier_workouts(coaching: Coaching) -> QuerySet[Workout]:
    """The client's workouts, newest first, each with the number of its work sets, whether it was
    `reviewed` in this coaching, and whether the coach has an `unread` comment on it."""
    unread = Comment.objects.filter(
        coaching=coaching, workout=OuterRef("pk"), to=coaching.coach_id, read_at=None
    )
    workouts = Workout.objects.owned_by(coaching.client).with_work_sets()
    marked = workouts.annotate(reviewed=reviews.reviewed(coaching.pk), unread=Exists(unread))
    return marked.order_by("-performed_on", "role")
