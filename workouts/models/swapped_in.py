"""Which exercise was done in the place of which, in one workout."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from workouts.models.log import Workout


class SwappedIn(models.Model):
    """An exercise done in the place of a prescribed one, in one workout alone."""

    workout = models.ForeignKey(Workout, models.CASCADE, related_name="swaps", db_index=False)
    prescribed = models.ForeignKey(
        "exercises.Exercise", models.RESTRICT, related_name="swapped_out", db_index=False
    )
    exercise = models.ForeignKey(
        "exercises.Exercise", models.RESTRICT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            # So that swapping twice makes one row.
            UniqueConstraint(fields=["workout", "prescribed"], name="swapped_in_one_a_place"),
            UniqueConstraint(fields=["workout", "exercise"], name="swapped_in_one_an_exercise"),
            CheckConstraint(
                condition=~Q(exercise=F("prescribed")), name="swapped_in_is_another_exercise"
            ),
        ]
