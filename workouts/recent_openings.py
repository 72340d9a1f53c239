"""Where the latest workouts of a track opened: a column of the prescriptions, so that a page that
reads those needs no other query.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, JSONObject

from progression import SetResult
from workouts.exact_text import exact_text
from workouts.loads_here import on_todays_ladder
from workouts.models import Kind, LoggedSet, Prescription, Workout
from workouts.sheets import Lift

LATEST = 11  # with the next one twelve openings: a quarter of a year of main days


@dataclass(frozen=True, slots=True)
class Recent:
    """One workout of a track: what it opened with and its work sets, in its own unit, and the
    rep range of then (None where nothing was prescribed)."""

    on: datetime.date
    opening: Decimal
    unit: str
    range: tuple[int, int] | None
    is_lighter: bool
    sets: tuple[SetResult, ...]

    @property
    def left(self) -> list[int]:
        """The reps left after each set for which they were logged."""
        return [done.rir for done in self.sets if done.rir is not None]


def recent_of(lifter: Any) -> Case:
    """A column for prescriptions of a lifter: the latest workouts of each track, newest first,
    as read_recent() takes it. Of a lift that was never done no workout is looked into."""
    exercise = OuterRef(OuterRef("exercise"))
    sets = LoggedSet.objects.filter(workout=OuterRef("pk"), exercise=exercise)
    work = sets.filter(kind=Kind.WORK)
    opening = sets.filter(Q(kind=Kind.WORK) | Q(target_load__isnull=False)).order_by("position")
    loads = opening.values_list(Cast(Coalesce("due_load", "target_load", "load"), TextField()))
    done = JSONObject(load=exact_text("load"), reps="reps", rir="rir")
    meant = Prescription.objects.filter(
        day__program=OuterRef("program"), day__role=OuterRef("role"), exercise=exercise
    )
    workouts = Workout.objects.filter(Exists(work), lifter=lifter, role=OuterRef("day__role"))
    columns = JSONObject(
        on="performed_on",
        opening=Subquery(loads[:1]),
        unit=F("program__equipment__unit"),
        low=Subquery(meant.values("rep_low")[:1]),
        high=Subquery(meant.values("rep_high")[:1]),
        is_lighter="is_lighter",
        sets=ArraySubquery(work.values(json=done)),
    )
    latest = ArraySubquery(workouts.order_by("-performed_on").values(json=columns)[:LATEST])
    ever = LoggedSet.objects.filter(lifter=lifter, exercise=OuterRef("exercise"), kind=Kind.WORK)
    none = Value([], output_field=latest.output_field)
    return Case(When(Exists(ever), then=latest), default=none)


def read_recent(row: Mapping[str, Any]) -> Recent:
    """One workout from that column."""
    return Recent(
        on=datetime.date.fromisoformat(row["on"]),
        opening=Decimal(row["opening"]),
        unit=row["unit"],
        range=None if row["low"] is None else (row["low"], row["high"]),
        is_lighter=row["is_lighter"],
        sets=tuple(
            SetResult(Decimal(done["load"]), done["reps"], done["rir"]) for done in row["sets"]
        ),
    )


def openings_of(lift: Lift) -> list[Decimal]:
    """Where a track stands for the next workout and where it stood for the latest, newest first,
    on the ladder of today.

    The list ends at a lighter week, at a load set by hand and at another rep range: workouts before
    that cannot be compared with those after it.
    """
    if lift.due is None:
        return []
    openings = [lift.due.stands_at]
    for workout in map(read_recent, lift.prescription.recent):
        is_set_since = lift.by_hand is not None and lift.by_hand.on >= workout.on
        if workout.is_lighter or is_set_since or workout.range not in {None, lift.terms.range}:
            break
        openings.append(on_todays_ladder(lift.terms, workout.opening, workout.unit))
    return openings
