"""The date of a workout: at most one workout a role and date, and how a wrong date is changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from workouts import lighter_weeks, programs
from workouts.models import Workout
from workouts.revisions import revise


class TakenError(ValidationError):
    """Another workout of the role, `by`, stands on the date. Nothing was changed."""

    def __init__(self, by: Workout) -> None:
        super().__init__(f"There’s another {by.get_role_display().lower()} on that date.")
        self.by = by


@contextmanager
def one_a_date(workout: Workout) -> Iterator[None]:
    """Raise TakenError where the workout that is stored inside has the role and date of another."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        there = Workout.objects.filter(
            lifter=workout.lifter_id, role=workout.role, performed_on=workout.performed_on
        )
        other = there.exclude(pk=workout.pk).first()
        if other is None:
            raise
        raise TakenError(other) from None


@transaction.atomic
def change_date(*, workout: Workout, performed_on: datetime.date) -> None:
    """Change the date of a workout. Repeating it changes nothing.

    Its sets, notes and comments stay. A workout with sets keeps its program, an empty one gets that
    of its new date. Raises TakenError, and Workout.DoesNotExist for a workout deleted meanwhile.
    """
    held = Workout.objects.select_for_update().get(pk=workout.pk)
    if held.performed_on == performed_on:
        return
    held.performed_on = performed_on
    if not held.sets.exists():
        held.program = programs.in_force(held.lifter, performed_on, held.role) or held.program
        held.is_lighter = lighter_weeks.is_on(held.lifter, performed_on)
    with one_a_date(held):
        held.save(update_fields=["performed_on", "program", "is_lighter"])
    revise(held.lifter_id)
