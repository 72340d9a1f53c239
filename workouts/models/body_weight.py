"""What a lifter weighed on a date, where they say so, and whether their coach may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from workouts.models import bounds
from workouts.models.equipment import Unit, weight

if TYPE_CHECKING:
    from accounts.models import User


class BodyWeightQuerySet(models.QuerySet["BodyWeight"]):
    def owned_by(self, user: User) -> BodyWeightQuerySet:
        return self.filter(lifter=user)


class BodyWeight(models.Model):
    """One body weight a date, in the unit it was weighed in. No target depends on it."""

    lifter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    weighed_on = models.DateField()
    weight = weight()
    unit = models.CharField(max_length=2, choices=Unit.choices)

    objects = BodyWeightQuerySet.as_manager()

    class Meta:
        ordering = ["-weighed_on"]
        constraints = [
            # It also finds the latest one on or before a date.
            UniqueConstraint(fields=["lifter", "weighed_on"], name="body_weight_one_a_date"),
            CheckConstraint(
                condition=Q(unit=Unit.KG) & bounds.within("weight", bounds.BODY["kg"])
                | Q(unit=Unit.LB) & bounds.within("weight", bounds.BODY["lb"]),
                name="body_weight_within_bounds",
            ),
            CheckConstraint(
                condition=bounds.dates("weighed_on"), name="body_weight_date_within_bounds"
            ),
        ]


class BodyWeightConsent(models.Model):
    """The yes of a lifter to their coach seeing their body weight. Without a row it is a no."""

    lifter = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=bounds.times("given_at"), name="body_weight_consent_within_bounds"
            ),
        ]
