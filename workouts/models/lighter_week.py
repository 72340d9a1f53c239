"""Dated facts of a lifter beside the programs: weeks taken lighter."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from workouts.models import bounds

if TYPE_CHECKING:
    from accounts.models import User

A_WEEK_LATER = datetime.timedelta(days=6)  # the last of seven days


class LighterWeekQuerySet(models.QuerySet["LighterWeek"]):
    def owned_by(self, user: User) -> LighterWeekQuerySet:
        return self.filter(lifter=user)

    def within(self, first: datetime.date, last: datetime.date) -> LighterWeekQuerySet:
        """Those with a day between two dates, both included."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class LighterWeek(models.Model):
    """Seven days of about half the sets at about 90 %: what is done in them moves no target.

    `by` is who asked for it, the lifter or a coach whose proposal was accepted.
    """

    lifter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="lighter_weeks", db_index=False
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = LighterWeekQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["lifter", "starts_on"], name="lighter_week_one_a_date"),
            CheckConstraint(
                condition=bounds.dates("starts_on") & bounds.times("at"),
                name="lighter_week_date_within_bounds",
            ),
            CheckConstraint(
                condition=Q(ends_on=F("starts_on") + A_WEEK_LATER), name="lighter_week_is_a_week"
            ),
        ]
