"""Asks Postgres for all workouts of a lift at once, with only what a drawing needs of each."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, JSONField, OuterRef, QuerySet

from workouts.exact_text import exact_text
from workouts.models import Kind, LoggedSet, SwappedIn, Workout


class _List(Func):
    """Fields as a JSON list, which is shorter than an object for each row."""

    function = "JSONB_BUILD_ARRAY"
    output_field = JSONField()


def all_time_of(lifter: Any, exercise: Any) -> QuerySet[Any, Any]:
    """The workouts of a lifter (their id) with work sets of an exercise, on the days of both roles,
    oldest first, as AllTimeRow takes them: for a column of another query, or as one of its own."""
    done = LoggedSet.objects.filter(workout=OuterRef("pk"), exercise=exercise)
    columns = _List("id", "kind", exact_text("load"), "reps", "rir", exact_text("target_load"))
    sets = done.exclude(kind=Kind.WARMUP).order_by("position").values(json=columns)
    swaps = SwappedIn.objects.filter(workout=OuterRef("pk"), exercise=exercise)
    rows = Workout.objects.owned_by(lifter).filter(Exists(done.filter(kind=Kind.WORK)))
    return rows.order_by("performed_on").values(
        json=_List(
            "pk",
            "program_id",
            "role",
            "performed_on",
            F("program__equipment__unit"),
            "is_lighter",
            ArraySubquery(swaps.values("prescribed")),
            ArraySubquery(sets),
        )
    )


def end_of(rows: QuerySet[Any], year: int) -> tuple[int | None, datetime.date | None]:
    """The year, and the date of the first workout after it, at which the year's table ends (None
    where no workout is later); None twice for a year without a workout. One query."""
    since = rows.filter(performed_on__year__gte=year).order_by("performed_on")
    dates = list(since.values_list("performed_on", flat=True))
    if not dates or dates[0].year != year:
        return None, None
    return year, next((on for on in dates if on.year > year), None)
