"""Whole workouts that were deleted, and can still be put back."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from accounts.export_json import exact
from workouts.models import bounds
from workouts.models.program import Program, Role

if TYPE_CHECKING:
    from accounts.models import User

KEPT = datetime.timedelta(days=30)  # ours: how long a deleted workout may be put back


class Exact(json.JSONEncoder):
    """Numbers, times and ids as the file of everything writes them, so that none is rounded."""

    def default(self, o: object) -> str:
        return exact(o)


class DeletedWorkoutQuerySet(models.QuerySet["DeletedWorkout"]):
    def owned_by(self, user: User) -> DeletedWorkoutQuerySet:
        return self.filter(lifter=user)

    def kept(self) -> DeletedWorkoutQuerySet:
        """Those that may still be put back."""
        return self.filter(deleted_at__gt=timezone.now() - KEPT)


class DeletedWorkout(models.Model):
    """A workout as it was, in a table of its own, which nothing that reads the log looks at.

    `id` is that of the workout, which it gets again, and `content` the rest of its row with
    those of its sets and swaps, as deletion.py writes and reads them.
    """

    id = models.BigIntegerField(primary_key=True)
    lifter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    program = models.ForeignKey(Program, models.CASCADE, related_name="deleted_workouts")
    role = models.CharField(max_length=5, choices=Role.choices)
    performed_on = models.DateField()
    content = models.JSONField(encoder=Exact)
    deleted_at = models.DateTimeField(default=timezone.now)

    objects = DeletedWorkoutQuerySet.as_manager()

    class Meta:
        ordering = ["-deleted_at", "-pk"]
        indexes = [
            models.Index(fields=["lifter", "-deleted_at"], name="deleted_workout_latest"),
            models.Index(fields=["deleted_at"], name="deleted_workout_oldest"),
        ]
        constraints = [
            CheckConstraint(condition=Q(role__in=Role.values), name="deleted_workout_role_known"),
            CheckConstraint(
                condition=bounds.dates("performed_on") & bounds.times("deleted_at"),
                name="deleted_workout_date_within_bounds",
            ),
        ]

    @property
    def kept_until(self) -> datetime.datetime:
        """When it goes for good."""
        return self.deleted_at + KEPT
