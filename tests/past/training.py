"""Workouts as a lifter does them who follows the targets, more or less."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal

from accounts.models import User
from progression import SetResult, progress
from workouts import programs, whole_workouts
from workouts.entries import Entry
from workouts.equipment import exactly_converted
from workouts.ids import new_id
from workouts.models import Prescription, Program, Role, Workout
from workouts.sheets import Lift
from workouts.targets import lifts

# What a first workout of an exercise begins with, in pounds.
STARTS = {
    "deadlift": 225,
    "sumo-deadlift": 205,
    "trap-bar-deadlift": 245,
    "pull-up": 0,
    "chin-up": 10,
    "lat-pulldown": 120,
    "one-arm-dumbbell-row": 60,
    "barbell-row": 135,
    "seated-cable-row": 110,
    "cable-pullover": 50,
}

# Of a lift, the number of a set and the load asked for: load, reps and reps left.
Set = tuple[Decimal, int, int | None]
Lifts = Callable[[Lift, int, Decimal], Set]


def as_asked(reps: int) -> Lifts:
    """Every set at the load asked for, for so many reps or the fewest of the range."""
    return lambda lift, number, load: (load, max(lift.rule.low, reps), None)


def train(
    user: User,
    role: str = Role.MAIN,
    *,
    on: datetime.date | None = None,
    reps: int = 5,
    lifting: Lifts | None = None,
    **sets: int,
) -> Workout:
    """The day of a role, done and finished today or on a date; `sets` is of how many of an
    exercise, where it is not as prescribed."""
    on = on or user.today()
    program = programs.in_force(user, on, role)
    assert program is not None
    entries = [
        (new_id(), lift.exercise_id, entry)
        for lift in asked(program, role, on)
        for entry in done(lift, lifting or as_asked(reps), sets)
    ]
    return whole_workouts.save_workout(
        lifter=user, program=program, role=role, performed_on=on, entries=entries
    )


def asked(program: Program, role: str, on: datetime.date) -> list[Lift]:
    rows = Prescription.objects.in_order().filter(day__program=program, day__role=role)
    return lifts(list(rows), before=on)


def done(lift: Lift, lifting: Lifts, sets: dict[str, int]) -> Iterator[Entry]:
    """The sets of one lift, each at what those before it lead to."""
    results: list[SetResult] = []
    opening = lift.opening.load if lift.opening else _start(lift)
    for number in range(sets.get(lift.exercise_id, lift.terms.sets)):
        load = progress(lift.rule, opening, results[: lift.terms.sets]).next_set.load
        load, reps, rir = lifting(lift, number, load)
        results.append(SetResult(load, reps, rir))
        yield Entry(load, reps, rir)


def _start(lift: Lift) -> Decimal:
    load = exactly_converted(Decimal(STARTS[lift.exercise_id]), "lb", lift.terms.unit)
    return max(each for each in lift.rule.ladder if each <= load)
