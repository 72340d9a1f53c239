"""Loads in JSON that Postgres makes: as text, because a JSON number is not exact."""

from __future__ import annotations

from django.db.models import TextField
from django.db.models.functions import Cast


def exact_text(field: str) -> Cast:
    """A decimal column as text with every digit."""
    return Cast(field, TextField())
