"""A coach hands a client over to another: offered to the client, whose yes alone does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import CheckConstraint
from django.db.models.functions import Now
from django.utils import timezone

from accounts.calendar_bounds import times
from coaching.models.links import Coaching, Invitation

if TYPE_CHECKING:
    from accounts.models import User


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def owned_by(self, client: User) -> HandOverQuerySet:
        """Those a client may say yes or no to: of an open coaching, to a coach whose link works."""
        return self.filter(coaching__client=client).standing()

    def standing(self) -> HandOverQuerySet:
        # By the clock of the database, as this is prepared once and asked again and again.
        works = {"used_at": None, "withdrawn_at": None, "expires_at__gt": Now()}
        usable = {f"invitation__{name}": value for name, value in works.items()}
        is_open = {"coaching__accepted_at__isnull": False, "coaching__ended_at": None}
        return self.filter(**usable, **is_open, invitation__by__is_active=True)


class HandOver(models.Model):
    """An offer to end one coaching and begin with the coach who made the invitation.

    That coach gave the link to this one, and learns of the client only by the client's yes.
    """

    coaching = models.OneToOneField(
        Coaching, models.CASCADE, primary_key=True, related_name="hand_over"
    )
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=times("made_at"), name="hand_over_time_within_bounds"),
        ]
