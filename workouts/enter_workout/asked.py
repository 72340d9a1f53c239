"""What the plan of a date asked for, for a workout that is entered after it was done."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from accounts.models import User
from exercises.models import Exercise
from prepared import Placeholder, Prepared
from workouts import lighter_weeks
from workouts.models import Kind, LoggedSet, Prescription, Program, Role, Workout
from workouts.plan import stand_in, swap_groups
from workouts.sheets import Lift
from workouts.targets import lifts


@dataclass(frozen=True, slots=True)
class AskedOn:
    """One day of the plan of a date: its lifts as they stood before it.

    `others` are the other days of that plan; `stored` is the id of the workout that has sets on
    that day and date already, if there is one. `swapped` has the exercise that is done instead
    of a prescribed one, by the slug of the prescribed one.
    """

    program: Program
    role: str
    lifts: list[Lift]
    others: list[str]
    stored: int | None = None
    swapped: Mapping[str, Exercise] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        return self.program.unit

    @property
    def is_lighter(self) -> bool:
        return any(lift.is_lighter for lift in self.lifts)

    def choices(self, lift: Lift) -> list[Exercise]:
        """The exercises that may replace one; none that is done that day anyway."""
        groups = swap_groups(self.role, prescribed(lift))
        busy = {other.exercise_id for other in self.lifts}
        return [
            exercise
            for exercise in self.exercises.values()
            if exercise.swap_group in groups and exercise.slug not in busy
        ]


def _plan() -> Any:
    """The plan in force, with the workout that is `stored` and whether the date `is_lighter`."""
    lifter, on, role = Placeholder("lifter"), Placeholder("on"), Placeholder("role")
    workouts = Workout.objects.owned_by(lifter).filter(role=role, performed_on=on)
    sets = LoggedSet.objects.filter(workout=OuterRef("pk")).exclude(kind=Kind.UNDONE)
    plans = Program.objects.owned_by(lifter).annotate(
        stored=Subquery(workouts.filter(Exists(sets)).values("pk")),
        is_lighter=lighter_weeks.covers(lifter, on),
    )
    return plans.for_day(on, role)[:1]


_PLAN = Prepared[Any](_plan)
_PRESCRIBED = Prepared(
    lambda: Prescription.objects.in_order().filter(day__program=Placeholder("program"))
)
_EXERCISES = Prepared(lambda: Exercise.objects.all())


def prescribed(lift: Lift) -> Exercise:
    """The exercise that the plan has in the place of a lift, which may stand in for it."""
    return lift.prescription.instead_of or lift.prescription.exercise


def asked_on(
    user: User, on: datetime.date, role: object, swapped: Mapping[str, str] | None = None
) -> AskedOn | None:
    """The day of a role in the plan of a date; None where it has none.

    `swapped` are slugs, as AskedOn has them; an exercise that may not stand in is passed over.
    """
    if role not in Role.values:
        return None
    program = _PLAN.first(lifter=user.pk, on=on, role=role)
    if program is None:
        return None
    rows = _PRESCRIBED(program=program.pk)
    others = sorted({row.day.role for row in rows} - {str(role)})
    here = [row for row in rows if row.day.role == role]
    exercises = {exercise.slug: exercise for exercise in _EXERCISES()}
    instead = _instead(here, exercises, swapped or {})
    here = [stand_in(row, instead.get(row.exercise_id, row.exercise)) for row in here]
    standing = lifts(here, before=on)
    if program.is_lighter:
        standing = [lift.lighter() for lift in standing]
    return AskedOn(program, str(role), standing, others, program.stored, instead, exercises)


def _instead(
    rows: list[Prescription], exercises: Mapping[str, Exercise], swapped: Mapping[str, str]
) -> dict[str, Exercise]:
    """The swaps that are allowed: an exercise of the same group, and none twice on the day."""
    instead: dict[str, Exercise] = {}
    for row in rows:
        other = exercises.get(swapped.get(row.exercise_id, ""))
        groups = swap_groups(row.day.role, row.exercise)
        busy = {planned.exercise_id for planned in rows}
        busy |= {exercise.slug for exercise in instead.values()}
        if other is not None and other.swap_group in groups and other.slug not in busy:
            instead[row.exercise_id] = other
    return instead
