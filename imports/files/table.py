"""A text as a table, one record after the other.

Lines without quotes are split, lines with sound quotes go through the csv module, and only the
rest is read cell by cell: notes of several lines, quotes that were not doubled, and quotes that
are never closed. Of a record that stays broken only the first line is lost.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from imports.files.broken_quotes import divided, has_sound_quotes
from imports.files.file_sets import Limits, Skipped, UnreadableFileError
from imports.files.text import line_ends, line_from, lines
from progression.characters import MISLEADING

DELIMITERS = ",;\t"
LONGEST = 30_000  # characters of one record
MOST_CELLS = 500
# How spreadsheets and scripts write a blank cell.
_BLANKS = frozenset({"nan", "NaN", "NAN", "NaT", "<NA>", "null", "NULL"})
_UNSHOWABLE = re.compile(f"[\u0000-\u001f\u007f-\u009f{MISLEADING}]")


class TableRow(NamedTuple):
    """The cells of one row, trimmed, and the line it begins on, from 1."""

    line: int
    cells: tuple[str, ...]


def refused(record: TableRow, why: str, *, whole: bool = False) -> Skipped:
    """The Skipped for a record that is left out, with the sentence why and how it begins."""
    return Skipped(record.line, why, beginning(" | ".join(record.cells[:12])), whole)


def beginning(text: str, longest: int = 80) -> str:
    """The beginning of a text, safe to show: other characters are replaced."""
    shown = _UNSHOWABLE.sub("\ufffd", text[: longest + 1])
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}\u2026"


def delimiter_of(text: str) -> str:
    """What separates the cells of the first line with text: comma, semicolon or tab."""
    first = next((row for row, _, _ in lines(text)), "")[:LONGEST]
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader((first,), delimiter=mark), ())))


def records(
    text: str, delimiter: str, limits: Limits, *, line: int = 1
) -> Iterator[TableRow | Skipped]:
    """Every record of a text, blank ones left out, the header as the first of them.

    `line` is the line of the file that the text begins on. A broken row is a Skipped; one that has
    more or fewer cells than the header is a TableRow all the same. Raises UnreadableFileError for
    more than limits.rows records below the header.
    """
    parser = _Parser(text, delimiter)
    at, count = 0, 0
    while at < len(text):
        row, end, ends = line_from(text, at)
        if row and not row.isspace():
            if count > limits.rows:
                raise UnreadableFileError(f"The file has more than {limits.rows:,} rows.", line)
            count += 1
            cells, end, ends = parser.cells(row, at, end, line)
            if cells is None:
                yield Skipped(line, parser.broken(row, line), beginning(row))
            elif any(cells):
                yield TableRow(line, _trimmed(cells))
        at, line = end, line + ends


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    trimmed = tuple(map(str.strip, cells))
    if _BLANKS.isdisjoint(trimmed):
        return trimmed
    return tuple("" if cell in _BLANKS else cell for cell in trimmed)


def _plain(row: str, delimiter: str) -> list[str] | None:
    """The cells of a sound row of one line; None where it has to be read cell by cell."""
    if len(row) > LONGEST or row.count(delimiter) > MOST_CELLS:
        return None
    if '"' not in row:
        return row.split(delimiter)
    try:
        return next(csv.reader((row,), _dialect(delimiter)))
    except csv.Error:
        return None


@functools.cache
def _dialect(delimiter: str) -> Any:
    """How csv reads a sound row, made once: it takes longer to make than a row to read."""
    return csv.reader((), delimiter=delimiter, strict=True, skipinitialspace=True).dialect


_Cell = re.Pattern[str]


class _Way(NamedTuple):
    """The patterns of a cell and of a row's last cell, each with what ends it; and the pattern of
    the beginning of another cell, which shows within a cell that its quote was never closed.
    """

    inner: _Cell
    last: _Cell
    another: _Cell


@functools.cache
def _ways(delimiter: str) -> tuple[_Way, ...]:
    """The ways to read a row, the likeliest first.

    The first is correct CSV, where a quote that is not before the end of a cell counts as a plain
    quote. The others are for apps that do not double quotes: what follows a quote decides whether
    it closes the cell, and only the last column may end a line. The last way is for apps that quote
    every cell, which makes that surer.
    """
    delimiter = re.escape(delimiter)
    line_end = r"(?:[\r\n]|\Z)"
    sound = _cell(delimiter, '|""', f"(?:{delimiter}|{line_end})")
    last = _cell(delimiter, "", line_end)
    opens = re.compile(f'{delimiter}[ ]*+"')
    return (
        _Way(sound, sound, re.compile(f'{delimiter}[ ]*+"(?:"")*+(?!")')),
        _Way(_cell(delimiter, "", delimiter), last, opens),
        _Way(_cell(delimiter, "", f'{delimiter}"'), last, opens),
    )


def _cell(delimiter: str, pair: str, closes: str) -> _Cell:
    # Not )*+ though it is shorter: Python until 3.11.4 forgets with it what was read.
    quoted = f'"((?>(?:[^"]++{pair}|"(?![ ]*+{closes}))*))"[ ]*+'
    bare = f'(?!")([^{delimiter}\r\n]*+)'
    return re.compile(rf"[ ]*+(?:{quoted}|{bare})({delimiter}|\r\n|\r|\n|\Z)")


class _Parser:
    """Reads the cells of a text, most rows in the fast way."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.text, self.delimiter = text, delimiter
        self.columns = 0  # as the header has them
        # How many characters may be read again because of broken quotes.
        self.budget = 1_000_000 + 4 * len(text)

    def cells(self, row: str, start: int, end: int, line: int) -> tuple[list[str] | None, int, int]:
        """The cells of the record at a place, where it ends, and how many lines it has."""
        cells, ends = _plain(row, self.delimiter), 1
        if cells is None:
            cells, end = self.closely(start, end, line)
            ends = line_ends(self.text, start, end)
        if not self.columns and cells and any(cells):  # the first row with text is the header
            self.columns = len(cells)
        return cells, end, ends

    def broken(self, row: str, line: int) -> str:
        """Why a row has no cells."""
        if len(row) > LONGEST:
            return f"The row is longer than {LONGEST:,} characters."
        if row.count(self.delimiter) > MOST_CELLS:
            return f"The row has more than {MOST_CELLS} cells."
        return f"A quote opens on line {line} and is not closed where its row ends."

    def closely(self, start: int, end: int, line: int) -> tuple[list[str] | None, int]:
        """The cells of the record at a place, and where it ends; None and the end of its first
        line where it can’t be read. With the wrong number of cells it has to be on one line.
        """
        cells, stop = self.parsed(start, end, _ways(self.delimiter)[0])
        self.afford(line)
        if cells is not None and self.fits(cells, has_sound_quotes(cells)):
            return [cell.replace('""', '"') for cell in cells], stop
        ragged = cells if stop <= end else None
        is_alone = self.is_row(self.text[start:end]) and self.is_followed(end)
        if is_alone and (mended := self.divided(start, end, line)):
            return mended, end
        for way in _ways(self.delimiter)[1:]:
            cells, stop = self.parsed(start, end, way)
            self.afford(line)
            if cells is not None and self.fits(cells, is_sound=False):
                return cells, stop
            ragged = ragged or (cells if stop <= end else None)
        return (None if is_alone else self.divided(start, end, line)) or ragged, end

    def is_followed(self, end: int) -> bool:
        """Whether another row begins there, or nothing. The rest of a note has fewer cells."""
        following, _, _ = line_from(self.text, end)
        return not following.strip() or self.is_row(following)

    def is_row(self, line: str) -> bool:
        """Whether a line may have as many cells as the header."""
        return self.columns <= line.count(self.delimiter) + 1 <= MOST_CELLS

    def divided(self, start: int, end: int, line: int) -> list[str] | None:
        row = self.text[start:end].rstrip("\r\n")
        if len(row) > LONGEST:
            return None
        cells, cost = divided(row, self.delimiter, self.columns)
        self.budget -= cost
        self.afford(line)
        return cells

    def afford(self, line: int) -> None:
        if self.budget < 0:
            raise UnreadableFileError(f"Too many quotes are broken before line {line}.", line)

    def fits(self, cells: list[str], is_sound: bool) -> bool:
        """Whether they are as many as the header's. A sound row may have blank ones besides at its
        end; in another they show that a quote was taken for the end of its cell."""
        columns = self.columns or len(cells)
        return len(cells) == columns or (
            is_sound and len(cells) > columns and not any(cells[columns:])
        )

    def parsed(self, start: int, end: int, way: _Way) -> tuple[list[str] | None, int]:
        """The cells as read in one way, and where they end; None where that does not work."""
        cells: list[str] = []
        at, stop = start, min(start + LONGEST, len(self.text))
        while len(cells) < MOST_CELLS:
            cell = way.last if len(cells) + 1 == self.columns else way.inner
            match = cell.match(self.text, at, stop)
            if not match or (match.end() == stop < len(self.text)):
                at = stop
                break
            at = match.end()
            quoted, bare, ended = match.groups()
            cells.append(bare if quoted is None else quoted)
            if at > end and way.another.search(cells[-1]):
                break  # this cell has swallowed the next row
            if ended != self.delimiter:
                self.budget -= at - start
                return cells, at
        self.budget -= at - start
        return None, at
