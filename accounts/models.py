"""Who a person is: the account behind every lifter and coach."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.calendar_bounds import dates, times

LATEST_END = 6  # the last hour at which somebody's day may end


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


def validate_time_zone(name: str) -> None:
    """Refuse a name that is not an IANA time zone."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Choose a time zone from the list.", code="time_zone")


def zone_named(name: str) -> zoneinfo.ZoneInfo:
    """The time zone of that name, universal time for one there is not: names go out of use, and
    what is stored stays."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return zoneinfo.ZoneInfo("UTC")


def date_at(moment: datetime.datetime, time_zone: str, day_ends_at: int) -> datetime.date:
    """The date of a moment for somebody whose day ends at an hour of the night, by their clock.

    Read off the clock on the wall, and never counted from a midnight: some days have none.
    """
    local = moment.astimezone(zone_named(time_zone))
    return local.date() - (local.hour < day_ends_at) * datetime.timedelta(days=1)


class Experience(models.TextChoices):
    UNDER_A_YEAR = "under", "Under a year"
    OVER_A_YEAR = "over", "Over a year"


class User(AbstractBaseUser, PermissionsMixin):
    """An account, named by its e-mail address (always lower case)."""

    email = models.EmailField(unique=True, error_messages={"unique": "That address is taken."})
    name = models.CharField(max_length=100, blank=True)
    experience = models.CharField(
        max_length=5, choices=Experience.choices, default=Experience.UNDER_A_YEAR
    )
    # Asked only of a lifter under a year; it decides when the extra day is offered.
    training_since = models.DateField(null=True, blank=True)
    time_zone = models.CharField(max_length=50, default="UTC", validators=[validate_time_zone])
    day_ends_at = models.SmallIntegerField(default=0, db_default=0)
    consented_at = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_lower_case",
                violation_error_message="Write the address in lower case.",
            ),
            models.CheckConstraint(
                condition=models.Q(experience__in=Experience.values),
                name="user_experience_known",
                violation_error_message="Choose under or over a year.",
            ),
            models.CheckConstraint(
                condition=models.Q(day_ends_at__gte=0, day_ends_at__lte=LATEST_END),
                name="user_day_ends_at_night",
            ),
            models.CheckConstraint(
                condition=dates("training_since")
                & times("consented_at", "joined_at", "last_login"),
                name="user_dates_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zone_named(self.time_zone)

    def today(self) -> datetime.date:
        """The date it is now for this person, where they live and when their day ends."""
        return date_at(timezone.now(), self.time_zone, self.day_ends_at)
