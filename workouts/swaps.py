"""Another exercise of the same group in the place of a prescribed one."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from exercises.models import Exercise
from workouts import plan, programs
from workouts.models import Prescription, SwappedIn, Workout
from workouts.sheets import Sheet
from workouts.targets import sheet


def choices(prescription: Prescription) -> QuerySet[Exercise]:
    """The exercises that may be done for a prescription, its own among them; none that the day has
    anyway."""
    others = prescription.day.prescriptions.exclude(pk=prescription.pk)
    return plan.stands_in(prescription).exclude(pk__in=others.values("exercise"))


@transaction.atomic
def swap_once(*, workout: Workout, prescription: Prescription, exercise: Exercise) -> None:
    """Do an exercise in the place of the prescribed one, in this workout alone.

    The prescribed one itself undoes the swap. Sets that are logged already stay.
    """
    prescribed = prescription.exercise
    if exercise == prescribed:
        workout.swaps.filter(prescribed=prescribed).delete()
        return
    # It may have replaced an exercise that is no longer prescribed.
    workout.swaps.filter(exercise=exercise).exclude(prescribed=prescribed).delete()
    SwappedIn.objects.update_or_create(
        workout=workout, prescribed=prescribed, defaults={"exercise": exercise}
    )


@transaction.atomic
def swap_from_now_on(*, workout: Workout, prescription: Prescription, exercise: Exercise) -> None:
    """Prescribe another exercise, from this workout on.

    A workout with sets stays under the plan it was begun under, and gets a swap of its own. Raises
    programs.PlanChangedError where that place of the plan has changed since.
    """
    changed = programs.change_prescription(prescription=prescription, exercise=exercise)
    workout.refresh_from_db(fields=["program"])
    if workout.program_id != changed.day.program_id:
        swap_once(workout=workout, prescription=prescription, exercise=exercise)
    else:
        workout.swaps.filter(prescribed=prescription.exercise).delete()


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
