"""Loads set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint
from django.utils import timezone

from workouts.models import bounds
from workouts.models.equipment import weight
from workouts.models.program import Program, Role

if TYPE_CHECKING:
    from accounts.models import User


class WorkingLoadQuerySet(models.QuerySet["WorkingLoad"]):
    def owned_by(self, user: User) -> WorkingLoadQuerySet:
        return self.filter(lifter=user)


class WorkingLoad(models.Model):
    """A load set by hand: the track's next workout opens there. Records are never changed.

    `program` is the plan it was set under, whose unit it is in.
    """

    lifter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    program = models.ForeignKey(Program, models.CASCADE, related_name="working_loads")
    exercise = models.ForeignKey(
        "exercises.Exercise", models.RESTRICT, related_name="+", db_index=False
    )
    role = models.CharField(max_length=5, choices=Role.choices)
    load = weight()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.CharField(max_length=bounds.NOTE_LENGTH, blank=True)
    # The lifter's own date, to lay it before or after a workout's.
    set_on = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    objects = WorkingLoadQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["lifter", "exercise", "role", "-at"], name="working_load_track")
        ]
        constraints = [
            CheckConstraint(
                condition=bounds.within("load", bounds.LOAD), name="working_load_within_bounds"
            ),
            CheckConstraint(condition=bounds.of_exercise("load"), name="working_load_of_exercise"),
            CheckConstraint(
                condition=bounds.dates("set_on") & bounds.times("at"),
                name="working_load_date_within_bounds",
            ),
        ]
