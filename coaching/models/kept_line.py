"""What the list of clients tells of one, kept between two looks at it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q

from accounts.calendar_bounds import dates
from coaching.models.links import Coaching


class KeptLine(models.Model):
    """One client's line as it was worked out, and what it holds for: see coaching/roster/kept.py.

    Nothing is lost with a row: without one, the line is worked out again.
    """

    coaching = models.OneToOneField(
        Coaching, models.CASCADE, primary_key=True, related_name="kept_line"
    )
    # The number of workouts.revisions that it was worked out at, and the code that did.
    revision = models.BigIntegerField()
    made_by = models.CharField(max_length=32)
    # It holds on these dates of the client's, the last left out, and before a date in UTC.
    since = models.DateField()
    until = models.DateField()
    until_in_utc = models.DateField()
    # The ids of the workouts that wait for review, oldest first, for review_sql too. NULL where the
    # version before wrote the row, which it may while an upgrade runs.
    waiting = ArrayField(models.BigIntegerField(), null=True)
    # As coaching/roster/line_facts.py writes it. Text, as only the whole is ever read.
    facts = models.TextField()

    class Meta:
        constraints = [
            CheckConstraint(
                condition=dates("since", "until", "until_in_utc") & Q(until__gt=F("since")),
                name="kept_line_dates",
            ),
            CheckConstraint(condition=Q(revision__gte=0), name="kept_line_counts_up"),
        ]
