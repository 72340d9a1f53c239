"""Files of the JEFIT app: many tables in one file, separated by lines of #.

The sets of an exercise are in one cell, `60x10,65x8`. When a workout began is in another table, in
Unix seconds; the date of an exercise is in the lifter's local time.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imports.files import cells, times
from imports.files.cells import UnreadableCellError
from imports.files.columns import named, picked, several, without_reps
from imports.files.file_sets import (
    Event,
    FileSet,
    FileSource,
    FileWorkout,
    Limits,
    Skipped,
    UnreadableFileError,
)
from imports.files.table import TableRow, records, refused
from imports.files.text import line_at
from imports.files.times import moment

APP = "JEFIT"
_BANNER = re.compile(r'(?:\A|(?<=[\r\n]))[ \t"]*+#{2,}+([^\r\n]*+)')
_READ = {"setting", "workout sessions", "exercise logs"}
_SET = re.compile(r"([^x×*]*)[x×*]([^x×*]*)", re.IGNORECASE)
_DAYS = datetime.timedelta(days=1)  # most that the Unix time and the lifter's date may differ
_CLOCK = re.compile(r"\d{9,10}")
_SETTINGS = Limits(datetime.date.min, datetime.date.max, (0, 0), 1000)
_MASS = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb"}


class _Cells(NamedTuple):
    logs: str
    date: str
    exercise: str
    session: str
    interval: str


class _Workout(NamedTuple):
    began: datetime.datetime | None
    seconds: int | None


class _Table(NamedTuple):
    """One table of the file: its text, and the line it begins on."""

    text: str
    line: int


def known_text(text: str) -> FileSource | None:
    """What the file says about itself; None where it is not JEFIT's."""
    # Hardly any other file has what a banner has, and a search for that is done at once.
    tables = _tables(text) if "##" in text else {}
    if "exercise logs" not in tables:
        return None
    unit = _unit(tables.get("setting"))
    evidence = (
        f"The weights are in {unit}, as the settings in the file say."
        if unit
        else "The file names no unit."
    )
    return FileSource(APP, "tables", unit=unit, evidence=(evidence,))


def text_events(source: FileSource, text: str, limits: Limits) -> Iterator[Event]:
    """The sets, row by row in the order of the file."""
    tables = _tables(text)
    rows = _rows(tables["exercise logs"], limits)
    header = named(next((row.cells for row in rows if isinstance(row, TableRow)), ()))
    if not {"ename", "logs"}.issubset(header):
        raise UnreadableFileError("The file has the tables of JEFIT and no exercises in them.")
    workouts = _workouts(tables.get("workout sessions"), limits)
    yield from several(rows, limits, _Log(source, header, workouts, limits).sets)


def _tables(text: str) -> dict[str, _Table]:
    """The tables that matter, by their names in lower case."""
    tables: dict[str, _Table] = {}
    name, start = "", 0
    for banner in (*_BANNER.finditer(text), None):
        if name in _READ and name not in tables:
            end = banner.start() if banner else len(text)
            tables[name] = _Table(text[start:end], line_at(text, start))
        if banner:
            name, start = banner[1].strip('# \t",;').casefold(), banner.end()
    return tables


def _rows(table: _Table | None, limits: Limits) -> Iterator[TableRow | Skipped]:
    """The rows of a table, its header first."""
    return records(table.text, ",", limits, line=table.line) if table else iter(())


def _unit(settings: _Table | None) -> str | None:
    rows = [row for row in _rows(settings, _SETTINGS) if isinstance(row, TableRow)]
    if len(rows) < 2:
        return None
    settings_by_name = dict(zip(named(rows[0].cells), rows[1].cells, strict=False))
    return _MASS.get(settings_by_name.get("mass", "").casefold())


def _workouts(table: _Table | None, limits: Limits) -> dict[str, _Workout]:
    """When each workout of the file began and how long it took, by its number in the file."""
    rows = (row for row in _rows(table, limits) if isinstance(row, TableRow))
    header = next(rows, TableRow(1, ()))
    pick = picked(named(header.cells), "_id", ("starttime", "starttimie"), "total_time")
    workouts = {}
    for number, began, length in map(pick, (row.cells for row in rows)):
        workouts[number] = _Workout(_clock(began) or _clock(number), times.seconds(length) or None)
    return workouts


def _clock(cell: str) -> datetime.datetime | None:
    """The time of a cell with Unix seconds; None for another cell."""
    if not _CLOCK.fullmatch(cell):
        return None
    return datetime.datetime.fromtimestamp(int(cell), datetime.UTC)


class _Log:
    """The exercises of one file."""

    def __init__(
        self,
        source: FileSource,
        header: Sequence[str],
        workouts: dict[str, _Workout],
        limits: Limits,
    ) -> None:
        self.unit, self.workouts, self.limits = source.unit, workouts, limits
        self.pick = picked(header, "logs", "mydate", "ename", "belongsession", "interval_logs")

    def sets(self, record: TableRow) -> Iterator[Event]:
        fields = _Cells._make(self.pick(record.cells))
        packed = [text.strip() for text in fields.logs.split(",") if text.strip()]
        if not packed:
            yield without_reps(record, "", fields.interval)
            return
        visit, exercise = self.visit(fields), cells.exercise(fields.exercise)
        for text in packed:
            try:
                yield self.set_row(record, text, visit, exercise)
            except UnreadableCellError as error:
                yield refused(record, str(error))

    def set_row(self, record: TableRow, packed: str, visit: FileWorkout, exercise: str) -> Event:
        match = _SET.fullmatch(packed)
        if not match:
            raise UnreadableCellError(f"The set can’t be read: {cells.shown(packed)}.")
        reps = cells.reps(match[2].strip(), self.limits)
        if not reps:
            return without_reps(record, "0")
        weight = cells.weight(match[1].strip())
        return FileSet(record.line, visit, exercise, reps, weight, self.unit)

    def visit(self, fields: _Cells) -> FileWorkout:
        """The workout of an exercise: by its Unix time, unless the lifter's date is far off."""
        workout = self.workouts.get(fields.session) or _Workout(_clock(fields.session), None)
        began, length = workout
        if began and not fields.date:
            return FileWorkout(moment(began.isoformat(), self.limits).at, seconds=length)
        date = moment(fields.date, self.limits).at
        if began and abs(began.date() - date.date()) <= _DAYS:
            return FileWorkout(began, seconds=length)
        return FileWorkout(date, has_time=False, seconds=length)
