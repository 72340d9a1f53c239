"""The address at which a lifter's calendar programs read their training days."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from accounts.calendar_bounds import times

if TYPE_CHECKING:
    from accounts.models import User

TOKEN_BYTES = 24  # 192 bits cannot be guessed


def new_secret() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def owned_by(self, user: User) -> CalendarFeedQuerySet:
        return self.filter(lifter=user)


class CalendarFeed(models.Model):
    """A lifter's address, which is there until they stop it; a new secret ends the old one.

    The secret is stored in clear, so that the page can show it again, for the next device. Who
    reads this table reads the training days beside it anyway, and the secret opens nothing else.
    """

    # It names the days to calendar programs for as long as there is an address, and says nobody's.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lifter = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    secret = models.CharField(max_length=32, unique=True, default=new_secret)
    with_exercises = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(secret__regex=r"^[A-Za-z0-9_-]{32}$"),  # noqa: S106 - its form
                name="calendar_feed_secret_in_address",
            ),
            CheckConstraint(condition=times("made_at"), name="calendar_feed_time_within_bounds"),
        ]
