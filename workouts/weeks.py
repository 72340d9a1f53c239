"""The lifter's week: which days are due, done, missed or excused, and what is open."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Q

from accounts.models import User
from prepared import Placeholder, Prepared
from workouts.calendar import Calendar, on_weekday, read, spans_of, week_of
from workouts.dated_facts import Excused, excused_of, lighter_weeks_of
from workouts.models import Prescription, TrainingDay, Workout
from workouts.named_gyms import gyms_of
from workouts.progress_made import with_progress
from workouts.recent_openings import recent_of
from workouts.sheets import Lift
from workouts.targets import lifts

_DAY = datetime.timedelta(days=1)
_WEEK = 7 * _DAY


class State(StrEnum):
    DUE = "due"
    STARTED = "started"
    DONE = "done"
    MISSED = "missed"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Day:
    """One training day of a week: its date, its state and where each lift opens next.

    `is_lighter` is whether its workout is, or will be; the lifts are those of the next one.
    """

    training_day: TrainingDay
    date: datetime.date
    state: State
    workout: Workout | None
    lifts: list[Lift]
    work_sets: int = 0
    is_lighter: bool = False
    excused: Excused | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """The days of a week in order, and the workouts begun and not finished, latest first: all
    of this week's, and a few of those before it. Whether today lies in a lighter week."""

    days: list[Day]
    opened: list[Any]
    is_lighter_today: bool = False


_SIX_DAYS = datetime.timedelta(days=6)
# Ours: how many open workouts of earlier weeks are shown, and how many rows are read for those and
# two a day of this week.
_LEFT_OPEN, _READ = 3, 20


def _planned() -> Any:
    lifter = Placeholder("lifter")
    # Any: the type checker takes the columns for attributes that are there already.
    current: Any = Prescription.objects.owned_by(lifter).current().with_swaps()
    return current.annotate(
        spans=spans_of(lifter),
        lighter=lighter_weeks_of(lifter),
        excused=excused_of(lifter),
        recent=recent_of(lifter),
        gyms=gyms_of(lifter),
    )


def _shown() -> Any:
    of_week = Q(performed_on__range=(Placeholder("first"), Placeholder("last")))
    mine = with_progress(Workout.objects.owned_by(Placeholder("lifter")))
    return mine.filter(of_week | Q(finished_at=None)).order_by("-performed_on", "role")[:_READ]


_PLANNED, _SHOWN = Prepared[Any](_planned), Prepared[Any](_shown)


def planned(lifter: User) -> list[Any]:
    """What the active program prescribes, each with all programs as `spans`, all lighter weeks
    as `lighter`, all days `excused`, its track's latest workouts as `recent`, `has_swaps`, and the
    `gyms` as to_choose() takes them. One query."""
    return _PLANNED(lifter=lifter.pk)


def this_week(prescriptions: Sequence[Any], today: datetime.date) -> Week:
    """The active program's days in the week of `today`; a day from before the program began is
    shown on its next date. The prescriptions are those of planned(). Two queries.
    """
    program = prescriptions[0].day.program
    start = week_of(today, program.week_starts)
    workouts = _SHOWN(lifter=program.lifter_id, first=start, last=start + _SIX_DAYS)
    columns = prescriptions[0]
    calendar = read(columns.spans, columns.lighter, columns.excused)
    by_role = dict[str, list[Lift]]()
    for lift in lifts(prescriptions):
        by_role.setdefault(lift.role, []).append(lift)
    done = {role: _first(workouts, role, start) for role in by_role}
    days = [_day(mine, done[role], calendar, today) for role, mine in by_role.items()]
    unfinished = [workout for workout in workouts if workout.finished_at is None]
    earlier = [workout for workout in unfinished if workout.performed_on < start]
    opened = [workout for workout in unfinished if workout not in earlier[_LEFT_OPEN:]]
    is_lighter_today = calendar.lighter_week(today) is not None
    return Week(sorted(days, key=lambda day: day.date), opened, is_lighter_today)


def _first(workouts: Sequence[Any], role: str, start: datetime.date) -> Any:
    """The week's workout of a role: the first that was finished, else the first begun."""
    mine = [
        workout
        for workout in workouts
        if workout.role == role and start <= workout.performed_on <= start + _SIX_DAYS
    ]
    finished = [workout for workout in mine if workout.finished_at is not None]
    begun = mine[-1] if mine else None
    return min(finished, key=lambda workout: workout.finished_at, default=begun)


def _day(
    role_lifts: list[Lift], workout: Workout | None, calendar: Calendar, today: datetime.date
) -> Day:
    training_day = role_lifts[0].prescription.day
    program = training_day.program
    start = week_of(today, program.week_starts)
    date = on_weekday(training_day.weekday, start)
    passed = calendar.due(training_day.role, start, today - _DAY)
    if workout is not None:  # which is of this week
        return _done(role_lifts, workout, calendar, date)
    if passed and date < today:
        state, date, next_on = State.MISSED, passed[-1].date, today
    else:
        date += _WEEK if date < program.started_on else 0 * _WEEK
        state, next_on = State.DUE, date
    is_lighter, excused = calendar.lighter_week(next_on) is not None, calendar.excused(date)
    return Day(
        training_day,
        date,
        State.EXCUSED if excused else state,
        None,
        _lightened(role_lifts, is_lighter),
        is_lighter=is_lighter,
        excused=excused,
    )


def _done(role_lifts: list[Lift], workout: Workout, calendar: Calendar, date: datetime.date) -> Day:
    """A day whose workout is done or goes on, with what the next one asks for."""
    is_next_lighter = workout.is_lighter
    state = State.STARTED
    if workout.finished_at:
        state, is_next_lighter = State.DONE, calendar.lighter_week(date + _WEEK) is not None
    return Day(
        role_lifts[0].prescription.day,
        date,
        state,
        workout,
        _lightened(role_lifts, is_next_lighter),
        getattr(workout, "work_sets", 0),  # of the whole workout, swapped exercises included
        workout.is_lighter,
    )


def _lightened(role_lifts: list[Lift], is_lighter: bool) -> list[Lift]:
    return [lift.lighter() for lift in role_lifts] if is_lighter else role_lifts
