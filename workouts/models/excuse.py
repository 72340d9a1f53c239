"""Days on which a lifter cannot train: dated facts of the lifter, beside the programs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q, Value
from django.utils import timezone

from workouts.models import bounds

if TYPE_CHECKING:
    from accounts.models import User

_DAY = datetime.timedelta(days=1)


class Excuse(models.TextChoices):
    """What keeps a lifter from training."""

    ILL = "ill", "Ill"
    AWAY = "away", "Away"
    OTHER = "other", "Something else"


class ExcusedDaysQuerySet(models.QuerySet["ExcusedDays"]):
    def owned_by(self, user: User) -> ExcusedDaysQuerySet:
        return self.filter(lifter=user)

    def reaching(self, first: datetime.date, last: datetime.date | None) -> ExcusedDaysQuerySet:
        """Those with a day between two dates, both included; no end where `last` is None."""
        rows = self.filter(Q(last_on=None) | Q(last_on__gte=first))
        return rows if last is None else rows.filter(first_on__lte=last)

    def touching(self, first: datetime.date, last: datetime.date | None) -> ExcusedDaysQuerySet:
        """Those that overlap these days or stand right beside them."""
        return self.reaching(first - _DAY, None if last is None else last + _DAY)


class ExcusedDays(models.Model):
    """Days in a row, both ends included, on which a lifter cannot train; without a last one
    they go on until the lifter is back."""

    lifter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=5, choices=Excuse.choices)
    note = models.CharField(max_length=bounds.NOTE_LENGTH, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = ExcusedDaysQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["lifter", "first_on"], name="excused_lifter_first")]
        constraints = [
            CheckConstraint(condition=Q(kind__in=Excuse.values), name="excused_kind_known"),
            CheckConstraint(
                condition=bounds.dates("first_on", "last_on") & bounds.times("at"),
                name="excused_within_bounds",
            ),
            CheckConstraint(
                condition=Q(last_on=None) | Q(last_on__gte=F("first_on")),
                name="excused_ends_after_start",
            ),
            # A lifter as a range of one, so that no extension is needed to compare them.
            ExclusionConstraint(
                name="excused_days_once",
                expressions=[
                    (
                        Func(
                            "lifter",
                            "lifter",
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            "first_on",
                            "last_on",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
