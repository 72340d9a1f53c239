"""A lifter with two gyms: small plates at home, and nothing but fives at work."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from accounts.models import User
from tests.factories import TUESDAY, lifter, prescription_of, program_of
from workouts import equipment, gyms, logbook, working_loads
from workouts.models import Equipment, Workout

HOME_FIELDS: dict[str, Any] = {"dumbbell_step": Decimal(2), "stack_step": Decimal(5)}
WORK_FIELDS: dict[str, Any] = {
    "plates": {Decimal(5): None},
    "dumbbell_step": Decimal(5),
    "stack_step": Decimal(15),
}
WEEK = datetime.timedelta(days=7)


def trains_in_two() -> tuple[User, Equipment]:
    """The lifter and the gym at work. The usual one has plates down to 1.25, bells by 2 and a
    stack by 5; the one at work fives alone, bells by 5 and a stack by 15."""
    user = lifter(unit="kg")
    equipment.change_equipment(equipment=program_of(user).equipment, name="Home", **HOME_FIELDS)
    return user, work_of(user)


def work_of(user: User, name: str = "Work", **fields: Any) -> Equipment:
    return gyms.add_gym(lifter=user, unit="kg", name=name, **WORK_FIELDS | fields)


def stands_at(user: User, exercise: str, load: str) -> None:
    """Set by hand where a track opens, before the first of these workouts."""
    prescription = prescription_of(user, exercise)
    stored = working_loads.set_working_load(prescription=prescription, load=Decimal(load), by=user)
    type(stored).objects.filter(pk=stored.pk).update(set_on=TUESDAY - WEEK)


def trains(user: User, weeks: int = 0, gym: Equipment | None = None) -> Workout:
    """The main day's workout, so many weeks after the first."""
    return logbook.start(
        lifter=user,
        program=program_of(user),
        role="main",
        performed_on=TUESDAY + weeks * WEEK,
        gym=gym,
    )
