"""Another exercise of the same group in the place of a prescribed one."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from accounts.account_lock import lock_account
from exercises.models import Exercise
from workouts import programs
from workouts.models import Prescription, SwappedIn, Workout
from workouts.revisions import revise
from workouts.sheets import Sheet
from workouts.targets import sheet


@transaction.atomic
def swap_once(*, workout: Workout, prescription: Prescription, exercise: Exercise) -> None:
    """Do an exercise in the place of the prescribed one, in this workout alone.

    The prescribed one itself undoes the swap. Sets that are logged already stay.
    """
    prescribed = prescription.exercise
    _hold(workout)
    if exercise == prescribed:
        workout.swaps.filter(prescribed=prescribed).delete()
        revise(workout.lifter_id)
        return
    # It may have replaced an exercise that is no longer prescribed.
    workout.swaps.filter(exercise=exercise).exclude(prescribed=prescribed).delete()
    SwappedIn.objects.update_or_create(
        workout=workout, prescribed=prescribed, defaults={"exercise": exercise}
    )
    revise(workout.lifter_id)


@transaction.atomic
def swap_from_now_on(*, workout: Workout, prescription: Prescription, exercise: Exercise) -> None:
    """Prescribe another exercise, from this workout on.

    A workout with sets stays under the plan it was begun under, and gets a swap of its own. Raises
    programs.PlanChangedError where that place of the plan has changed since.
    """
    # Both are held before the plan changes: what comes last of a change is its revision.
    lock_account(workout.lifter_id)
    _hold(workout)
    changed = programs.change_prescription(prescription=prescription, exercise=exercise)
    workout.refresh_from_db(fields=["program"])
    if workout.program_id != changed.day.program_id:
        swap_once(workout=workout, prescription=prescription, exercise=exercise)
    else:
        workout.swaps.filter(prescribed=prescription.exercise).delete()
        revise(workout.lifter_id)


def _hold(workout: Workout) -> None:
    """Lock a workout: a row that refers to it would wait for it only once all else is held."""
    list(Workout.objects.select_for_update().filter(pk=workout.pk).values_list("pk"))


def with_swaps(laid_out: Sheet, swaps: Mapping[str, Exercise]) -> Sheet:
    """An empty workout with these swaps and no others; `swaps` has the exercise that is done by the
    slug of the prescribed one."""
    now = {
        lift.prescription.instead_of.pk: lift.exercise_id
        for lift in laid_out.lifts
        if lift.prescription.instead_of
    }
    if now == {prescribed: exercise.pk for prescribed, exercise in swaps.items()}:
        return laid_out
    workout = laid_out.workout
    workout.swaps.all().delete()
    SwappedIn.objects.bulk_create(
        SwappedIn(workout=workout, prescribed_id=prescribed, exercise=exercise)
        for prescribed, exercise in swaps.items()
    )
    return sheet(workout)
