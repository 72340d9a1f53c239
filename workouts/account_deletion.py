"""What is deleted from the logbook when a lifter deletes the account."""

from __future__ import annotations

from accounts.account_deletion import Removal
from accounts.models import User
from progression.engine.wording import counted
from workouts.models import BodyWeight, DeletedWorkout, LoggedSet, Program, Workout


def says(user: User) -> list[str]:
    """What will be deleted, in sentences; empty for an account without a program."""
    if not Program.objects.owned_by(user).exists():
        return []
    workouts = Workout.objects.owned_by(user).count()
    sets = LoggedSet.objects.owned_by(user).count()
    kept = DeletedWorkout.objects.owned_by(user).exists()
    weighed = BodyWeight.objects.owned_by(user).exists()
    return [
        "Your program, your gym and every weight that was worked out for you.",
        f"{counted(workouts, 'workout')} with {counted(sets, 'set')}, and all your notes.",
        *(["Your body weights."] if weighed else []),
        *(["The workouts that you deleted and could still put back."] if kept else []),
    ]


def remove(user: User) -> None:
    """Delete the sets first and within the database: loaded as objects, years of them would fill
    the memory."""
    sets = LoggedSet.objects.owned_by(user)
    sets._raw_delete(sets.db)  # whatever points at a set is gone by now
    Program.objects.owned_by(user).delete()


REMOVAL = Removal(says, remove)
