"""Which training days were due: each date read through the program that was in force then.

A day of a role is due at most once a week, so that one moved within its week is still one;
days before the first program, and those after a program ended, belong to no program. One on a
date on which the lifter could not train is excused: neither due nor missed. Values alone; the
columns they are read from come along with a query that is made anyway.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from workouts.dated_facts import Excused, LighterSpan, excuses, lighter_spans
from workouts.models import Prescription, Program, TrainingDay
from workouts.openings import half_of

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
class DueDay:
    """One date on which a day of a role was due, by which program, whether in a lighter week,
    and what excuses it."""

    role: str
    date: datetime.date
    span: Span
    is_lighter: bool = False
    excused: Excused | None = None

    @property
    def week_starts(self) -> datetime.date:
        return self.span.week_of(self.date)

    @property
    def week_ends(self) -> datetime.date:
        return self.week_starts + 6 * _DAY

    @property
    def sets(self) -> Mapping[str, int]:
        """How many of each exercise were due."""
        planned = self.span.days[self.role].sets
        if not self.is_lighter:
            return planned
        return {exercise: half_of(sets) for exercise, sets in planned.items()}


@dataclass(frozen=True, slots=True)
class Calendar:
    """All programs of one lifter, the weeks they took lighter and the days they were excused,
    oldest first."""

    spans: Sequence[Span]
    lighter: Sequence[LighterSpan] = ()
    excuses: Sequence[Excused] = ()

    def in_force(self, date: datetime.date) -> Span | None:
        """The program of a date; None before the first began."""
        spans = [
            span
            for span in self.spans
            if span.starts <= date and (span.ends is None or date < span.ends)
        ]
        return spans[-1] if spans else None

    def week(self, date: datetime.date) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of the week a date lies in; of a week that was begun on
        another weekday while it ran, the part that the date lies in."""
        runs = self._runs()
        if not runs:
            return week_of(date, 0), week_of(date, 0) + 6 * _DAY
        at = max(0, bisect_right(runs, date, key=lambda run: run[0]) - 1)
        first = week_of(date, runs[at][1])
        last = first + 6 * _DAY
        if at:
            first = max(first, runs[at][0])
        if at + 1 < len(runs):
            last = min(last, runs[at + 1][0] - _DAY)
        return first, last

    def _runs(self) -> list[tuple[datetime.date, int]]:
        """The weekdays 0-6 that weeks have started on, each with the date since when."""
        runs: list[tuple[datetime.date, int]] = []
        for span in self.spans:
            # A program that ended on the day it began was in force on no date.
            if span.starts != span.ends and (not runs or runs[-1][1] != span.week_starts):
                runs.append((span.starts, span.week_starts))
        return runs

    def span(self, program: int) -> Span | None:
        """A program by its id."""
        return next((span for span in self.spans if span.program == program), None)

    def lighter_week(self, date: datetime.date) -> LighterSpan | None:
        """The lighter week that a date lies in."""
        return next((week for week in self.lighter if week.starts <= date <= week.ends), None)

    def excused(self, date: datetime.date) -> Excused | None:
        """What excuses a date, if anything does."""
        return next((days for days in self.excuses if days.reaches(date, date)), None)

    def due(self, role: str, first: datetime.date, last: datetime.date) -> list[DueDay]:
        """The days of a role between two dates, both included, oldest first: those that were
        due, and those that were excused."""
        days, before = list[DueDay](), datetime.date.min
        for day in self._dates(role, first - 6 * _DAY, last):
            # An earlier day of the same week takes the place of a later one, unless excused.
            if before < day.week_starts and day.date >= first:
                days.append(day)
            before = before if day.excused else day.date
        return days

    def _dates(self, role: str, first: datetime.date, last: datetime.date) -> Iterator[DueDay]:
        for span in self.spans:
            if role not in span.days:
                continue
            until = last if span.ends is None else min(last, span.ends - _DAY)
            date = on_weekday(span.days[role].weekday, max(first, span.starts))
            while date <= until:
                is_lighter = self.lighter_week(date) is not None
                yield DueDay(role, date, span, is_lighter, self.excused(date))
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


def read(
    spans: Sequence[Mapping[str, Any]],
    lighter: Sequence[Mapping[str, Any]] = (),
    excused: Sequence[Mapping[str, Any]] = (),
) -> Calendar:
    """The calendar from the columns of spans_of() and of dated_facts, as JSON gives them."""
    return Calendar([_span(row) for row in spans], lighter_spans(lighter), excuses(excused))


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _span(row: Mapping[str, Any]) -> Span:
    return Span(
        row["program"],
        _date(row["starts"]),
        _date(row["ends"]) if row["ends"] else None,
        row["week_starts"],
        {
            day["role"]: PlannedDay(
                day["weekday"], {planned["exercise"]: planned["sets"] for planned in day["sets"]}
            )
            for day in row["days"]
        },
    )
