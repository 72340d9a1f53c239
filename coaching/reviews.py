"""Workouts that wait for a coach, and what coach and client write about them."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from accounts.models import User
from coaching import review_sql
from coaching.line_makers import made_by
from coaching.models import Coaching, Comment, Review
from prepared import Placeholder, rows
from workouts.models import Kind, LoggedSet, Role, Workout
from workouts.models.log import WorkoutQuerySet

# Ours: after so long nobody expects a review any more.
WAITS = datetime.timedelta(days=90)
# By then the date has passed in every time zone, so nobody will finish the workout.
OVER = datetime.timedelta(days=2)


def waiting(coach: User) -> WorkoutQuerySet:
    """Workouts of all clients done since they agreed and not reviewed, oldest first.

    Each carries `coaching_id`, the coaching it is seen through.
    """
    visible = Coaching.objects.visible_to(coach)
    coachings = visible.filter(client=OuterRef("lifter"))
    # The lifters are named, or Postgres would start from every workout there is.
    workouts = Workout.objects.filter(lifter__in=visible.values("client")).annotate(
        coaching_id=coachings.values("pk")[:1], agreed_at=coachings.values("accepted_at")[:1]
    )
    return _not_reviewed(workouts, OuterRef("coaching_id"), F("agreed_at"))


def with_waiting(coachings: QuerySet[Coaching]) -> QuerySet[Coaching]:
    """Coachings, each with `waiting`: the ids and dates of its workouts that wait, oldest first."""
    workouts = Workout.objects.filter(lifter=OuterRef("client"))
    waits = _not_reviewed(workouts, OuterRef(OuterRef("pk")), OuterRef("accepted_at"))
    columns = JSONObject(id="pk", on="performed_on")
    return coachings.annotate(waiting=ArraySubquery(waits.values(json=columns)))


def with_answers(coachings: QuerySet[Coaching]) -> QuerySet[Coaching]:
    """Coachings, each with the workout (`answer_on`) and the set (`answer_to`) of the oldest
    answer that the coach has not read."""
    unread = Comment.objects.filter(coaching=OuterRef("pk"), to=OuterRef("coach"), read_at=None)
    first = unread.order_by("written_at", "pk")
    return coachings.annotate(
        answer_on=Subquery(first.values("workout")[:1]),
        answer_to=Subquery(first.values("set")[:1]),
    )


def _not_reviewed(
    workouts: WorkoutQuerySet, coaching: OuterRef, agreed_at: F | OuterRef
) -> WorkoutQuerySet:
    """Those of the last 90 days that are over, have a work set, were done since the client
    agreed, and were not looked at.
    """
    today = timezone.now().date()
    # Both roles are named, so that the index workout_one_a_role_and_date is used.
    latest = workouts.filter(role__in=Role.values, performed_on__gt=today - WAITS)
    return (
        latest.filter(Q(finished_at__isnull=False) | Q(performed_on__lte=today - OVER))
        .annotate(done_at=Coalesce("finished_at", "started_at"))
        .filter(done_at__gt=agreed_at)
        .filter(_HAS_WORK)
        .exclude(reviewed(coaching))
        .order_by("done_at", "pk")
    )


def reviewed(coaching: Any) -> Exists:
    """Whether a workout was reviewed in a coaching since it was finished."""
    done_at = Coalesce(OuterRef("finished_at"), OuterRef("started_at"))
    reviews = Review.objects.filter(coaching=coaching, workout=OuterRef("pk"))
    return Exists(reviews.filter(at__gte=done_at))


def next_waiting(coach: User) -> tuple[int, int] | None:
    """The coaching and the workout to review next: the first of waiting()."""
    following: tuple[int, int] | None = _first_row(review_sql.NEXT, coach, workout=None)
    return following


def others_waiting(value: Callable[[str], Any]) -> RawSQL:
    """A column of a workout: how many others there are in waiting(), by what gives each of the
    values() of a coach by its name, or a Placeholder for it."""
    sql = _with_visible(review_sql.COUNT)
    in_order = [value(name) for name in re.findall(r"%\((\w+)\)s", sql)]
    by_place = re.sub(r"%\(\w+\)s", "%s", sql)
    return RawSQL(by_place, in_order, IntegerField())  # noqa: S611 - the text is our own


def values(coach: User) -> dict[str, Any]:
    """What the statements of review_sql are asked with."""
    now = timezone.now()
    today = now.date()
    days = {"today": today, "since": today - WAITS, "over": today - OVER}
    return {"coach": coach.pk, "roles": Role.values, "now": now, "made_by": made_by(), **days}


def _first_row(sql: str, coach: User, **more: Any) -> Any:
    return next(iter(rows(_with_visible(sql), values(coach) | more)), None)


@cache
def _with_visible(sql: str) -> str:
    """A statement of review_sql, with the coachings that the `coach` may see."""
    one: Any = Placeholder("coach")
    visible = Coaching.objects.visible_to(one).values("pk", "client", "accepted_at")
    text, given = visible.query.sql_with_params()
    return sql.format(visible=text % tuple(f"%({each.name})s" for each in given))


_HAS_WORK = Exists(LoggedSet.objects.filter(workout=OuterRef("pk"), kind=Kind.WORK))


def mark_reviewed(*, coaching: Coaching, workout: Workout) -> None:
    """The coach has looked at it, and has read what the client wrote there."""
    mark_and_go_on(coach=coaching.present_coach, coaching=coaching.pk, workout=workout.pk)


def mark_and_go_on(*, coach: User, coaching: int, workout: int) -> tuple[int, int] | None:
    """The same by ids; the coaching and the workout to review next, if one waits. One statement.

    Raises Workout.DoesNotExist for what the coach may not see, or what is deleted meanwhile.
    """
    row = _first_row(review_sql.MARK, coach, coaching=coaching, workout=workout)
    if row is None:
        raise Workout.DoesNotExist
    return None if row[1] is None else row


def mark_read(*, reader: User, coaching: Coaching, workout: Workout) -> None:
    unread = Comment.objects.filter(coaching=coaching, workout=workout, to=reader, read_at=None)
    unread.update(read_at=timezone.now())


@transaction.atomic
def comment(
    *,
    coaching: Coaching,
    workout: Workout,
    author: User,
    text: str,
    id: uuid.UUID,
    set: LoggedSet | None = None,
) -> Comment:
    """Store a comment to the other side, and mark what the author got before as read.

    The same id with the same comment changes nothing. Raises ValidationError for an id that
    another comment has.
    """
    to = coaching.client if author == coaching.coach else coaching.coach
    fields = {"coaching": coaching, "workout": workout, "set": set, "author": author, "text": text}
    row, is_new = Comment.objects.get_or_create(id=id, defaults={**fields, "to": to})
    if not is_new and any(getattr(row, field) != value for field, value in fields.items()):
        raise ValidationError("Something else was sent from this page before. Send this again.")
    mark_read(reader=author, coaching=coaching, workout=workout)
    return row
