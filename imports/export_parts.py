"""What imports add to the exported file: which files were brought in, and what they added.

- imports: oldest first; the app that wrote the file, when it was uploaded, brought in or taken
  back, and how many workouts and sets it added and how many sets it corrected.
- named_columns: the last said first; the names of a table's columns, and which of them is which.

They are a record to keep. Restoring the file skips them, as the sets themselves are in the log.
"""

from __future__ import annotations

from collections.abc import Iterator

from accounts.export_json import ExportPart, ExportRow, rows
from accounts.models import User
from imports.models import Import, NamedColumns


def _imports(user: User) -> Iterator[ExportRow]:
    imports = Import.objects.owned_by(user).order_by("uploaded_at", "pk")
    source = ["file_name", "app", "generation", "language"]
    times = ["uploaded_at", "brought_at", "undone_at"]
    return rows(
        imports, *source, *times, "workouts_added", "sets_added", "sets_here", "sets_corrected"
    )


def _named_columns(user: User) -> Iterator[ExportRow]:
    return rows(NamedColumns.objects.owned_by(user), "header", "answers", "named_at")


PARTS = [ExportPart("imports", _imports), ExportPart("named_columns", _named_columns)]
