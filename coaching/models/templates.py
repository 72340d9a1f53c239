"""What a coach proposes again and again: named prescriptions, and each time they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.calendar_bounds import times
from workouts.models import Role, bounds

if TYPE_CHECKING:
    from accounts.models import User

NAME_LENGTH = 60


class ProposalTemplateQuerySet(models.QuerySet["ProposalTemplate"]):
    def owned_by(self, coach: User) -> ProposalTemplateQuerySet:
        return self.filter(coach=coach)


class ProposalTemplate(models.Model):
    """A coach's own, under a name that no other of theirs has: see coaching/proposal_templates.py,
    which tells no capitals apart."""

    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    name = models.CharField(max_length=NAME_LENGTH)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ProposalTemplateQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [
            UniqueConstraint(fields=["coach", "name"], name="template_one_a_name"),
            CheckConstraint(condition=~Q(name=""), name="template_has_a_name"),
            CheckConstraint(condition=times("made_at"), name="template_time_within_bounds"),
        ]


class TemplateLineQuerySet(models.QuerySet["TemplateLine"]):
    def in_order(self) -> TemplateLineQuerySet:
        """Main day first, each in the order of the exercises."""
        return self.select_related("exercise").order_by("-role", "exercise__position")


class TemplateLine(models.Model):
    """Sets, reps and rest of one exercise on a day of one role; the bounds are a prescription's."""

    template = models.ForeignKey(
        ProposalTemplate, models.CASCADE, related_name="lines", db_index=False
    )
    role = models.CharField(max_length=5, choices=Role.choices)
    exercise = models.ForeignKey(
        "exercises.Exercise", models.RESTRICT, related_name="+", db_index=False
    )
    sets = models.PositiveSmallIntegerField()
    rep_low = models.PositiveSmallIntegerField()
    rep_high = models.PositiveSmallIntegerField()
    rest_seconds = models.PositiveSmallIntegerField()

    objects = TemplateLineQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["template", "role", "exercise"], name="template_line_one_an_exercise"
            ),
            CheckConstraint(condition=Q(role__in=Role.values), name="template_line_role_known"),
            CheckConstraint(
                condition=bounds.within("sets", bounds.SETS)
                & (~Q(role=Role.EXTRA) | bounds.within("sets", bounds.EXTRA_SETS)),
                name="template_line_sets_within_bounds",
            ),
            CheckConstraint(
                condition=bounds.within("rep_low", bounds.REP_RANGE)
                & bounds.within("rep_high", bounds.REP_RANGE)
                & Q(rep_low__lt=F("rep_high")),
                name="template_line_reps_are_a_range",
            ),
            CheckConstraint(
                condition=bounds.within("rest_seconds", bounds.REST_SECONDS),
                name="template_line_rest_within_bounds",
            ),
        ]

    @property
    def title(self) -> str:
        """As a prescription has it: `Deadlift, main back day`."""
        return f"{self.exercise.name}, {self.get_role_display().lower()}"


class TemplateSendingQuerySet(models.QuerySet["TemplateSending"]):
    def owned_by(self, coach: User) -> TemplateSendingQuerySet:
        return self.filter(coach=coach)


class TemplateSending(models.Model):
    """One time a template was proposed, under the id of the form: sent twice, it is the same.

    `told` is a list of [coaching, exercise and day, what became of it]: see coaching/sendings.py.
    """

    id = models.UUIDField(primary_key=True)
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    sent_at = models.DateTimeField(default=timezone.now)
    told = models.JSONField()

    objects = TemplateSendingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=times("sent_at"), name="template_sending_within_bounds"),
        ]
