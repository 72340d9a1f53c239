"""The comments of coach and client on a workout, and that the coach reviewed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from accounts.calendar_bounds import times
from coaching.models.links import Coaching
from workouts.models import bounds

if TYPE_CHECKING:
    from accounts.models import User


class CommentQuerySet(models.QuerySet["Comment"]):
    def owned_by(self, client: User) -> CommentQuerySet:
        """Those about a client's own workouts, from every coach, open or ended."""
        return self.filter(coaching__client=client)

    def unread_by(self, user: User) -> CommentQuerySet:
        return self.filter(to=user, read_at=None, coaching__ended_at=None)


class Comment(models.Model):
    """A few lines about a workout or one of its sets, between one coach and one client.

    The page with the empty form makes the id, so that sending it twice stores one comment.
    """

    id = models.UUIDField(primary_key=True)
    coaching = models.ForeignKey(Coaching, models.CASCADE, related_name="comments", db_index=False)
    # RESTRICT, so that a workout with comments cannot be deleted.
    workout = models.ForeignKey("workouts.Workout", models.RESTRICT, related_name="+")
    # None: about the workout as a whole.
    set = models.ForeignKey(
        "workouts.LoggedSet", models.CASCADE, related_name="+", null=True, blank=True
    )
    # Null once a coach's account is deleted; the client keeps the text.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    text = models.CharField(max_length=bounds.NOTE_LENGTH)
    written_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [
            models.Index(fields=["to"], condition=Q(read_at=None), name="comment_unread"),
            models.Index(fields=["coaching", "workout"], name="comment_thread"),
        ]
        constraints = [
            CheckConstraint(
                condition=times("written_at", "read_at"), name="comment_times_within_bounds"
            ),
            CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            CheckConstraint(condition=~Q(author=F("to")), name="comment_to_somebody_else"),
        ]


class Review(models.Model):
    """A coach has looked at a workout."""

    coaching = models.ForeignKey(Coaching, models.CASCADE, related_name="reviews", db_index=False)
    workout = models.ForeignKey("workouts.Workout", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["coaching", "workout"], name="review_one_a_workout"),
            CheckConstraint(condition=times("at"), name="review_time_within_bounds"),
        ]
