"""The gyms a lifter trains in: add one, remove one, make one the usual, and do a workout in one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from workouts import stand_ins
from workouts.equipment import change_equipment, ordinary
from workouts.logbook import elsewhere
from workouts.models import Equipment, Program, Workout, bounds
from workouts.next_program import succeed
from workouts.revisions import revise


@transaction.atomic
def add_gym(*, lifter: User, unit: str, **content: Any) -> Equipment:
    """Add a gym in a unit; `content` is what change_equipment() takes, with `name` and `lacks`.

    Raises ValidationError for a name that another gym has, and for more than bounds.GYMS.
    """
    lock_account(lifter.pk)
    kept = Equipment.objects.owned_by(lifter).kept().filter(unit=unit)
    if kept.count() >= bounds.GYMS:
        raise ValidationError(f"You can have {bounds.GYMS} gyms. Remove one first.")
    gym = ordinary(lifter, unit)
    change_equipment(equipment=gym, **content)
    return gym


@transaction.atomic
def change_gym(*, lifter: User, gym: Equipment, **content: Any) -> None:
    """Change a gym, as change_equipment() does. Raises ValidationError for another one's name."""
    lock_account(lifter.pk)
    change_equipment(equipment=gym, **content)


@transaction.atomic
def make_usual(*, lifter: User, gym: Equipment) -> None:
    """Lay the plan out for a gym from today. Repeating it changes nothing.

    Always by a new program: what was lifted under the old one was lifted in its gym.
    """
    program = _active(lifter)
    if program.equipment_id == gym.pk:
        return
    succeed(program, gym)
    revise(lifter.pk)


@transaction.atomic
def remove_gym(*, lifter: User, gym: Equipment) -> None:
    """Offer a gym no more; the workouts in it stay there. Repeating it changes nothing.

    Raises ValidationError for the usual one.
    """
    if _active(lifter).equipment_id == gym.pk:
        raise ValidationError("This is your usual gym. Make another one the usual first.")
    Equipment.objects.filter(pk=gym.pk, removed_at=None).update(removed_at=timezone.now())
    revise(lifter.pk)


@transaction.atomic
def choose_gym(*, workout: Workout, gym: Equipment) -> None:
    """Do a workout in a gym. Sets that are logged already stay as they are."""
    held = Workout.objects.select_for_update(of=("self",)).select_related("lifter")
    workout = held.select_related("program__equipment", "equipment").get(pk=workout.pk)
    was = workout.gym
    if was == gym:
        return
    workout.equipment = elsewhere(workout.program, gym)
    workout.save(update_fields=["equipment"])
    stand_ins.stand_in_for_lacking(workout, was)
    revise(workout.lifter_id)


def _active(lifter: User) -> Program:
    """The active program of a lifter, whose account is locked until the transaction ends."""
    lock_account(lifter.pk)
    active = Program.objects.owned_by(lifter).active()
    return active.select_related("equipment", "lifter").get()
