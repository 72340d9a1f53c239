"""Where the lifts of a plan open once a log was imported."""

from __future__ import annotations

from copy import copy

from accounts.models import User
from workouts.models import Prescription, Role, WorkingLoad
from workouts.sheets import Lift
from workouts.targets import lifts
from workouts.working_loads import set_working_load

NOTE = "Starting weight, from your imported workouts."


def tracks(lifter: User) -> list[Lift]:
    """Every lift of the active plan, with where it opens next. Two queries."""
    return lifts(list(Prescription.objects.owned_by(lifter).current()))


def open_the_rest(*, lifter: User) -> list[WorkingLoad]:
    """Set the weight of each lift without an opening to that of the same exercise on the other
    day, if that has one. Lifts with an opening are left alone. Returns the weights set."""
    waiting = [lift.prescription for lift in tracks(lifter) if lift.opening is None]
    elsewhere = [_on_the_other_day(prescription) for prescription in waiting]
    return [
        set_working_load(prescription=own, load=lift.opening.load, by=lifter, note=NOTE)
        for own, lift in zip(waiting, lifts(elsewhere), strict=True)
        if lift.opening is not None
    ]


def _on_the_other_day(prescription: Prescription) -> Prescription:
    """A copy of the prescription on the other day, to look its opening up; never saved."""
    other = copy(prescription)
    other.day = copy(prescription.day)
    other.day.role = Role.EXTRA if prescription.day.role == Role.MAIN else Role.MAIN
    return other
