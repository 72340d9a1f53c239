"""Asks Postgres for what was lifted before a workout, as far as its records need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import F, Max, Q

from history.past.records import Lifted
from workouts.equipment import exactly_converted
from workouts.models import Kind, LoggedSet, Unit, Workout

# Ours: sets that are so much lighter than a workout's lightest one say no more than that the
# exercise is not new. They are not read, so that records cost the same after ten years.
_SHARE, _ROOM = Decimal("0.8"), 20


def lifted_before(workout: Workout, lightest: Mapping[str, Decimal]) -> dict[str, list[Lifted]]:
    """The most reps at each load on days before a workout, by exercise, each in its unit;
    `lightest` are the lightest loads of the workout by exercise, in its own. One query, and one
    more where an exercise is new or far above all before."""
    near = [_near(workout, exercise, load) for exercise, load in lightest.items()]
    lifted = _read(workout, near)
    others = [Q(exercise=exercise) for exercise in lightest if exercise not in lifted]
    return lifted | _read(workout, others)


def _near(workout: Workout, exercise: str, lightest: Decimal) -> Q:
    least = min(lightest, lightest * _SHARE) - _ROOM
    near = Q()
    for unit in Unit.values:
        near |= Q(unit=unit, load__gte=exactly_converted(least, workout.program.unit, unit))
    return Q(exercise=exercise) & near


def _read(workout: Workout, wanted: Sequence[Q]) -> dict[str, list[Lifted]]:
    by_exercise: dict[str, list[Lifted]] = {}
    if not wanted:
        return by_exercise
    sets = LoggedSet.objects.filter(
        lifter=workout.lifter_id,
        kind=Kind.WORK,
        reps__gt=0,
        workout__performed_on__lt=workout.performed_on,
    ).annotate(unit=F("workout__program__equipment__unit"))
    rows = sets.filter(reduce(or_, wanted)).order_by().values("exercise", "load", "unit")
    for row in rows.annotate(most=Max("reps")):
        lifted = Lifted(row["load"], row["most"], row["unit"])
        by_exercise.setdefault(row["exercise"], []).append(lifted)
    return by_exercise
