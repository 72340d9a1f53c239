"""The columns of a table by their names, and its rows one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from imports.files.cells import UnreadableCellError
from imports.files.rows import Event
from imports.files.table import Record, refused

_ZERO = "0 reps: skipped or failed, which the file does not tell apart."


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns, trimmed, with single blanks and in lower case."""
    return tuple(" ".join(cell.replace("\ufeff", "").split()).casefold() for cell in cells)


def each(
    rows: Iterator[Record], width: int | None, read: Callable[[Record], Event]
) -> Iterator[Event]:
    """What `read` makes of each row, or a Skipped with the reason of its UnreadableCellError.

    With a width, a row has to have so many cells; blank ones at its end may be too many.
    """
    for row in rows:
        try:
            if width is not None and len(row.cells) != width:
                _refuse_ragged(row, width)
            yield read(row)
        except UnreadableCellError as error:
            yield refused(row, str(error))


def without_reps(row: Record, reps: str, *amounts: str) -> Event:
    """What a row without reps is told as; `amounts` are its cells of time and distance."""
    is_timed = any(amount.strip("0:.,") for amount in amounts)
    why = "No reps: a timed or distance set." if is_timed else _ZERO if reps else "No reps."
    return refused(row, why, whole=True)


def _refuse_ragged(row: Record, width: int) -> None:
    count = len(row.cells)
    if count < width or any(row.cells[width:]):
        raise UnreadableCellError(f"The row has {count} cells where the header has {width}.")
