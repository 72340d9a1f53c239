"""Which days are in the calendar, and what became of each. Values alone, asked of no database."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workouts.calendar import Calendar, DueDay
from workouts.models import Role

_DAY = datetime.timedelta(days=1)
BACK, AHEAD = 365 * _DAY, 56 * _DAY
_NOON = datetime.time(12, tzinfo=datetime.UTC)


class Became(StrEnum):
    """What became of a training day, in the words of the calendar."""

    PLANNED = ""
    STARTED = "started"
    DONE = "done"
    MISSED = "missed"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class DoneDay:
    """A workout that has a work set or is finished: its program, and when it became so. Until it
    is finished it is one that was started, as in the week."""

    role: str
    on: datetime.date
    program: int
    at: datetime.datetime
    is_finished: bool


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One day of the calendar: at most one a role and date.

    `sets` are those that the plan of that day has of each exercise; `changed_at` is when it last
    became what it is, as far as is known without keeping it: it stays the same until then.
    """

    role: str
    date: datetime.date
    became: Became
    sets: Mapping[str, int]
    changed_at: datetime.datetime

    @property
    def words(self) -> str:
        day = Role(self.role).label
        return f"{day}, {self.became}" if self.became else str(day)


def entries(calendar: Calendar, done: Sequence[DoneDay], today: datetime.date) -> list[FeedEntry]:
    """The days of a year back and eight weeks ahead, in order. `done` are all workouts since a
    week before that.

    A day that was trained on another of its week stands where it was trained, and nowhere else.
    """
    found = [entry for role in Role.values for entry in _of_role(role, calendar, done, today)]
    return sorted(found, key=lambda entry: (entry.date, entry.role))


def _of_role(
    role: str, calendar: Calendar, done: Sequence[DoneDay], today: datetime.date
) -> Iterator[FeedEntry]:
    first = today - BACK
    mine = [workout for workout in done if workout.role == role]
    yield from (_trained(workout, calendar) for workout in mine if workout.on >= first)
    for day in calendar.due(role, first, today + AHEAD):
        if not any(day.week_starts <= workout.on <= day.week_ends for workout in mine):
            yield _due(day, today)


def _trained(workout: DoneDay, calendar: Calendar) -> FeedEntry:
    span = calendar.span(workout.program)
    planned = span.days.get(workout.role) if span else None
    sets = planned.sets if planned else {}
    became = Became.DONE if workout.is_finished else Became.STARTED
    return FeedEntry(workout.role, workout.on, became, sets, workout.at)


def _due(day: DueDay, today: datetime.date) -> FeedEntry:
    became, since = Became.PLANNED, day.span.starts
    if day.excused is not None:
        became = Became.EXCUSED
    elif day.date < today:
        became, since = Became.MISSED, day.date + _DAY
    changed_at = datetime.datetime.combine(since, _NOON)
    return FeedEntry(day.role, day.date, became, day.sets, changed_at)
