"""The tables of the sketch: workouts, their sets, and who coaches whom."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Lift(models.TextChoices):
    DEADLIFT = "deadlift", "Deadlift"
    PULL_UP = "pull-up", "Pull-up"
    ROW = "row", "One-arm row"
    PULLOVER = "pullover", "Cable pullover"


class SketchedWorkout(models.Model):
    lifter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="workouts")
    performed_on = models.DateField()
    notes = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lifter", "performed_on"], name="one_workout_a_day"),
        ]


class SketchedSet(models.Model):
    workout = models.ForeignKey(SketchedWorkout, models.CASCADE, related_name="sets")
    lift = models.CharField(max_length=10, choices=Lift.choices)
    load = models.DecimalField(max_digits=6, decimal_places=2)
    reps = models.PositiveSmallIntegerField()
    reps_left = models.PositiveSmallIntegerField(null=True, blank=True)
    logged_at = models.DateTimeField(default=timezone.now)


class SketchedCoaching(models.Model):
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="clients")
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="coaches")
