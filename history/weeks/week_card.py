"""A week of the history as a card: its workouts a line each, its areas, what was missed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from exercises.models import Exercise
from history.past.bests import Best
from history.past.decisions import WeightMove
from history.past.weeks import PastWeek
from progression.engine import wording
from progression.engine.figures import load_words
from workouts.calendar import Calendar, DueDay
from workouts.dated_facts import Excused
from workouts.display.excused import ExcusedCard, excused_card
from workouts.models import Role
from workouts.volume import AreaSets, area_sets, counted

_BAR = 100  # the width of a bar's drawing
_DAY = datetime.timedelta(days=1)
# The sign for the way the weight went, and its words.
ARROWS = {
    WeightMove.UP: ("▲", "up"),
    WeightMove.HELD: ("=", "same weight"),
    WeightMove.DOWN: ("▼", "down"),
    WeightMove.HAND: ("◆", "set by hand"),
    WeightMove.RANGE: ("◆", "for other reps"),
    WeightMove.LIGHTER: ("–", "lighter week"),
    WeightMove.OPEN: ("", ""),
}


@dataclass(frozen=True, slots=True)
class LiftLine:
    """The best set of a lift in words, and which way the weight went for the next time."""

    name: str
    words: str
    way: str
    arrow: str
    said: str


@dataclass(frozen=True, slots=True)
class WorkoutLine:
    id: int
    on: datetime.date
    role: str
    is_lighter: bool
    is_open: bool
    lifts: list[LiftLine]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """Sets done beside those planned, in words, as figures and as the widths of a bar."""

    label: str
    short: str
    words: str
    figures: str
    done: int
    due: int


@dataclass(frozen=True, slots=True)
class WeekCard:
    starts: datetime.date
    ends: datetime.date
    month: str
    dates: str
    workouts: Sequence[Any]
    lines: list[WorkoutLine]
    areas: list[AreaLine]
    excused: list[ExcusedCard]
    missed: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Weeks without a workout in which one was due."""

    month: str
    words: str


@dataclass(frozen=True, slots=True)
class ExcusedBetween:
    """Excused days outside every week that has a workout."""

    month: str
    words: str
    note: str


WeekEntry = WeekCard | Gap | ExcusedBetween


def cards(
    parts: Sequence[PastWeek | Excused],
    exercises: Mapping[str, Exercise],
    calendar: Calendar,
    bests: Mapping[int, Sequence[Best]],
    today: datetime.date,
    *,
    is_newest: bool,
) -> list[WeekEntry]:
    """The weeks, newest first, with what was excused and what was missed between them."""
    entries: list[tuple[datetime.date, WeekEntry]] = []
    for part in parts:
        if isinstance(part, Excused):
            card = excused_card(part, today)
            entries.append((part.first, ExcusedBetween(_month(part.first), card.words, card.note)))
        else:
            entries.append((part.starts, _week(part, exercises, calendar, bests, today)))
    weeks = [part for part in parts if isinstance(part, PastWeek)]
    ends = [(week.starts, week.ends) for week in weeks]
    if is_newest and weeks:
        ends.insert(0, (calendar.week(today)[0], today))
    for newer, older in pairwise(ends):
        first, last = older[1] + _DAY, newer[0] - _DAY
        missed = _missed(calendar, first, last, (), today)
        if missed:
            words = f"{_dates(first, last)}: {wording.counted(len(missed), 'day')} missed"
            entries.append((first, Gap(_month(missed[-1].date), words)))
    return [card for _, card in sorted(entries, key=lambda entry: entry[0], reverse=True)]


def _week(
    week: PastWeek,
    exercises: Mapping[str, Exercise],
    calendar: Calendar,
    bests: Mapping[int, Sequence[Best]],
    today: datetime.date,
) -> WeekCard:
    done = counted([workout.lifted for workout in week.workouts])
    roles = [workout.role for workout in week.workouts]
    missed = _missed(calendar, week.starts, week.ends, roles, today)
    missed_days = ", ".join(f"{day.date:%a} {day.date.day}" for day in missed)
    return WeekCard(
        starts=week.starts,
        ends=week.ends,
        month=_month(week.workouts[0].performed_on),
        dates=_dates(week.starts, week.ends),
        workouts=week.workouts,
        lines=[_line(workout, bests.get(workout.pk, ()), exercises) for workout in week.workouts],
        areas=_areas(week, exercises, done),
        excused=[excused_card(days, today) for days in week.excuses],
        missed=f"{missed_days} missed" if missed_days else "",
    )


def _line(workout: Any, bests: Sequence[Best], exercises: Mapping[str, Exercise]) -> WorkoutLine:
    lifts = []
    for best in bests:
        exercise = exercises[best.exercise]
        words = f"{load_words(best.done.load, exercise.kind, best.unit)} × {best.done.reps}"
        lifts.append(LiftLine(exercise.name, words, best.way, *ARROWS[best.way]))
    return WorkoutLine(
        workout.pk,
        workout.performed_on,
        "" if workout.role == Role.MAIN else Role(workout.role).label,
        workout.is_lighter,
        workout.finished_at is None,
        lifts,
    )


def _areas(
    week: PastWeek, exercises: Mapping[str, Exercise], done: Mapping[str, int]
) -> list[AreaLine]:
    areas = area_sets(exercises, done, week.planned)
    widest = max(1, *(max(area.done, area.planned) for area in areas))
    return [_area(area, widest) for area in areas]


def _area(sets: AreaSets, widest: int) -> AreaLine:
    """One area as a line; `widest` are the sets that fill the whole width of a bar."""
    done, planned = sets.done, sets.planned
    of = f"{done} of " if planned else ""
    return AreaLine(
        label=sets.area.label,
        short=sets.area.label.split()[0],
        words=f"{of}{wording.counted(planned or done, 'set')}",
        figures=f"{done}/{planned}" if planned else str(done),
        done=done * _BAR // widest,
        due=planned * _BAR // widest,
    )


def _missed(
    calendar: Calendar,
    first: datetime.date,
    last: datetime.date,
    roles: Sequence[str],
    today: datetime.date,
) -> list[DueDay]:
    """The days that were due between two dates, both included, and not done; oldest first."""
    last = min(last, today - _DAY)
    due = [
        day
        for role in Role.values
        if role not in roles
        for day in calendar.due(role, first, last)
        if day.excused is None
    ]
    return sorted(due, key=lambda day: day.date)


def _month(date: datetime.date) -> str:
    return f"{date:%B %Y}"


def _dates(first: datetime.date, last: datetime.date) -> str:
    """A stretch of days, short: 23–29 Nov; 30 Nov – 6 Dec."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b}"
    return f"{first.day} {first:%b} – {last.day} {last:%b}"
