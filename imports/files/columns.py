"""The columns of a table by their names, and its rows one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from imports.files.cells import UnreadableCellError
from imports.files.file_sets import Event, Limits, Skipped, UnreadableFileError
from imports.files.table import TableRow, refused

_ZERO = "0 reps: skipped or failed, which the file does not tell apart."


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns, trimmed, with single spaces and in lower case."""
    return tuple(" ".join(cell.replace("\ufeff", "").split()).casefold() for cell in cells)


def picked(
    header: Sequence[str], *columns: str | Sequence[str]
) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """A function that takes the cells of those columns, two or more, out of a row in that order.

    A column may be given by several names; its cell is blank where the file or the row lacks it.
    """
    width = len(header)
    names = [(column,) if isinstance(column, str) else column for column in columns]
    # The first of its names that the header has; else the place of a blank behind the last cell.
    places = [
        next((header.index(name) for name in any_of if name in header), width) for any_of in names
    ]
    pick = itemgetter(*places)
    blanks = ("",) * (width + 1)

    def take(cells: Sequence[str]) -> tuple[str, ...]:
        picked_cells: tuple[str, ...] = pick((*cells[:width], *blanks[len(cells[:width]) :]))
        return picked_cells

    return take


def each(
    rows: Iterator[TableRow], width: int | None, read: Callable[[TableRow], Event]
) -> Iterator[Event]:
    """What `read` returns for each row, or a Skipped with the reason of its UnreadableCellError.

    With a width, a row needs so many cells; further ones at its end have to be blank.
    """
    for row in rows:
        try:
            if width is not None and (len(row.cells) < width or any(row.cells[width:])):
                raise ragged(row.cells, width)
            yield read(row)
        except UnreadableCellError as error:
            yield refused(row, str(error))


def several(
    rows: Iterable[TableRow | Skipped], limits: Limits, read: Callable[[TableRow], Iterable[Event]]
) -> Iterator[Event]:
    """As `each`, where one row may have several sets. Raises UnreadableFileError after more than
    limits.rows sets in all."""
    count = 0
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            sets = list(read(row))
        except UnreadableCellError as error:
            sets = [refused(row, str(error))]
        count += len(sets)
        if count > limits.rows:
            raise UnreadableFileError(f"The file has more than {limits.rows:,} sets.", row.line)
        yield from sets


def without_reps(row: TableRow, reps: str, *amounts: str) -> Event:
    """The Skipped for a row without reps; `amounts` are its cells of time and distance."""
    is_timed = any(amount.strip("0:.,") for amount in amounts)
    why = "No reps: a timed or distance set." if is_timed else _ZERO if reps else "No reps."
    return refused(row, why, whole=True)


def ragged(cells: Sequence[str], width: int) -> UnreadableCellError:
    """The error for a row with too many or too few cells."""
    return UnreadableCellError(f"The row has {len(cells)} cells where the header has {width}.")


def unit_in_column(unit: str) -> str:
    """The evidence for a unit that the name of a column says."""
    return f"The weights are in {unit}, as the name of their column says."
