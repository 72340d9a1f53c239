"""Asks Postgres for everything that an address of a calendar tells."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from calendar_feed.entries import BACK, DoneDay, FeedEntry, entries
from calendar_feed.models import CalendarFeed
from exercises.models import Exercise
from prepared import Placeholder, Prepared
from workouts.calendar import read, spans_of
from workouts.dated_facts import excused_of, lighter_weeks_of
from workouts.models import Kind, LoggedSet, LogRevision, Role, Workout

_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SubscribedDays:
    """What an address tells today: its days, the names of the exercises in their order where they
    are to be told, and how often log and plan have changed."""

    feed: CalendarFeed
    today: datetime.date
    entries: list[FeedEntry]
    names: Mapping[str, str]
    revision: int


def subscribed(secret: str) -> SubscribedDays | None:
    """What the address with this secret tells; None where there is none. One query, and another
    for the names of exercises."""
    # Nobody's date is further back than a day, and a week that began before is whole.
    since = timezone.now().date() - BACK - 2 * _WEEK
    found: Any = _FEED.first(secret=secret, since=since)
    if found is None:
        return None
    calendar, today = read(found.spans, found.lighter, found.excused), found.lifter.today()
    days = entries(calendar, [_done(row) for row in found.done], today)
    names = _names() if found.with_exercises else {}
    return SubscribedDays(found, today, days, names, found.revision)


def _names() -> dict[str, str]:
    return dict(Exercise.objects.order_by("position").values_list("slug", "name"))


def _feed() -> QuerySet[Any]:
    # Any: the type checker takes a Placeholder for no value, and the columns for attributes.
    open_to: Any = CalendarFeed.objects.filter(
        secret=Placeholder("secret"), lifter__is_active=True
    ).select_related("lifter")
    lifter = OuterRef("lifter")
    revision = LogRevision.objects.filter(lifter=lifter).values("number")
    feed: QuerySet[Any] = open_to.annotate(
        spans=spans_of(lifter),
        lighter=lighter_weeks_of(lifter),
        excused=excused_of(lifter),
        done=_done_since(lifter),
        revision=Coalesce(Subquery(revision), 0),
    )
    return feed


def _done_since(lifter: Any) -> ArraySubquery:
    """Both roles are named, so that the index workout_one_a_role_and_date is used."""
    since: Any = Placeholder("since")
    mine = Workout.objects.filter(lifter=lifter, role__in=Role.values, performed_on__gte=since)
    work = LoggedSet.objects.filter(workout=OuterRef("pk"), kind=Kind.WORK)
    done = mine.filter(Exists(work) | Q(finished_at__isnull=False)).order_by("performed_on", "role")
    times = {"started": "started_at", "finished": "finished_at"}
    return ArraySubquery(
        done.values(json=JSONObject(role="role", on="performed_on", program="program_id", **times))
    )


_FEED: Prepared[CalendarFeed] = Prepared(_feed)


def _done(row: Mapping[str, Any]) -> DoneDay:
    on, finished = datetime.date.fromisoformat(row["on"]), row["finished"]
    at = datetime.datetime.fromisoformat(finished or row["started"]).astimezone(datetime.UTC)
    return DoneDay(row["role"], on, row["program"], at, finished is not None)
