"""Columns of the largest table that take less room than they usually do."""

from __future__ import annotations

from typing import Any

from django.db import models


class NarrowForeignKey(models.ForeignKey[Any, Any]):
    """A foreign key of four bytes to a row with one of eight: up to 2,147,483,647.

    So many workouts do not fit on the disks of a site that could be ours. One more is refused by
    Postgres.
    """

    def db_type(self, connection: Any) -> str:
        return "integer"
