"""What a date asked for, for a workout that is entered after it was done."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from accounts.models import User
from exercises.models import Exercise
from workouts import lighter_weeks
from workouts.models import Kind, LoggedSet, Prescription, Program, Role, Workout
from workouts.plan import stand_in, swap_groups
from workouts.sheets import Lift
from workouts.targets import lifts


@dataclass(frozen=True, slots=True)
class AskedOn:
    """One day of the plan of a date: its lifts as they stood before it.

    `others` are the other days of that plan; `stored` is the workout that holds sets of that
    day and date already, if there is one. `swapped` says which exercise is done in the place
    of which.
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
        """What may be done in the place of an exercise; nothing that is done that day anyway."""
        groups = swap_groups(self.role, prescribed(lift))
        busy = {other.exercise_id for other in self.lifts}
        return [
            each
            for each in self.exercises.values()
            if each.swap_group in groups and each.slug not in busy
        ]


def prescribed(lift: Lift) -> Exercise:
    """What the plan has where a lift is, which may stand in for it."""
    return lift.prescription.instead_of or lift.prescription.exercise


def asked_on(
    user: User, on: datetime.date, role: object, swapped: Mapping[str, str] | None = None
) -> AskedOn | None:
    """The day of a role in the plan of a date; None where it has none.

    `swapped` are slugs; what may not stand in for an exercise is passed over.
    """
    if role not in Role.values:
        return None
    plans: Any = Program.objects.owned_by(user).annotate(
        stored=_stored(user, on, str(role)), is_lighter=lighter_weeks.covers(user, on)
    )
    program = plans.in_force(on, role)
    if program is None:
        return None
    rows = list(Prescription.objects.in_order().filter(day__program=program))
    others = sorted({row.day.role for row in rows} - {str(role)})
    here = [row for row in rows if row.day.role == role]
    taught = Exercise.objects.by_slug()
    instead = _instead(here, taught, swapped or {})
    here = [stand_in(row, instead.get(row.exercise_id, row.exercise)) for row in here]
    found = lifts(here, before=on)
    found = [each.lighter() for each in found] if program.is_lighter else found
    return AskedOn(program, str(role), found, others, program.stored, instead, taught)


def _instead(
    rows: list[Prescription], taught: Mapping[str, Exercise], swapped: Mapping[str, str]
) -> dict[str, Exercise]:
    """What really stands in for what: of its kind, and nothing twice."""
    found: dict[str, Exercise] = {}
    for row in rows:
        other = taught.get(swapped.get(row.exercise_id, ""))
        groups = swap_groups(row.day.role, row.exercise)
        busy = {each.exercise_id for each in rows} | {each.slug for each in found.values()}
        if other is not None and other.swap_group in groups and other.slug not in busy:
            found[row.exercise_id] = other
    return found


def _stored(user: User, on: datetime.date, role: str) -> Subquery:
    """The workout that has sets there; those that were undone are none."""
    visits = Workout.objects.owned_by(user).filter(role=role, performed_on=on)
    used = LoggedSet.objects.filter(workout=OuterRef("pk")).exclude(kind=Kind.UNDONE)
    return Subquery(visits.filter(Exists(used)).values("pk"))
