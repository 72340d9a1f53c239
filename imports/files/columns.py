"""The columns of a table by their names, and its rows one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from imports.files.cells import UnreadableCellError
from imports.files.file_sets import Event, Limits, Skipped, UnreadableFileError
from imports.files.table import TableRow, refused

_ZERO = "0 reps: skipped or failed, which the file does not tell apart."


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns, trimmed, with single blanks and in lower case."""
    return tuple(" ".join(cell.replace("\ufeff", "").split()).casefold() for cell in cells)


def picked(
    header: Sequence[str], *columns: str | Sequence[str]
) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """What takes the cells of those columns, two or more, out of a row in that order. A column
    may have several names; its cell is blank where the file or the row has none.
    """
    width = len(header)
    names = [(column,) if isinstance(column, str) else column for column in columns]
    places = [[header.index(name) for name in each if name in header] for each in names]
    pick = itemgetter(*(found[0] if found else width for found in places))
    blanks = ("",) * (width + 1)

    def take(cells: Sequence[str]) -> tuple[str, ...]:
        found: tuple[str, ...] = pick((*cells[:width], *blanks[len(cells[:width]) :]))
        return found

    return take


def each(
    rows: Iterator[TableRow], width: int | None, read: Callable[[TableRow], Event]
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


def several(
    rows: Iterable[TableRow | Skipped], limits: Limits, read: Callable[[TableRow], Iterable[Event]]
) -> Iterator[Event]:
    """As `each`, where one row holds several sets, of which there may be limits.rows in all."""
    count = 0
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            found = list(read(row))
        except UnreadableCellError as error:
            found = [refused(row, str(error))]
        count += len(found)
        if count > limits.rows:
            raise UnreadableFileError(f"The file has more than {limits.rows:,} sets.", row.line)
        yield from found


def without_reps(row: TableRow, reps: str, *amounts: str) -> Event:
    """What a row without reps is told as; `amounts` are its cells of time and distance."""
    is_timed = any(amount.strip("0:.,") for amount in amounts)
    why = "No reps: a timed or distance set." if is_timed else _ZERO if reps else "No reps."
    return refused(row, why, whole=True)


def _refuse_ragged(row: TableRow, width: int) -> None:
    count = len(row.cells)
    if count < width or any(row.cells[width:]):
        raise UnreadableCellError(f"The row has {count} cells where the header has {width}.")
