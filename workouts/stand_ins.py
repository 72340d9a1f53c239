"""What may be done in the place of an exercise, and what stands in where a gym lacks it."""

from __future__ import annotations

from django.db.models import QuerySet

from exercises.models import Exercise
from workouts import plan
from workouts.models import Equipment, Kind, Prescription, SwappedIn, Workout


def choices(prescription: Prescription) -> QuerySet[Exercise]:
    """The exercises that may be done for a prescription, its own among them; none that the day has
    anyway."""
    others = prescription.day.prescriptions.exclude(pk=prescription.pk)
    return plan.stands_in(prescription).exclude(pk__in=others.values("exercise"))


def stand_in_for_lacking(workout: Workout, was: Equipment | None = None) -> None:
    """Swap what the gym of a workout lacks for the first exercise of the same group that it has.

    What `was` lacking in the gym before comes back, and so does a prescribed exercise that only its
    swap is lacking for. An exercise that is logged already stays, and so does one that nothing
    stands in for.
    """
    gym, before = workout.gym, was.lacks if was else []
    if not gym.lacks and not before:
        return
    logged = set(workout.sets.exclude(kind=Kind.UNDONE).values_list("exercise", flat=True))
    for row in Prescription.objects.of(workout):
        prescribed, done = row.exercise, row.swap.exercise if row.swap else row.exercise
        if done.pk in logged:
            continue
        was_lacking = prescribed.pk in before or done.pk in gym.lacks
        if row.swap and was_lacking and prescribed.pk not in gym.lacks:
            workout.swaps.filter(prescribed=prescribed).delete()
        elif done.pk in gym.lacks and (instead := first_there(row, workout)):
            SwappedIn.objects.update_or_create(
                workout=workout, prescribed=prescribed, defaults={"exercise": instead}
            )


def first_there(row: Prescription, workout: Workout) -> Exercise | None:
    """The exercise for a place that the gym has: of the same group, if there is one."""
    taken = workout.swaps.exclude(prescribed=row.exercise).values("exercise")
    there = choices(row).exclude(pk__in=workout.gym.lacks).exclude(pk__in=taken)
    return min(
        there.exclude(pk=row.exercise_id),
        key=lambda other: (other.swap_group != row.exercise.swap_group, other.position),
        default=None,
    )
