"""Files that a lifter brought, and what each of them added to the log."""

from __future__ import annotations

import datetime
import zlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.calendar_bounds import times

if TYPE_CHECKING:
    from accounts.models import User

KEPT = datetime.timedelta(days=30)  # ours: how long a file is kept and can be taken back


class ImportQuerySet(models.QuerySet["Import"]):
    def owned_by(self, user: User) -> ImportQuerySet:
        return self.filter(lifter=user)

    def out_of_date(self) -> ImportQuerySet:
        """Those that can’t be brought in or taken back any more, so that their file may go."""
        latest = Coalesce("brought_at", "undone_at", "uploaded_at")
        return self.alias(latest=latest).filter(latest__lt=timezone.now() - KEPT)


class NamedColumnsQuerySet(models.QuerySet["NamedColumns"]):
    def owned_by(self, user: User) -> NamedColumnsQuerySet:
        return self.filter(lifter=user)


class Import(models.Model):
    """One file: who wrote it, how it was understood, and whether it is in the log now."""

    lifter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=100, blank=True)
    app = models.CharField(max_length=40)
    generation = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=40, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    # What the lifter answered when it was brought in: the form of the preview, as sent.
    answers = models.JSONField(default=dict)
    brought_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    workouts_added = models.PositiveIntegerField(default=0)
    sets_added = models.PositiveIntegerField(default=0)
    sets_here = models.PositiveIntegerField(default=0)
    # Sets of the log that now are as this file says, or are undone as it no longer has them.
    sets_corrected = models.PositiveIntegerField(default=0, db_default=0)
    # By the ids of these sets the version that this import gave them last, bringing them in or
    # taking itself back. One of that version was not changed by anybody since.
    given = models.JSONField(default=dict, db_default={})
    # The sets added of each exercise and day, the most first: [slug, role, sets].
    exercises = models.JSONField(default=list)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=times("uploaded_at", "brought_at", "undone_at"),
                name="import_times_within_bounds",
            ),
        ]

    @property
    def kept_until(self) -> datetime.datetime:
        """When the file is deleted, after which the import can’t be taken back."""
        return (self.brought_at or self.undone_at or self.uploaded_at) + KEPT

    @property
    def can_be_undone(self) -> bool:
        return self.brought_at is not None and timezone.now() < self.kept_until


class ImportedFile(models.Model):
    """The uploaded file, compressed; in a table of its own, so that lists do not load it."""

    source = models.OneToOneField(
        Import, models.CASCADE, primary_key=True, related_name="file", db_column="import_id"
    )
    packed = models.BinaryField()
    # What was read of it, as parsed_files.py writes it; null where it is read at every look.
    reading = models.BinaryField(null=True, editable=False)
    # Rows written so far while it is being brought in, updated outside of that transaction.
    rows_done = models.PositiveIntegerField(default=0)

    @property
    def content(self) -> bytes:
        return zlib.decompress(self.packed)


class Added(models.Model):
    """What an import made, by id, and what it changed, so that exactly this can be taken back.

    Arrays take sixteen bytes a set where rows would take ninety, and the log's tables need no
    column for imports. An id whose row was deleted meanwhile is ignored.
    """

    source = models.OneToOneField(
        Import, models.CASCADE, primary_key=True, related_name="added", db_column="import_id"
    )
    sets = ArrayField(models.UUIDField(), default=list)
    workouts = ArrayField(models.BigIntegerField(), default=list)
    working_loads = ArrayField(models.BigIntegerField(), default=list)
    body_weights = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    # The sets that it changed: their id, and their values before.
    changed = models.JSONField(default=list, db_default=[])


class NamedColumns(models.Model):
    """Which column is which in tables with these names of columns, as the lifter said it last."""

    lifter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    header = ArrayField(models.TextField())
    # Of the header, so that a table's columns are found by an index whatever their number.
    fingerprint = models.CharField(max_length=32)
    answers = models.JSONField()
    named_at = models.DateTimeField(default=timezone.now)

    objects = NamedColumnsQuerySet.as_manager()

    class Meta:
        ordering = ["-named_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lifter", "fingerprint"], name="named_columns_once_a_header"
            ),
            models.CheckConstraint(
                condition=times("named_at"), name="named_columns_time_within_bounds"
            ),
        ]
