"""Which training days were due: each date read through the program that was in force then.

A day of a role is due at most once a week, so that one moved within its week is still one;
days before the first program, and those after a program ended, are nobody's. One on a date on
which the lifter could not train is excused: neither due nor missed. Values alone; the columns
they are read from are asked for by whichever query is made anyway.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from workouts.models import ExcusedDays, Prescription, Program, TrainingDay

_DAY = datetime.timedelta(days=1)
_WEEK = 7 * _DAY


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A training day of a program: its weekday, and the sets of each exercise."""

    weekday: int
    sets: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Span:
    """A program while it was in force: from `starts` until before `ends` (None: it still is)."""

    program: int
    starts: datetime.date
    ends: datetime.date | None
    week_starts: int
    days: Mapping[str, PlannedDay]

    def week_of(self, date: datetime.date) -> datetime.date:
        """The first day of the week a date lies in."""
        return week_of(date, self.week_starts)


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


@dataclass(frozen=True, slots=True)
class DueDay:
    """One date on which a day of a role was due, by which program, and what excuses it."""

    role: str
    date: datetime.date
    span: Span
    excused: Excused | None = None

    @property
    def week_starts(self) -> datetime.date:
        return self.span.week_of(self.date)

    @property
    def week_ends(self) -> datetime.date:
        return self.week_starts + 6 * _DAY

    @property
    def sets(self) -> Mapping[str, int]:
        return self.span.days[self.role].sets


@dataclass(frozen=True, slots=True)
class Calendar:
    """All programs of one lifter and all days they were excused, oldest first."""

    spans: Sequence[Span]
    excuses: Sequence[Excused] = ()

    def in_force(self, date: datetime.date) -> Span | None:
        """The program of a date; none before the first began."""
        found = [span for span in self.spans if _is_within(date, span)]
        return found[-1] if found else None

    def excused(self, date: datetime.date) -> Excused | None:
        """What excuses a date, if anything does."""
        return next((each for each in self.excuses if each.reaches(date, date)), None)

    def due(self, role: str, first: datetime.date, last: datetime.date) -> list[DueDay]:
        """The days of a role between two dates, both included, oldest first: those that were
        due, and those that were excused."""
        found: list[DueDay] = []
        # An earlier day of the same week takes the place of a later one, unless it was excused.
        for day in self._dates(role, first - 6 * _DAY, last):
            if not found or found[-1].excused or found[-1].date < day.week_starts:
                found.append(day)
        return [day for day in found if day.date >= first]

    def _dates(self, role: str, first: datetime.date, last: datetime.date) -> Iterator[DueDay]:
        for span in self.spans:
            if role not in span.days:
                continue
            until = last if span.ends is None else min(last, span.ends - _DAY)
            date = on_weekday(span.days[role].weekday, max(first, span.starts))
            while date <= until:
                yield DueDay(role, date, span, self.excused(date))
                date += _WEEK


def week_of(date: datetime.date, starts: int) -> datetime.date:
    """The first day of the week a date lies in, for weeks that start on a weekday 0-6."""
    return date - datetime.timedelta(days=(date.weekday() - starts) % 7)


def on_weekday(weekday: int, first: datetime.date) -> datetime.date:
    """The first date from `first` on that is a weekday 0-6."""
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7)


def spans_of(lifter: Any) -> ArraySubquery:
    """A column with every program of a lifter (an account or an OuterRef), as read() takes it."""
    prescribed = Prescription.objects.filter(day=OuterRef("pk")).order_by()
    sets = prescribed.values(json=JSONObject(exercise="exercise_id", sets="sets"))
    planned = TrainingDay.objects.filter(program=OuterRef("pk")).order_by()
    days = planned.values(json=JSONObject(role="role", weekday="weekday", sets=ArraySubquery(sets)))
    programs = Program.objects.filter(lifter=lifter).order_by("started_on", "pk")
    whole = JSONObject(
        program="pk",
        starts="started_on",
        ends="ended_on",
        week_starts="week_starts",
        days=ArraySubquery(days),
    )
    return ArraySubquery(programs.values(json=whole))


def excused_of(lifter: Any) -> ArraySubquery:
    """A column with every excused day of a lifter, as excuses() takes it."""
    rows = ExcusedDays.objects.filter(lifter=lifter).order_by("first_on")
    told = JSONObject(id="pk", first="first_on", last="last_on", kind="kind", note="note")
    return ArraySubquery(rows.values(json=told))


def read(spans: Sequence[Mapping[str, Any]], excused: Sequence[Mapping[str, Any]]) -> Calendar:
    """The calendar that two such columns tell."""
    return Calendar([_span(told) for told in spans], excuses(excused))


def excuses(excused: Sequence[Mapping[str, Any]]) -> list[Excused]:
    """The excused days that such a column tells, oldest first."""
    return [
        Excused(told["id"], _date(told["first"]), _end(told["last"]), told["kind"], told["note"])
        for told in excused
    ]


def _span(told: Mapping[str, Any]) -> Span:
    return Span(
        told["program"],
        _date(told["starts"]),
        _end(told["ends"]),
        told["week_starts"],
        {
            day["role"]: PlannedDay(
                day["weekday"], {each["exercise"]: each["sets"] for each in day["sets"]}
            )
            for day in told["days"]
        },
    )


_date = datetime.date.fromisoformat


def _end(told: str | None) -> datetime.date | None:
    return _date(told) if told else None


def _is_within(date: datetime.date, span: Span) -> bool:
    return span.starts <= date and (span.ends is None or date < span.ends)
