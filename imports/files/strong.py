"""Files of the Strong app, and of those that write as it does, this one among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypedDict

from imports.files import cells, strong_columns
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, without_reps
from imports.files.file_sets import Dropped, Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.strong_columns import known
from imports.files.table import TableRow
from imports.files.times import moment, seconds

__all__ = ["APP", "events", "known"]

APP = "Strong"
_WARM_UPS = {"w", "warm_up", "warmup", "warm up"}
_FAILURES = {"f", "failure"}
_WORK_SETS = {"", "d", "drop_set", "dropset", "drop set", *_FAILURES}
_NO_SETS = {
    "rest timer": "rest timer",
    "rest_timer": "rest timer",
    "ruhezeit": "rest timer",
    "minuteur de repos": "rest timer",
    "temporizador de descanso": "rest timer",
    "休息计时器": "rest timer",
    "note": "note",
    "notiz": "note",
    "nota": "note",
    "备注": "note",
}
_NUMBER = re.compile(r"\d{1,6}(?:\.0*)?")
# What a spreadsheet would take for a formula is written behind an apostrophe, by us too.
_DISARMED = re.compile(r"'(?=[=+\-@\t\r])")
# As our own export says what has no column.
_OURS = re.compile(r"(That hurt\.)?(?: ?Left (\d{1,3}), right (\d{1,3})\.)?")
_FIELDS = (
    "date", "title", "duration", "exercise", "order", "weight", "unit", "reps", "rpe",
    "distance", "seconds", "note", "notes",
)  # fmt: skip


class _Cells(NamedTuple):
    date: str
    title: str
    duration: str
    exercise: str
    order: str
    weight: str
    unit: str
    reps: str
    rpe: str
    distance: str
    seconds: str
    note: str
    notes: str


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The rows, in the order of the file."""
    return each(records, len(header), _Log(source, header, limits).row)


class _Log:
    """The rows of one file, and the workouts they were in."""

    def __init__(self, source: FileSource, header: Sequence[str], limits: Limits) -> None:
        places = strong_columns.places(header)
        # A column that is not there is read from a blank cell behind the last.
        self.pick = itemgetter(*(places.get(field, len(header)) for field in _FIELDS))
        self.unit, self.limits = source.unit, limits
        self.visits: dict[tuple[str, str], FileWorkout] = {}

    def row(self, record: TableRow) -> Event:
        said = _Cells._make(self.pick((*record.cells, "")))
        mark = "" if said.order.isdigit() else said.order.casefold()
        if mark in _NO_SETS:
            return Dropped(record.line, _NO_SETS[mark])
        reps = cells.reps(said.reps, self.limits)
        is_known = mark in _WORK_SETS or mark in _WARM_UPS or _NUMBER.fullmatch(mark)
        if not reps:
            if not is_known:  # in another language
                return Dropped(record.line, "rest timer or note")
            return without_reps(record, said.reps, said.seconds, said.distance)
        if not is_known:
            why = f"The set order {cells.shown(said.order)} is not known: perhaps a warm-up."
            raise UnreadableCellError(why)
        return self.set_row(record.line, said, mark, reps)

    def set_row(self, line: int, said: _Cells, mark: str, reps: int) -> FileSet:
        rir = cells.rir(said.rpe)
        note = cells.note(_armed(said.note))
        return FileSet(
            line=line,
            visit=self.visit(said),
            exercise=cells.exercise(_armed(said.exercise)),
            reps=reps,
            weight=cells.weight(said.weight),
            unit=cells.unit(said.unit) if said.unit else self.unit,
            is_warm_up=mark in _WARM_UPS,
            rir=0 if rir is None and mark in _FAILURES else rir,
            **_ours(note, reps),
        )

    def visit(self, said: _Cells) -> FileWorkout:
        """The workout of a row. Its notes and length are those of its first row: some files
        repeat them and some do not.
        """
        key = said.date, said.title
        if key not in self.visits:
            began, has_time = moment(said.date, self.limits)
            title = cells.name(_armed(said.title), "workout name")
            notes = cells.note(_armed(said.notes), "workout notes")
            took = seconds(said.duration) or None  # 0s is what nobody timed
            self.visits[key] = FileWorkout(began, has_time, title, took, notes)
        return self.visits[key]


class _Ours(TypedDict, total=False):
    note: str
    pain: bool
    left_reps: int
    right_reps: int


def _ours(note: str, reps: int) -> _Ours:
    """A note, or what our own export says in its place."""
    found = _OURS.fullmatch(note)
    if not note or not found:
        return {"note": note}
    hurt, left, right = found.groups()
    if left is None:
        return {"pain": True}
    if min(int(left), int(right)) != reps:  # the weaker arm counts
        return {"note": note}
    return {"pain": bool(hurt), "left_reps": int(left), "right_reps": int(right)}


def _armed(cell: str) -> str:
    return _DISARMED.sub("", cell, count=1) if cell.startswith("'") else cell
