"""Asks Postgres for all plans that a lifter has had, to read what was done by that of its day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Exists, Max, Min, OuterRef, Q, Subquery, When

from accounts.models import User
from exercises.models import Exercise
from workouts.calendar import Calendar, read, spans_of
from workouts.dated_facts import excused_of, lighter_weeks_of
from workouts.models import Prescription, SwappedIn, Workout
from workouts.recent import recent_of


def bearings(user: User) -> tuple[Calendar, list[int]]:
    """All programs, lighter weeks and excused days of a lifter, and the years from the latest
    workout back to the first. One query."""
    mine = Workout.objects.owned_by(user).order_by().values("lifter")
    ends = {"first": Min("performed_on"), "last": Max("performed_on")}
    asked = {name: Subquery(mine.annotate(on=end).values("on")[:1]) for name, end in ends.items()}
    columns = {
        "spans": spans_of(user.pk),
        "lighter": lighter_weeks_of(user.pk),
        "excused": excused_of(user.pk),
    }
    found: Any = User.objects.filter(pk=user.pk).annotate(**columns, **asked)
    *told, first, last = found.values_list(*columns, *ends).get()
    years = range(last.year, first.year - 1, -1) if first else []
    return read(*told), list(years)


def places(user: User, exercise: str) -> Sequence[Prescription]:
    """What all programs of a lifter prescribe of an exercise and of those that may stand in
    for it, each with `has_swaps`, and those of the active one with `recent` and `lighter` as
    weeks.planned has them. One query."""
    its = Exercise.objects.filter(pk=exercise).values("swap_group")
    group = Exercise.objects.filter(swap_group=OuterRef("exercise__swap_group"))
    mine = Prescription.objects.owned_by(user).filter(exercise__swap_group=Subquery(its))
    # Any: the types take has_swaps for told twice.
    rows: Any = mine.in_order().defer(*_CONTENT)
    columns = {"recent": recent_of(user.pk), "lighter": lighter_weeks_of(user.pk)}
    is_active = Q(day__program__ended_on=None)
    told = {name: Case(When(is_active, then=column)) for name, column in columns.items()}
    has_swaps = Exists(group.exclude(pk=OuterRef("exercise")))
    return list(rows.annotate(has_swaps=has_swaps, **told))


_UNREAD = ("summary", "muscles", "steps", "tip", "faults", "sources")
_CONTENT = [f"exercise__{name}" for name in _UNREAD]


def instead_of(workout: OuterRef, exercise: str) -> Subquery:
    """What an exercise was done in the place of in a workout; nothing where it was prescribed."""
    swaps = SwappedIn.objects.filter(workout=workout, exercise=exercise)
    return Subquery(swaps.values("prescribed")[:1])
