"""What a coach asks to change, for the client to accept or decline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import (
    CheckConstraint,
    Exists,
    OuterRef,
    Q,
    Subquery,
    UniqueConstraint,
)
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.calendar_bounds import times
from coaching.models.links import Coaching
from workouts.models import LighterWeek, Prescription

if TYPE_CHECKING:
    from accounts.models import User

# What a proposal can change of a prescription.
FIELDS = ("exercise", "sets", "rep_low", "rep_high", "rest_seconds", "step_up", "step_down")
REASON_LENGTH = 300  # so that it fits a working load's note after the coach's name


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Asks(models.TextChoices):
    """What a proposal is for."""

    CHANGE = "change", "A change of the plan"
    LIGHTER_WEEK = "lighter", "A lighter week"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def owned_by(self, client: User) -> ProposalQuerySet:
        """Those a client may answer: made in a coaching that is still open."""
        return self.filter(coaching__in=Coaching.objects.owned_by(client).open())

    def visible_to(self, coach: User) -> ProposalQuerySet:
        return self.filter(coaching__in=Coaching.objects.visible_to(coach))

    def waiting(self) -> ProposalQuerySet:
        return self.filter(answer="")

    def for_a_lighter_week(self) -> ProposalQuerySet:
        return self.filter(asks=Asks.LIGHTER_WEEK)

    def with_place(self) -> ProposalQuerySet:
        """Each with `place`, what the client's plan has now where the exercise was, by field, None
        without such a place in the same unit; and with `is_free`, whether no lighter week is
        running or planned."""
        lighter = LighterWeek.objects.filter(
            lifter=OuterRef("coaching__client"), ends_on__gte=timezone.now().date()
        )
        same = Prescription.objects.filter(
            day__program__lifter=OuterRef("coaching__client"),
            day__program__ended_on=None,
            day__program__equipment__unit=OuterRef("prescription__day__program__equipment__unit"),
            day__role=OuterRef("prescription__day__role"),
            position=OuterRef("prescription__position"),
        )
        values = {name: name for name in FIELDS[1:]}
        now = same.values(json=JSONObject(exercise="exercise_id", **values))[:1]
        return self.annotate(place=Subquery(now), is_free=~Exists(lighter))

    def about(self, prescription: Prescription) -> ProposalQuerySet:
        """Those for the same place of the plan, in whichever of the client's programs."""
        role, position = prescription.day.role, prescription.position
        return self.filter(prescription__day__role=role, prescription__position=position)


class Proposal(models.Model):
    """Changes to one prescription, each with the value it had when the coach looked; or a lighter
    week, which changes nothing in the plan.

    `changes` is {field: [was, proposed]} of plain values, weights as exact text; the field
    "load" is the working load, the others are the prescription's own.
    """

    coaching = models.ForeignKey(Coaching, models.CASCADE, related_name="proposals", db_index=False)
    asks = models.CharField(max_length=7, choices=Asks.choices, default=Asks.CHANGE)
    # Null once its training day is deleted, when the proposal fits nothing any more, and for a
    # lighter week.
    prescription = models.ForeignKey(
        "workouts.Prescription", models.SET_NULL, null=True, related_name="+"
    )
    title = models.CharField(max_length=100)
    changes = models.JSONField()
    reason = models.CharField(max_length=REASON_LENGTH)
    made_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["coaching"], name="proposal_coaching")]
        constraints = [
            UniqueConstraint(
                fields=["coaching", "prescription"],
                condition=Q(answer=""),
                name="proposal_one_waiting",
            ),
            UniqueConstraint(
                fields=["coaching"],
                condition=Q(answer="", asks=Asks.LIGHTER_WEEK),
                name="proposal_one_lighter_week_waiting",
            ),
            CheckConstraint(
                condition=Q(asks=Asks.CHANGE) | Q(asks=Asks.LIGHTER_WEEK, prescription=None),
                name="proposal_asks_known",
            ),
            CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(answer__in=Answer.values, answered_at__isnull=False),
                name="proposal_answered_once",
            ),
            CheckConstraint(
                condition=times("made_at", "answered_at"), name="proposal_times_within_bounds"
            ),
            CheckConstraint(condition=~Q(reason=""), name="proposal_has_a_reason"),
        ]
