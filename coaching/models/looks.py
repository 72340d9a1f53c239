"""Which coach looked at whose log, and when. Rows are never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from accounts.calendar_bounds import dates, times

if TYPE_CHECKING:
    from accounts.models import User


class Page(models.TextChoices):
    """The sorts of page that show a coach something of a client."""

    LIST = "list", "Their list of clients"
    CLIENT = "client", "Your week, lifts and proposals"
    HISTORY = "history", "Your earlier workouts"
    WORKOUT = "workout", "A workout"


class LogViewQuerySet(models.QuerySet["LogView"]):
    def owned_by(self, client: User) -> LogViewQuerySet:
        return self.filter(client=client)


class LogView(models.Model):
    """One row a day for each coach and sort of page.

    A trigger refuses every change except clearing a coach whose account is deleted.
    """

    client = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    page = models.CharField(max_length=7, choices=Page.choices)
    # The date where the client lives; `at` is the first look of that day.
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    objects = LogViewQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-at", "pk"]
        constraints = [
            UniqueConstraint(fields=["client", "on", "coach", "page"], name="log_view_one_a_day"),
            CheckConstraint(
                condition=dates("on") & times("at"), name="log_view_date_within_bounds"
            ),
            CheckConstraint(condition=Q(page__in=Page.values), name="log_view_page_known"),
        ]
