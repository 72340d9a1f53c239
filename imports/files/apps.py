"""Reads a file of any app: from its bytes to its sets.

Each app has a module here with `APP`, its name, and one of two pairs of functions. Apps that
write one table:

    known(header, sample) -> Source | None
        `header` are the names of the columns as `named` makes them (trimmed, lower case),
        `sample` the cells of the first rows. None where another app wrote this.
    events(source, header, records, limits) -> Iterator[Event]
        `records` are the rows below the header, with any number of cells; broken ones are
        reported already.

Apps that write something else, as JSON or several tables in one file:

    known_text(text) -> Source | None
    text_events(source, text, limits) -> Iterator[Event]

An app is recognised by what is in the file, never by the file's name. A reader ignores columns
that it does not know, and takes those it knows in any order. It raises nothing but
UnreadableFileError: a row it cannot read is a Skipped.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

from imports.files import (
    alpha_progression,
    fitbod,
    fitnotes,
    gymbook,
    hevy,
    jefit,
    liftlog,
    liftosaur,
    plain_tables,
    strong,
    stronglifts,
)
from imports.files.beginnings import Beginning, beginnings
from imports.files.columns import named
from imports.files.date_order import DAY, Dates, decided
from imports.files.file_sets import (
    Event,
    FileBody,
    FileSet,
    FileSource,
    Limits,
    Reading,
    Skipped,
    UnknownAppError,
    UnreadableFileError,
)
from imports.files.table import TableRow, records
from imports.files.text import decoded


class TableReader(Protocol):
    """What reads an app's table: a module, or a PlainTable."""

    @property
    def APP(self) -> str: ...  # noqa: N802 - a constant, also of a module

    def known(
        self, header: Sequence[str], sample: Sequence[Sequence[str]]
    ) -> FileSource | None: ...

    def events(
        self, source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
    ) -> Iterator[Event]: ...


class TextReader(Protocol):
    """A module that reads an app's file that is not one table."""

    APP: str

    def known_text(self, text: str) -> FileSource | None: ...

    def text_events(self, source: FileSource, text: str, limits: Limits) -> Iterator[Event]: ...


TEXTS: tuple[TextReader, ...] = (jefit, alpha_progression)
# Strong comes last, because it may be recognised by the order of its columns alone.
TABLES: tuple[TableReader, ...] = (
    hevy,
    fitnotes,
    stronglifts,
    fitbod,
    liftosaur,
    liftlog,
    gymbook,
    plain_tables.REPCOUNT,
    plain_tables.LYFTA,
    plain_tables.FLEXIFY,
    plain_tables.GYMRUN,
    strong,
)
# The names of the apps.
APPS = sorted([reader.APP for reader in TABLES] + [reader.APP for reader in TEXTS])
ANY_TABLE = "Any other table needs a date, an exercise and reps in each row."
_SAMPLE = 20  # rows that an app is recognised by
_HANDFUL = 5  # so many broken rows refuse a file if they are more than half of it


def read(content: bytes, limits: Limits, first: str = "") -> Reading:
    """The whole file at once (see events). `first` is what the lifter says that the first number
    of a date is (see date_order.py), for a file that is asked about.
    """
    dates = Dates()
    source, all_events = events(content, dataclasses.replace(limits, dates=dates))
    refusal = None
    try:
        reading = gathered(source, all_events)
    except UnreadableFileError as error:
        refusal = error
    order = decided(dates, source.language, first)
    if order and order.first != DAY:  # as which they were read
        limits = dataclasses.replace(limits, dates=Dates(order.first, known=dates.known))
        reading, refusal = gathered(*events(content, limits)), None
    if refusal:
        raise refusal
    reading.order = order
    return reading


def gathered(source: FileSource, all_events: Iterable[Event]) -> Reading:
    """A file as one, from its rows one by one."""
    reading = Reading(source)
    for event in all_events:
        if isinstance(event, FileSet):
            reading.rows.append(event)
        elif isinstance(event, Skipped):
            reading.skipped.append(event)
        elif isinstance(event, FileBody):
            reading.bodies.append(event)
        else:
            reading.dropped[event.what] += 1
    return reading


def events(content: bytes, limits: Limits) -> tuple[FileSource, Iterator[Event]]:
    """Who wrote a file, and its rows one by one: in the order of the file, or in order of time
    for an app that has the newest first and gives each set a time.

    Raises UnknownAppError where no app that is known here wrote it, and another
    UnreadableFileError where the file as a whole cannot be brought in. The iterator raises
    it too: after more rows than allowed, and at the end if more than half of them were broken. So
    the file may still be refused until the last row.
    """
    text, evidence = decoded(content)
    source, all_events = _as_text(text, limits) or _as_table(text, limits)
    return dataclasses.replace(source, evidence=evidence + source.evidence), judged(all_events)


_Found = tuple[FileSource, Iterator[Event]]


def _as_text(text: str, limits: Limits) -> _Found | None:
    for reader in TEXTS:
        if source := reader.known_text(text):
            return source, reader.text_events(source, text, limits)
    return None


def _as_table(text: str, limits: Limits) -> _Found:
    for beginning in beginnings(text):
        if found := _table_from(beginning, text, limits):
            return found
    sentence = "This is not the export of an app that can be read here. These can: "
    raise UnknownAppError(f"{sentence}{', '.join(APPS)}. {ANY_TABLE}")


def _table_from(beginning: Beginning, text: str, limits: Limits) -> _Found | None:
    """The table whose columns have their names there; None where no app has such columns."""
    broken: deque[Skipped] = deque()
    every_row = records(text[beginning.at :], beginning.delimiter, limits, line=beginning.line)
    rows = _sound(every_row, broken)
    header = named(next(rows, TableRow(1, ())).cells)
    while header and not header[-1]:
        header = header[:-1]  # from a delimiter at the end
    sample = list(islice(rows, _SAMPLE))
    for reader in TABLES:
        if source := reader.known(header, [row.cells for row in sample]):
            if not sample and not broken:
                raise UnreadableFileError(f"The file has the columns of {source.app} and no rows.")
            evidence = (*source.evidence, *beginning.evidence)
            source = dataclasses.replace(source, evidence=evidence)
            read_rows = reader.events(source, header, chain(sample, rows), limits)
            return source, _woven(read_rows, broken)
    return None


def _sound(rows: Iterable[TableRow | Skipped], broken: deque[Skipped]) -> Iterator[TableRow]:
    """The rows that are not broken; the others go to `broken`."""
    for row in rows:
        if isinstance(row, Skipped):
            broken.append(row)
        else:
            yield row


def _woven(sound: Iterator[Event], broken: deque[Skipped]) -> Iterator[Event]:
    """The events of sound rows with the broken rows between them, in order of lines."""
    for event in sound:
        while broken and broken[0].line < event.line:
            yield broken.popleft()
        yield event
    yield from broken


def judged(all_events: Iterator[Event]) -> Iterator[Event]:
    """The events, and an UnreadableFileError at the end if too many rows were broken."""
    good, broken = 0, 0
    first: list[str] = []
    for event in all_events:
        if not isinstance(event, Skipped) or event.whole:
            good += not isinstance(event, FileBody)  # which is beside the sets of its row
        else:
            broken += 1
            if len(first) < 3:
                first.append(f"line {event.line}: {event.why}")
        yield event
    if broken >= _HANDFUL and broken > good:
        share = f"{broken:,} of {good + broken:,} rows can’t be read"
        raise UnreadableFileError(f"{share}, so this file is left alone. {' '.join(first)}")
