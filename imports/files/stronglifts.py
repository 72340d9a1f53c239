"""Files of the StrongLifts app: one row for an exercise, its sets side by side."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import picked, several, without_reps
from imports.files.file_sets import Event, FileBody, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow, refused
from imports.files.times import LONGEST, moment

APP = "StrongLifts"
_SET = re.compile(r"set (\d{1,3}) \((reps|kg|lb)s?\)")
_BODY = re.compile(r"body weight \((kg|lb)\)")
_UNIT = re.compile(r" ?\(.*\)")


class _Cells(NamedTuple):
    date: str
    exercise: str
    workout_name: str
    duration: str
    start_time: str
    timed: str
    notes: str


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not StrongLifts'."""
    sets = _sets(header)
    if "exercise" not in header or "date" not in _plain(header) or not sets:
        return None
    unit = sets[0].unit
    evidence = f"The weights are in {unit}, as the names of their columns say."
    return FileSource(APP, "sets side by side", unit=unit, evidence=(evidence,))


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The sets, row by row in the order of the file."""
    return several(records, limits, _Log(header, limits).sets)


class _Set(NamedTuple):
    """The places of one set's cells in a row, and the unit of its weight."""

    reps: int
    weight: int
    unit: str


def _plain(header: Sequence[str]) -> list[str]:
    """The names of the columns without their units."""
    return [_UNIT.sub("", name) for name in header]


def _sets(header: Sequence[str]) -> list[_Set]:
    by_number: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for at, name in enumerate(header):
        if match := _SET.fullmatch(name):
            by_number[int(match[1])].setdefault(match[2], at)
    return [
        _Set(columns["reps"], columns[unit], unit)
        for _, columns in sorted(by_number.items())
        for unit in ("kg", "lb")
        if "reps" in columns and unit in columns
    ]


class _Log:
    """The rows of one file."""

    def __init__(self, header: Sequence[str], limits: Limits) -> None:
        self.places, self.limits = _sets(header), limits
        named = ((at, _BODY.fullmatch(name)) for at, name in enumerate(header))
        self.body = next(((at, match[1]) for at, match in named if match), None)
        self.weighed_on: datetime.date | None = None
        self.pick = picked(
            _plain(header), "date", "exercise", "workout name", "duration", "start time",
            ("sets×time", "setsxtime"), "notes",
        )  # fmt: skip

    def sets(self, record: TableRow) -> Iterator[Event]:
        fields = _Cells._make(self.pick(record.cells))
        visit, exercise = self.visit(fields), cells.exercise(fields.exercise)
        yield from self.weighed(record, visit)
        note, count = cells.note(fields.notes), 0
        for place in self.places:
            if max(place.reps, place.weight) >= len(record.cells) or not record.cells[place.reps]:
                continue
            count += 1
            try:
                yield self.set_row(record, place, visit, exercise, note if count == 1 else "")
            except UnreadableCellError as error:
                yield refused(record, str(error))
        if not count:
            yield without_reps(record, "", fields.timed)

    def weighed(self, record: TableRow, visit: FileWorkout) -> Iterator[FileBody]:
        """The body weight of a row, which every row of its date repeats."""
        on = visit.began.date()
        if self.body is None or on == self.weighed_on or self.body[0] >= len(record.cells):
            return
        place, unit = self.body
        with contextlib.suppress(UnreadableCellError):  # nobody misses one
            if weight := cells.weight(record.cells[place]):
                self.weighed_on = on
                yield FileBody(record.line, on, weight, unit)

    def set_row(
        self, record: TableRow, place: _Set, visit: FileWorkout, exercise: str, note: str
    ) -> Event:
        reps = cells.reps(record.cells[place.reps], self.limits)
        if not reps:
            return without_reps(record, "0")
        weight = cells.weight(record.cells[place.weight])
        return FileSet(record.line, visit, exercise, reps, weight, place.unit, note=note)

    def visit(self, fields: _Cells) -> FileWorkout:
        title = cells.name(fields.workout_name, "workout name")
        began, has_time = moment(fields.date, self.limits)
        with contextlib.suppress(UnreadableCellError):  # the date alone will do
            began, has_time = moment(f"{fields.date} {fields.start_time}", self.limits)
        return FileWorkout(began, has_time, title, _seconds(fields.duration))


def _seconds(hours: str) -> int | None:
    try:
        length = cells.number(hours, "duration")
    except UnreadableCellError:
        return None
    return round(length * 3600) if length and 0 < length * 3600 < LONGEST else None
