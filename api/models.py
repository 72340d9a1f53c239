"""What lets a program in, in the name of one account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from accounts.calendar_bounds import dates, times

if TYPE_CHECKING:
    from accounts.models import User


class Scope(models.TextChoices):
    READ = "read", "Only read"
    WRITE = "write", "Read and log workouts"


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def owned_by(self, user: User) -> ApiTokenQuerySet:
        return self.filter(user=user)


class ApiToken(models.Model):
    """A token by its hash. Nobody can tell the token from the row, so it is shown only once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=50)
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    # The date where its owner lives: enough to tell a token that nothing uses any more.
    used_on = models.DateField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            # So that a form that is sent twice makes one token.
            UniqueConstraint(fields=["user", "name"], name="api_token_one_a_name"),
            CheckConstraint(condition=Q(scope__in=Scope.values), name="api_token_scope_known"),
            CheckConstraint(
                condition=dates("used_on") & times("made_at"), name="api_token_dates_within_bounds"
            ),
        ]
