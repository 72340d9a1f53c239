"""The lifter's week: which days it holds, and which are due, done, missed or excused."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import F

from accounts.models import User
from workouts.calendar import (
    Calendar,
    Excused,
    excused_of,
    on_weekday,
    read,
    spans_of,
    week_of,
)
from workouts.models import Prescription, TrainingDay, Workout
from workouts.sheets import Lift
from workouts.targets import lifts


class State(StrEnum):
    DUE = "due"
    STARTED = "started"
    DONE = "done"
    MISSED = "missed"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Day:
    """One training day of a week: its date, its state and where each lift opens next."""

    training_day: TrainingDay
    date: datetime.date
    state: State
    workout: Workout | None
    lifts: list[Lift]
    work_sets: int = 0
    excused: Excused | None = None


def planned(lifter: User) -> list[Any]:
    """What the active program prescribes, each with all programs as `spans` and all `excused`
    days. One query.
    """
    current = Prescription.objects.owned_by(lifter).current()
    columns = {"spans": spans_of(lifter.pk), "excused": excused_of(lifter.pk)}
    return list(current.annotate(**columns))


def this_week(prescriptions: Sequence[Any], today: datetime.date) -> list[Day]:
    """The active program's days in the week of `today`, in order; where a day of it lay before
    the program began, the one after that. The prescriptions are those of planned(). Two queries.
    """
    program = prescriptions[0].day.program
    start = week_of(today, program.week_starts)
    done = (
        Workout.objects.with_work_sets()
        .filter(
            lifter=program.lifter_id,
            performed_on__range=(start, start + datetime.timedelta(days=6)),
        )
        .order_by(F("finished_at").desc(nulls_first=True), "-performed_on")
    )
    # The last one of a role is kept: the first finished, else the first begun.
    workouts = {workout.role: workout for workout in done}
    calendar = read(prescriptions[0].spans, prescriptions[0].excused)
    by_role: dict[str, list[Lift]] = {}
    for lift in lifts(prescriptions):
        by_role.setdefault(lift.role, []).append(lift)
    days = [_day(found, workouts.get(role), calendar, today) for role, found in by_role.items()]
    return sorted(days, key=lambda day: day.date)


def _day(
    found: list[Lift], workout: Workout | None, calendar: Calendar, today: datetime.date
) -> Day:
    training_day = found[0].prescription.day
    program = training_day.program
    start = week_of(today, program.week_starts)
    date = on_weekday(training_day.weekday, start)
    passed = calendar.due(training_day.role, start, today - datetime.timedelta(days=1))
    if workout is not None:  # in its own week, and only there
        state = State.DONE if workout.finished_at else State.STARTED
    elif passed and date < today:
        state, date = State.MISSED, passed[-1].date
    else:
        state = State.DUE
        if date < program.started_on:
            date += datetime.timedelta(days=7)
    excused = None if workout else calendar.excused(date)
    state = State.EXCUSED if excused else state
    # Of the whole workout: what was swapped in counts too.
    work_sets = getattr(workout, "work_sets", 0)
    return Day(training_day, date, state, workout, found, work_sets, excused)
