"""Files of the Alpha Progression app: blocks of lines, no table.

A line begins a workout, with its name, when it began and how long it took. A line begins an
exercise, with its warm-ups behind it. Then come the names of the columns, which say the unit, and
a line for each set. A weight with a plus is what was added to the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, unit_in_column, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits, Skipped
from imports.files.table import TableRow, records, refused
from imports.files.times import moment, seconds

APP = "Alpha Progression"
_COLUMNS = re.compile(r'^"?#"?([;,\t])"?(KG|LBS?)"?\1"?REPS"?\1"?RIR"?[ \t]*$', re.I | re.M)
_SET = re.compile(r"\d{1,3}\.?")
_EXERCISE = re.compile(r"\d{1,3}\. +(.+)")
_TIME_OF_DAY = re.compile(r"(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2})(?: *h)?")
_WARM_UP = re.compile(r"WU\d* *· *([^·]*?) *(?:kg|lbs?)? *· *([^· ]*) *reps?", re.I)
_LINE_BREAK = re.compile(r"<br */?>|\n")


def known_text(text: str) -> FileSource | None:
    """What the lines of columns say; None where there are none."""
    columns = _COLUMNS.search(text)
    if not columns:
        return None
    unit = columns[2].casefold().rstrip("s")
    return FileSource(APP, "", unit=unit, evidence=(unit_in_column(unit),))


def text_events(source: FileSource, text: str, limits: Limits) -> Iterator[Event]:
    """The sets in the order of the file, each exercise's warm-ups before its others."""
    columns = _COLUMNS.search(text)
    delimiter = columns[1] if columns else ";"
    log = _Log(source, limits)
    for row in records(text, delimiter, limits):
        yield from [row] if isinstance(row, Skipped) else log.events(row)


class _Exercise(NamedTuple):
    visit: FileWorkout
    name: str


class _Log:
    """The lines of one file, and whose sets they are."""

    def __init__(self, source: FileSource, limits: Limits) -> None:
        self.unit, self.limits = source.unit, limits
        self.visit: FileWorkout | None = None
        self.exercise: _Exercise | None = None
        self.why = "It belongs to no workout."

    def events(self, record: TableRow) -> Iterator[Event]:
        """What a line says. One that can’t be read costs also those that hang on it."""
        first = record.cells[0]
        if first == "#":
            return
        if _SET.fullmatch(first) and len(record.cells) > 1:
            yield from each(iter([record]), None, self.set_row)
        elif title := _EXERCISE.fullmatch(first):
            yield from self.begin_exercise(record, title[1])
        else:
            yield from self.begin_workout(record)

    def begin_workout(self, record: TableRow) -> Iterator[Event]:
        self.visit = self.exercise = None
        try:
            title, began, took, *_ = (*record.cells, "", "")
            clock = _TIME_OF_DAY.fullmatch(began)
            at, has_time = moment(clock[1] if clock else began, self.limits)
            title = cells.name(title, "workout name")
            took_seconds = seconds(took.removesuffix("hr").strip() + ":00" if took else "")
            self.visit = FileWorkout(at, has_time, title, took_seconds or None)
        except UnreadableCellError as error:
            self.why = str(error)
            yield refused(record, self.why)

    def begin_exercise(self, record: TableRow, title: str) -> Iterator[Event]:
        self.exercise = None
        if not self.visit:
            yield refused(record, self.why)
            return
        try:
            self.exercise = _Exercise(self.visit, cells.exercise(_name(title)))
        except UnreadableCellError as error:
            self.why = str(error)
            yield refused(record, self.why)
            return
        for packed in _LINE_BREAK.split(record.cells[1]) if len(record.cells) > 1 else ():
            if warm_up := _WARM_UP.fullmatch(packed.strip()):
                row = TableRow(record.line, ("", warm_up[1], warm_up[2], ""))
                yield from each(iter([row]), None, self.warm_up_row)

    def warm_up_row(self, record: TableRow) -> Event:
        return self.set_row(record, is_warm_up=True)

    def set_row(self, record: TableRow, *, is_warm_up: bool = False) -> Event:
        if not self.exercise:
            raise UnreadableCellError(self.why)
        _, weight, reps, rir, *_ = (*record.cells, "", "", "")
        count = cells.reps(reps.rstrip("+"), self.limits)
        if not count:
            return without_reps(record, reps)
        return FileSet(
            line=record.line,
            visit=self.exercise.visit,
            exercise=self.exercise.name,
            reps=count,
            weight=cells.weight(weight),
            unit=self.unit,
            is_warm_up=is_warm_up,
            rir=_rir(rir),
        )


def _name(title: str) -> str:
    """The exercise and its equipment, without the reps that were planned and what is behind."""
    parts = [part.strip() for part in title.split("·")]
    planned = next((at for at, part in enumerate(parts) if part.endswith(("reps", "rep"))), None)
    named = parts[:planned] if planned else parts
    return f"{named[0]} ({', '.join(named[1:])})" if len(named) > 1 else named[0]


def _rir(cell: str) -> int | None:
    """Reps left, 0-5, halves rounded down; None where the cell is blank."""
    left = cells.number(cell.rstrip("+"), "reps left")
    if left is None:
        return None
    if not 0 <= left <= 20:
        raise UnreadableCellError(f"The reps left go from 0 up, not {cells.shown(cell)}.")
    return min(5, int(left))
