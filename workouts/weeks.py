"""The lifter's week: which days it holds, and which are due, done or missed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F

from workouts.models import Prescription, Program, Role, TrainingDay, Workout
from workouts.sheets import Lift
from workouts.targets import lifts


class State(StrEnum):
    DUE = "due"
    STARTED = "started"
    DONE = "done"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Day:
    """One training day of a week: its date, its state and where each lift opens next."""

    training_day: TrainingDay
    date: datetime.date
    state: State
    workout: Workout | None
    lifts: list[Lift]
    work_sets: int = 0


def week_of(date: datetime.date, starts: int) -> datetime.date:
    """The first day of the week a date lies in, for weeks that start on a weekday 0-6."""
    return date - datetime.timedelta(days=(date.weekday() - starts) % 7)


def this_week(prescriptions: Sequence[Prescription], today: datetime.date) -> list[Day]:
    """The active program's days in the week of `today`, in order. Two queries."""
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
    found = lifts(prescriptions)
    days = [
        _day(role, [lift for lift in found if lift.prescription.day.role == role], workouts, today)
        for role in Role.values
        if any(lift.prescription.day.role == role for lift in found)
    ]
    return sorted(days, key=lambda day: day.date)


def _day(role: str, found: list[Lift], workouts: dict[str, Workout], today: datetime.date) -> Day:
    training_day = found[0].prescription.day
    program, workout = training_day.program, workouts.get(role)
    date = date_in_week(training_day, week_of(today, program.week_starts))
    state = _state(workout, date, today, program)
    # Of the whole workout: what was swapped in counts too.
    return Day(training_day, date, state, workout, found, getattr(workout, "work_sets", 0))


def date_in_week(training_day: TrainingDay, start: datetime.date) -> datetime.date:
    """The date of a training day in the week that starts on `start`."""
    return start + datetime.timedelta(days=(training_day.weekday - start.weekday()) % 7)


def _state(
    workout: Workout | None, date: datetime.date, today: datetime.date, program: Program
) -> State:
    """A day counts as done by its own workout in its own week, and only by that."""
    if workout is not None:
        return State.DONE if workout.finished_at else State.STARTED
    # A day that came before the program began was never missed.
    return State.MISSED if program.started_on <= date < today else State.DUE
