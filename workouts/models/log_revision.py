"""How often a lifter's log has changed, so that what was worked out from it can be kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q


class LogRevision(models.Model):
    """One number a lifter, raised with every change of log or plan: see workouts/revisions.py.

    A lifter without a row is at 0.
    """

    lifter = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    number = models.BigIntegerField()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(number__gt=0), name="log_revision_counts_up"),
        ]
