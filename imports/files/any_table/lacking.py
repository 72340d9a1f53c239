"""What a table lacks to be a log of sets."""

from __future__ import annotations

from imports.files.any_table import names
from imports.files.any_table.guess import fits, guessed
from imports.files.any_table.table_found import AnyTable
from imports.files.file_sets import Limits


def is_log(table: AnyTable, limits: Limits) -> bool:
    """Whether a table is meant as one: it has a column of dates or of exercises, or their names
    alone."""
    if not table.rows:
        return sum(map(names.known, table.names)) >= len(_MISSING)
    return _has(table, "date", limits) or "exercise" in guessed(table, limits).places


def lacks(table: AnyTable, limits: Limits) -> str:
    """The sentence that says what is missing, blank where nothing is."""
    if not table.rows:
        return "There’s no set in this file, only the names of its columns."
    return next((sentence for kind, sentence in _MISSING if not _has(table, kind, limits)), "")


def _has(table: AnyTable, kind: str, limits: Limits) -> bool:
    places = [(column,) for column in range(len(table.names))]
    return any(any(table.cells(at)) and fits(table, kind, at, limits) for at in places)


_MISSING = (
    ("date", "No column of this file has dates, so we can’t tell when you did what. Add one."),
    ("exercise", "No column of this file says which exercise a set was. Add one."),
    ("reps", "No column of this file has reps. Add one."),
)
