"""Excused days and lighter weeks as values, and the columns that they are read from, which come
along with a query that is made anyway.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from workouts.models import ExcusedDays, LighterWeek, LoggedSet


@dataclass(frozen=True, slots=True)
class LighterSpan:
    """A lighter week, from its first day to its last, and whether anything is logged in it."""

    id: int
    starts: datetime.date
    ends: datetime.date
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Excused:
    """Dates on which a lifter cannot train, both included, and why (`kind` is an Excuse);
    without a last one they go on until the lifter is back."""

    id: int
    first: datetime.date
    last: datetime.date | None
    kind: str
    note: str

    def reaches(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether any of them lies between two dates, both included."""
        return self.first <= last and (self.last is None or self.last >= first)


def lighter_weeks_of(lifter: Any) -> ArraySubquery:
    """A column with every lighter week of a lifter, as lighter_spans() takes it."""
    logged = LoggedSet.objects.filter(
        workout__lifter=OuterRef("lifter"),
        workout__is_lighter=True,
        workout__performed_on__range=(OuterRef("starts_on"), OuterRef("ends_on")),
    )
    weeks = LighterWeek.objects.filter(lifter=lifter).order_by("starts_on")
    columns = JSONObject(id="pk", starts="starts_on", ends="ends_on", is_begun=Exists(logged))
    return ArraySubquery(weeks.values(json=columns))


def lighter_spans(rows: Sequence[Mapping[str, Any]]) -> list[LighterSpan]:
    """The lighter weeks of a column of lighter_weeks_of(), oldest first."""
    return [
        LighterSpan(
            row["id"],
            datetime.date.fromisoformat(row["starts"]),
            datetime.date.fromisoformat(row["ends"]),
            row["is_begun"],
        )
        for row in rows
    ]


def excused_of(lifter: Any) -> ArraySubquery:
    """A column with every excused day of a lifter, as excuses() takes it."""
    rows = ExcusedDays.objects.filter(lifter=lifter).order_by("first_on")
    columns = JSONObject(id="pk", first="first_on", last="last_on", kind="kind", note="note")
    return ArraySubquery(rows.values(json=columns))


def excuses(rows: Sequence[Mapping[str, Any]]) -> list[Excused]:
    """The excused days of a column of excused_of(), oldest first."""
    return [
        Excused(
            row["id"],
            datetime.date.fromisoformat(row["first"]),
            datetime.date.fromisoformat(row["last"]) if row["last"] else None,
            row["kind"],
            row["note"],
        )
        for row in rows
    ]
