"""What the page about the columns of a table shows."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from imports.any_table.forms import LABELS, NEEDED, ColumnsForm
from imports.files.any_table import sets_of_table
from imports.files.any_table.layout import Layout
from imports.files.any_table.table_found import AnyTable
from imports.files.file_sets import FileSet, Limits, UnreadableFileError
from imports.files.table import beginning
from imports.models import Import
from imports.preview import by_columns
from progression import plain

ROWS = 10  # of the file
SETS = 3  # as they would be read
LONGEST = 40  # characters of a cell
_FIRST = (*NEEDED, "weight")


def naming(
    source: Import, form: ColumnsForm, columns: Layout, limits: Limits, *, remembered: bool
) -> dict[str, Any]:
    """Everything imports/columns.html shows; `columns` are those that the form began with."""
    table = form.table
    more = [form[name] for name in LABELS if name not in _FIRST]
    return {
        "source": source,
        "form": form,
        "remembered": remembered,
        "first": [form[name] for name in _FIRST],
        "more": more,
        "more_open": any(field.errors for field in more),
        "more_taken": ", ".join(field.label.lower() for field in more if field.value()),
        "names": [sets_of_table.column_name(table, at) for at in range(len(table.names))],
        "rows": [_cells(row.cells, len(table.names)) for row in table.rows[:ROWS]],
        "above": table.evidence,
        "sets": [] if form.errors else _sets(table, columns, limits),
    }


def _cells(cells: tuple[str, ...], width: int) -> list[str]:
    shown = [beginning(cell, LONGEST) for cell in cells[:width]]
    return shown + [""] * (width - len(shown))


def _sets(table: AnyTable, columns: Layout, limits: Limits) -> list[tuple[str, str]]:
    """The first sets as they would be read: the exercise, and the rest in words."""
    if not columns.is_whole or sets_of_table.asks_for_order(table, columns, limits):
        return []
    with suppress(UnreadableFileError):
        rows = by_columns(table, columns, limits).reading.rows[:SETS]
        return [(row.exercise, _words(row, columns)) for row in rows]
    return []


def _words(row: FileSet, columns: Layout) -> str:
    on, unit = row.visit.began, row.unit or columns.unit or ""
    load = f"{plain(row.weight)} {unit}".strip() if row.weight else "no weight"
    kind = ", warm-up" if row.is_warm_up else ""
    return f"{on.day} {on:%B %Y}, {load} × {row.reps}{kind}"
