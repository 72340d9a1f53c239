"""What imports add to the file of everything: which files came in, and what they added.

- imports: oldest first; the app that wrote the file, when it came, was brought in or taken
  back, and how many workouts and sets it added.

It is a record to keep, and not read back: the sets themselves are in the log.
"""

from __future__ import annotations

from collections.abc import Iterator

from accounts.export_json import ExportPart, ExportRow, rows
from accounts.models import User
from imports.models import Import


def _imports(user: User) -> Iterator[ExportRow]:
    found = Import.objects.owned_by(user).order_by("uploaded_at", "pk")
    wrote = ["file_name", "app", "generation", "language"]
    when = ["uploaded_at", "brought_at", "undone_at"]
    return rows(found, *wrote, *when, "workouts_added", "sets_added", "sets_here")


PARTS = [ExportPart("imports", _imports)]
