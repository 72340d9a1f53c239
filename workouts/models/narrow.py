"""Columns of the largest table that take less room than they usually do."""

from __future__ import annotations

from typing import Any

from django.db import models


class NarrowForeignKey(models.ForeignKey[Any, Any]):
    """A foreign key of four bytes to a row with one of eight: up to 2,147,483,647.

    A million lifters have so many workouts in fourteen years. One more is refused by Postgres;
    docs/scale.md says what to do before.
    """

    def db_type(self, connection: Any) -> str:
        return "integer"
