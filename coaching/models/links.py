"""Who coaches whom: the invitation, and the coaching that only the client's yes opens."""

from __future__ import annotations

import datetime
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from accounts.calendar_bounds import times

if TYPE_CHECKING:
    from accounts.models import User
    from prepared import Placeholder

TOKEN_BYTES = 16  # 128 bits cannot be guessed
LASTS = datetime.timedelta(days=7)


class Invites(models.TextChoices):
    """What the person who follows the link becomes for the one who made it."""

    CLIENT = "client", "A client"
    COACH = "coach", "A coach"


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def a_week_from_now() -> datetime.datetime:
    return timezone.now() + LASTS


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def owned_by(self, user: User) -> InvitationQuerySet:
        return self.filter(by=user)

    def usable(self, now: datetime.datetime | Placeholder | None = None) -> InvitationQuerySet:
        """Those that are neither used nor withdrawn nor expired."""
        unused = self.filter(used_at=None, withdrawn_at=None)
        return unused.filter(expires_at__gt=now or timezone.now())


class Invitation(models.Model):
    """A link that works once. It opens nothing by itself, only the client's yes does.

    So the token is stored in clear, and whoever made it can look it up again.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invites = models.CharField(max_length=6, choices=Invites.choices)
    token = models.CharField(max_length=22, unique=True, default=new_token)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=a_week_from_now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=times("made_at", "expires_at", "withdrawn_at", "used_at"),
                name="invitation_times_within_bounds",
            ),
            CheckConstraint(
                condition=Q(invites__in=Invites.values), name="invitation_invites_known"
            ),
            CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="invitation_ends_after_start"
            ),
        ]


class CoachingQuerySet(models.QuerySet["Coaching"]):
    def owned_by(self, client: User) -> CoachingQuerySet:
        """All coachings of a client, whether asked for, open or ended."""
        return self.filter(client=client)

    def visible_to(self, coach: User) -> CoachingQuerySet:
        """A coach's open ones: the client said yes, and nobody ended it."""
        return self.open().filter(coach=coach)

    def open(self) -> CoachingQuerySet:
        return self.filter(accepted_at__isnull=False, ended_at=None)

    def asked(self) -> CoachingQuerySet:
        """Those that wait for the client's yes."""
        return self.filter(accepted_at=None, ended_at=None)

    def ended(self) -> CoachingQuerySet:
        """Those that were open and have ended."""
        return self.filter(accepted_at__isnull=False, ended_at__isnull=False)


class Coaching(models.Model):
    """One coach and one client; open from the client's yes until either ends it."""

    # Null once the coach's account is deleted; the client keeps the consent and the threads.
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    client = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    invited_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # The text the client agreed to, word for word.
    consent = models.TextField(blank=True)

    objects = CoachingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["client"], name="coaching_client"),
            models.Index(fields=["coach"], name="coaching_coach"),
        ]
        constraints = [
            UniqueConstraint(
                fields=["coach", "client"], condition=Q(ended_at=None), name="coaching_one_a_pair"
            ),
            CheckConstraint(
                condition=times("invited_at", "accepted_at", "ended_at"),
                name="coaching_times_within_bounds",
            ),
            CheckConstraint(condition=~Q(coach=F("client")), name="coaching_of_somebody_else"),
            CheckConstraint(
                condition=Q(coach__isnull=False) | Q(ended_at__isnull=False),
                name="coaching_ends_with_its_coach",
            ),
            CheckConstraint(
                condition=Q(accepted_at=None, consent="")
                | (Q(accepted_at__isnull=False) & ~Q(consent="")),
                name="coaching_opens_by_a_text",
            ),
        ]

    @property
    def present_coach(self) -> User:
        """The coach of one that has not ended. Raises DoesNotExist where they have left."""
        if self.coach is None:
            raise self.DoesNotExist("Its coach has left.")
        return self.coach
