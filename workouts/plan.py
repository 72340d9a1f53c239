"""The article's plan as data. Only the deadlift's 4-6 reps is its own number;
the rest is labelled "Backplan default" on screen and is the lifter's to edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from django.db.models import QuerySet

from exercises.models import Exercise, Swap
from progression import DEFAULT_STEPS
from workouts.models import Equipment, Opens, Prescription, Role, Weekday

LABEL = "Backplan default"


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise of a day: sets, the rep range and seconds of rest."""

    exercise: str
    sets: int
    rep_low: int
    rep_high: int
    rest_seconds: int


MAIN_DAY = (
    Planned("deadlift", 3, 4, 6, 180),
    Planned("pull-up", 3, 4, 6, 180),
    Planned("one-arm-dumbbell-row", 3, 6, 8, 120),
    Planned("cable-pullover", 3, 8, 10, 120),
)
EXTRA_DAY = (Planned("pull-up", 3, 4, 6, 180),)

# The extra day's pulling is pull-ups or rows: one exercise of these groups.
EXTRA_SWAPS = (Swap.VERTICAL_PULL, Swap.ROW)

WEEKDAYS = {Role.MAIN: Weekday.TUESDAY, Role.EXTRA: Weekday.FRIDAY}
EXTRA_OPENS = Opens.PULL
DAYS_APART = 2


def is_default(prescription: Prescription) -> bool:
    """Whether sets, reps and rest are still those the plan ships with."""
    shipped = {(Role.MAIN, planned) for planned in MAIN_DAY}
    shipped |= {(Role.EXTRA, planned) for planned in EXTRA_DAY}
    as_it_is = Planned(
        prescription.exercise_id,
        prescription.sets,
        prescription.rep_low,
        prescription.rep_high,
        prescription.rest_seconds,
    )
    return (Role(prescription.day.role), as_it_is) in shipped


def stands_in(prescription: Prescription) -> QuerySet[Exercise]:
    """The exercises that may be done for a prescription, its own among them."""
    groups = swap_groups(prescription.day.role, prescription.exercise)
    return Exercise.objects.filter(swap_group__in=groups)


def swap_groups(role: str, exercise: Exercise) -> Sequence[str]:
    """The groups of the exercises that may be done instead of one, on a day of a role."""
    return EXTRA_SWAPS if role == Role.EXTRA else [exercise.swap_group]


def stand_in(prescription: Prescription, exercise: Exercise) -> Prescription:
    """The prescription as another exercise would do it: never saved, with the same sets,
    reps and rest. A new kind brings its own steps."""
    if exercise == prescription.exercise:
        return prescription
    instead = copy(prescription)
    instead.exercise, instead.instead_of = exercise, prescription.exercise
    if exercise.kind != prescription.exercise.kind:
        steps = DEFAULT_STEPS[exercise.kind, prescription.day.program.unit]
        instead.step_up, instead.step_down = steps.up, steps.down
    return instead


def place_of(
    exercise: Exercise, role: str, prescribed: Iterable[Prescription], instead_of: str = ""
) -> Prescription | None:
    """The prescription that one program has for an exercise on a day: that of the exercise it
    replaced there, else its own, else that of the other day, else that of an exercise it may
    replace. None where there is none of these.
    """
    rows = [row for row in prescribed if row.exercise.swap_group == exercise.swap_group]
    rows.sort(
        key=lambda row: (
            (row.exercise_id, row.day.role) != (instead_of, role),
            row.exercise_id != exercise.pk,
            row.day.role != role,
        )
    )
    if not rows:
        return None
    instead = copy(stand_in(rows[0], exercise))
    instead.day = copy(rows[0].day)
    instead.day.role = role
    return instead


def in_gym(prescription: Prescription, gym: Equipment | None) -> Prescription:
    """The prescription as it is done in another gym of its unit: never saved."""
    if gym is None or gym.unit != prescription.day.program.unit:
        return prescription
    there = copy(prescription)
    there.elsewhere = gym.name if gym.pk != prescription.day.program.equipment_id else ""
    there.day = copy(prescription.day)
    there.day.program = copy(prescription.day.program)
    there.day.program.equipment = gym
    return there


def days_apart(first: int, second: int) -> int:
    """Days between two weekdays, the shorter way round the week."""
    gap = (first - second) % 7
    return min(gap, 7 - gap)


def extra_weekday(main: int) -> int:
    """The default extra day, or three days after the main one where that is too close."""
    usual = WEEKDAYS[Role.EXTRA]
    return usual if days_apart(main, usual) >= DAYS_APART else (main + 3) % 7
