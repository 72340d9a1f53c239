"""Which letters a person chose, when they may come, and each letter there was to send."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.calendar_bounds import times
from mail import hours

if TYPE_CHECKING:
    from accounts.models import User

KIND_LENGTH, EVENT_LENGTH = 10, 40
TOKEN_BYTES = 16  # 128 bits cannot be guessed


def new_mail_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


class MailChoiceQuerySet(models.QuerySet["MailChoice"]):
    def owned_by(self, user: User) -> MailChoiceQuerySet:
        return self.filter(user=user)

    def on(self, kind: str) -> MailChoiceQuerySet:
        """Those of people who want this kind and can get it, each with `quiet_until`: nobody is
        written to at an address that they did not confirm."""
        confirmed = EmailAddress.objects.filter(
            user=OuterRef("user"), email=OuterRef("user__email"), verified=True
        )
        wanted = self.filter(kind=kind, since__isnull=False, user__is_active=True)
        until = Coalesce(F("user__quiet_hours__until"), hours.USUAL)
        return wanted.filter(Exists(confirmed)).annotate(quiet_until=until)


class MailChoice(models.Model):
    """Whether a person wants one kind of letter; without a row they do not.

    The row stays when they do not any more: the address that stops this kind is in letters that
    were sent, and works as long as the account is there.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choices", db_index=False
    )
    kind = models.CharField(max_length=KIND_LENGTH)
    # Null while it is off. What was before is never mailed.
    since = models.DateTimeField(null=True, blank=True)
    token = models.CharField(max_length=22, unique=True, default=new_mail_token)

    objects = MailChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["user", "kind"], name="mail_choice_one_a_kind"),
            CheckConstraint(condition=times("since"), name="mail_choice_within_bounds"),
        ]


class QuietHours(models.Model):
    """Until which hour of the morning a person wants no letter; without a row the usual one."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="quiet_hours"
    )
    until = models.SmallIntegerField()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(until__gte=hours.EARLIEST, until__lte=hours.LATEST),
                name="quiet_hours_end_in_the_morning",
            )
        ]


class LetterOutcome(models.TextChoices):
    """What became of a letter. An unclear one was handed over without an answer."""

    SENT = "sent", "Sent"
    DROPPED = "dropped", "No longer true or wanted"
    FAILED = "failed", "Refused, or not taken for days"
    UNCLEAR = "unclear", "Sent or lost"


class LetterQuerySet(models.QuerySet["Letter"]):
    def owned_by(self, user: User) -> LetterQuerySet:
        return self.filter(user=user)

    def waiting(self) -> LetterQuerySet:
        """Those that surely nobody has: not even their last line was sent."""
        return self.filter(outcome="", sending_at=None)


class Letter(models.Model):
    """One letter about one event, which makes it once: `event` names it among its kind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=KIND_LENGTH)
    event = models.CharField(max_length=EVENT_LENGTH)
    noted_at = models.DateTimeField(default=timezone.now)
    tries = models.SmallIntegerField(default=0)
    # Not before this.
    try_at = models.DateTimeField(default=timezone.now)
    # From this on the server may have all of it.
    sending_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=7, choices=LetterOutcome.choices, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["try_at"], condition=Q(outcome="", sending_at=None), name="letter_waiting"
            ),
        ]
        constraints = [
            UniqueConstraint(fields=["user", "kind", "event"], name="letter_once"),
            CheckConstraint(
                condition=Q(outcome__in=["", *LetterOutcome.values]), name="letter_outcome_known"
            ),
            CheckConstraint(
                condition=times("noted_at", "try_at", "sending_at"), name="letter_within_bounds"
            ),
            # What was sent, or may have been, was marked before it was.
            CheckConstraint(
                condition=Q(sending_at__isnull=False)
                | ~Q(outcome__in=[LetterOutcome.SENT, LetterOutcome.UNCLEAR]),
                name="letter_marked_before_sent",
            ),
        ]
