"""Finds the table in a text: its delimiter, the line with the names of its columns, its rows."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imports.files.any_table import dates, names
from imports.files.any_table.layout import ColumnPlace
from imports.files.file_sets import Limits, Skipped, UnreadableFileError
from imports.files.table import TableRow, beginning, records
from imports.files.text import decoded

DELIMITERS = ",;\t|"
_ABOVE = 20  # rows that may stand above the names of the columns
_LOOKED_AT = 50  # rows that the delimiter is told by
_KNOWN = 2  # names of columns that make a row the header
_LINE_END = re.compile(r"\r\n|\r|\n")
_TOO_MANY = 60  # columns; a table of more is none that somebody can be asked about


@dataclass(frozen=True, slots=True)
class AnyTable:
    """A table with names of columns. `broken` are the rows that can’t be split into cells."""

    names: tuple[str, ...]
    rows: Sequence[TableRow]
    broken: Sequence[Skipped] = ()
    evidence: tuple[str, ...] = ()

    def cells(self, place: ColumnPlace) -> Iterator[str]:
        """What stands in some columns, row by row, without blanks."""
        for row in self.rows:
            yield from (row.cells[at] for at in place if at < len(row.cells) and row.cells[at])

    def families(self) -> dict[ColumnPlace, str]:
        """Columns side by side that hold one set each, as `Set 1` and `Set 2` do, and what they
        hold: "reps" or "weight"."""
        by_name: dict[str, list[tuple[int, int]]] = {}
        for at, name in enumerate(self.names):
            if found := names.family(name):
                by_name.setdefault(found[0], []).append((found[1], at))
        found_places = {}
        for name, members in by_name.items():
            numbers = [number for number, _ in members]
            what = names.of_sets(name)
            if what and len(members) > 1 and numbers == sorted(set(numbers)):
                found_places[tuple(at for _, at in members)] = what
        return found_places


def found(content: bytes, limits: Limits) -> AnyTable | None:
    """The table of a file, None where there is none. Raises UnreadableFileError for one whose
    columns have no names."""
    text, evidence = decoded(content)
    headers = {mark: _header(text, mark, limits) for mark in DELIMITERS}
    delimiter = max(headers, key=lambda mark: _likeliness(text, mark, headers[mark], limits))
    header = headers[delimiter]
    if header is None:
        if _has_dates(text, delimiter, limits):
            raise UnreadableFileError(NO_NAMES)
        return None
    start = _start_of(text, header.line)
    rows = list(records(text[start:], delimiter, limits, line=header.line))
    sound = [row for row in rows[1:] if isinstance(row, TableRow)]
    broken = [row for row in rows[1:] if isinstance(row, Skipped)]
    if text[:start].strip():
        evidence += ("What stands above the names of the columns is left out.",)
    width = max(len(header.cells), *(len(row.cells) for row in sound[:_LOOKED_AT]), 1)
    return AnyTable(_names(header.cells, width), sound, broken, evidence)


def _names(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """The names of as many columns, those at the end that nothing is in left out."""
    trimmed = (" ".join(cell.replace("\ufeff", "").split()) for cell in cells)
    shown = [beginning(name, names.LONGEST) for name in trimmed]
    return tuple([*shown, *[""] * width][: min(width, _TOO_MANY)])


def _header(text: str, delimiter: str, limits: Limits) -> TableRow | None:
    """The row with the most names of columns; else the first one wide enough that is all words."""
    first = _first_rows(text, delimiter, limits)
    above = first[:_ABOVE]
    counts = [sum(map(names.known, row.cells)) for row in above]
    if counts and max(counts) >= _KNOWN:
        return above[counts.index(max(counts))]
    width = _width(first)
    return next((row for row in above if len(row.cells) == width > 1 and _is_words(row)), None)


def _likeliness(
    text: str, delimiter: str, header: TableRow | None, limits: Limits
) -> tuple[int, int]:
    """How many names of columns a delimiter shows, and how many cells in rows of one width."""
    if header is None:
        return 0, 0
    rows = _first_rows(text, delimiter, limits)
    width = _width(rows)
    alike = sum(len(row.cells) == width for row in rows)
    return sum(map(names.known, header.cells)), alike * (width - 1)


def _first_rows(text: str, delimiter: str, limits: Limits) -> list[TableRow]:
    looked_at = itertools.islice(records(text, delimiter, limits), _LOOKED_AT)
    return [row for row in looked_at if isinstance(row, TableRow)]


def _width(rows: Sequence[TableRow]) -> int:
    """How many cells most rows have."""
    widths = Counter(len(row.cells) for row in rows)
    return widths.most_common(1)[0][0] if widths else 0


def _is_words(row: TableRow) -> bool:
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 1 and not any(any(map(str.isdecimal, cell)) for cell in filled)


def _has_dates(text: str, delimiter: str, limits: Limits) -> bool:
    rows = _first_rows(text, delimiter, limits)
    return any(
        dates.is_date(cell, limits) for row in rows if len(row.cells) > 1 for cell in row.cells
    )


def _start_of(text: str, line: int) -> int:
    """Where a line, counted from 1, begins."""
    ends = (match.end() for match in _LINE_END.finditer(text))
    return 0 if line == 1 else next(itertools.islice(ends, line - 2, None), len(text))


NO_NAMES = (
    "No line of this file names the columns. Write one above the sets, such as "
    "“date, exercise, weight, reps”."
)
