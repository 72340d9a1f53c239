"""The one door: the bytes of a file in, its sets out, whatever app wrote it.

Each app has a module here with `APP`, its name, and one of two pairs of functions. Apps that
write one table:

    known(header, sample) -> Source | None
        `header` are the names of the columns as `named` makes them (trimmed, lower case),
        `sample` the cells of the first rows. None where another app wrote this.
    events(source, header, records, limits) -> Iterator[Event]
        `records` are the rows below the header, of any number of cells; broken ones are
        told of already.

Apps that write something else, as JSON or several tables in one file:

    known_text(text) -> Source | None
    text_events(source, text, limits) -> Iterator[Event]

Both are looked for by what stands in the file, never by its name. A reader takes any column
it does not know, and any order of those it does. It raises nothing but UnreadableFileError:
a row it cannot read is a Skipped.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from imports.files import (
    fitbod,
    fitnotes,
    hevy,
    jefit,
    liftlog,
    liftosaur,
    strong,
    stronglifts,
)
from imports.files.columns import named
from imports.files.file_sets import (
    Event,
    FileSet,
    FileSource,
    Limits,
    Reading,
    Skipped,
    UnreadableFileError,
)
from imports.files.table import TableRow, delimiter_of, records
from imports.files.text import decoded


class TableReader(Protocol):
    """A module that reads an app's table."""

    APP: str

    def known(
        self, header: Sequence[str], sample: Sequence[Sequence[str]]
    ) -> FileSource | None: ...

    def events(
        self, source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
    ) -> Iterator[Event]: ...


class TextReader(Protocol):
    """A module that reads an app's file that is no table."""

    APP: str

    def known_text(self, text: str) -> FileSource | None: ...

    def text_events(self, source: FileSource, text: str, limits: Limits) -> Iterator[Event]: ...


TEXTS: tuple[TextReader, ...] = (jefit,)
# Strong comes last: it may be known by the order of its columns alone.
TABLES: tuple[TableReader, ...] = (
    hevy,
    fitnotes,
    stronglifts,
    fitbod,
    liftosaur,
    liftlog,
    strong,
)
_SAMPLE = 20  # rows that tell of the rest
_HANDFUL = 5  # broken rows that may be more than half of a file
_SEPARATOR = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)


def read(content: bytes, limits: Limits) -> Reading:
    """The whole file at once (see events)."""
    source, found = events(content, limits)
    reading = Reading(source)
    for event in found:
        if isinstance(event, FileSet):
            reading.rows.append(event)
        elif isinstance(event, Skipped):
            reading.skipped.append(event)
        else:
            reading.dropped[event.what] += 1
    return reading


def events(content: bytes, limits: Limits) -> tuple[FileSource, Iterator[Event]]:
    """Who wrote a file, and what its rows say, one by one in the order of the file, or by the
    clock where an app tells it of each set and has the newest first.

    UnreadableFileError where the file as a whole is nothing to bring in. The iterator raises
    it too: after more rows than there may be, and at the end where more than half of them
    were broken. So nothing of it is settled before the last row.
    """
    text, evidence = decoded(content)
    source, found = _as_text(text, limits) or _as_table(text, limits)
    return dataclasses.replace(source, evidence=evidence + source.evidence), _judged(found)


_Found = tuple[FileSource, Iterator[Event]]


def _as_text(text: str, limits: Limits) -> _Found | None:
    for reader in TEXTS:
        if source := reader.known_text(text):
            return source, reader.text_events(source, text, limits)
    return None


def _as_table(text: str, limits: Limits) -> _Found:
    separator = _SEPARATOR.match(text)
    body = text[separator.end() :] if separator else text
    delimiter = separator[1] if separator else delimiter_of(text)
    broken: deque[Skipped] = deque()
    rows = _sound(records(body, delimiter, limits, line=2 if separator else 1), broken)
    header = named(next(rows, TableRow(1, ())).cells)
    while header and not header[-1]:
        header = header[:-1]  # a delimiter too many
    sample = list(itertools.islice(rows, _SAMPLE))
    for reader in TABLES:
        if source := reader.known(header, [row.cells for row in sample]):
            if not sample and not broken:
                raise UnreadableFileError(f"The file has the columns of {source.app} and no rows.")
            found = reader.events(source, header, itertools.chain(sample, rows), limits)
            return source, _woven(found, broken)
    apps = sorted([reader.APP for reader in TABLES] + [reader.APP for reader in TEXTS])
    sentence = "This is not the export of an app that can be read here. These can: "
    raise UnreadableFileError(f"{sentence}{', '.join(apps)}.")


def _sound(rows: Iterable[TableRow | Skipped], broken: deque[Skipped]) -> Iterator[TableRow]:
    for row in rows:
        if isinstance(row, Skipped):
            broken.append(row)
        else:
            yield row


def _woven(found: Iterator[Event], broken: deque[Skipped]) -> Iterator[Event]:
    for event in found:
        while broken and broken[0].line < event.line:
            yield broken.popleft()
        yield event
    yield from broken


def _judged(found: Iterator[Event]) -> Iterator[Event]:
    """The events, and an error at the end of those that say too little."""
    good, broken = 0, 0
    first: list[str] = []
    for event in found:
        if not isinstance(event, Skipped) or event.whole:
            good += 1
        else:
            broken += 1
            if len(first) < 3:
                first.append(f"line {event.line}: {event.why}")
        yield event
    if broken >= _HANDFUL and broken > good:
        share = f"{broken:,} of {good + broken:,} rows can’t be read"
        raise UnreadableFileError(f"{share}, so this file is left alone. {' '.join(first)}")
