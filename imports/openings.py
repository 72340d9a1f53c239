"""Where the lifts of a plan open once a log has come in."""

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
    """Open each track that has no workout where the other day's track of the same exercise
    stands, if that has any. A track that opens by itself is left alone."""
    waiting = [lift.prescription for lift in tracks(lifter) if lift.opening is None]
    elsewhere = [_on_the_other_day(each) for each in waiting]
    return [
        set_working_load(prescription=own, load=lift.opening.load, by=lifter, note=NOTE)
        for own, lift in zip(waiting, lifts(elsewhere), strict=True)
        if lift.opening is not None
    ]


def _on_the_other_day(prescription: Prescription) -> Prescription:
    """The same prescription as the other day would have it: to ask with, never saved."""
    other = copy(prescription)
    other.day = copy(prescription.day)
    other.day.role = Role.EXTRA if prescription.day.role == Role.MAIN else Role.MAIN
    return other
