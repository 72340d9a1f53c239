"""Files of the Strong app and of apps that write the same format, such as ours."""

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
_WARM_UPS_IN = {"Portuguese": {"a"}}  # aquecimento
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
# Text that a spreadsheet would take for a formula has an apostrophe before it, also in our files.
_DISARMED = re.compile(r"'(?=[=+\-@\t\r])")
# How our own CSV export writes what has no column: in a line before the note.
_OURS = re.compile(r"(That hurt\.)?(?: ?Left (\d{1,3}), right (\d{1,3})\.)?(?:\n(.*))?", re.DOTALL)
# That line and the one of a link, which may be as long as a note, come off before a note is cut.
_NOTED = 2 * cells.NOTE_LENGTH + 100
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
        # A missing column is read from a blank cell behind the last.
        self.pick = itemgetter(*(places.get(field, len(header)) for field in _FIELDS))
        self.unit, self.limits = source.unit, limits
        self.warm_ups = _WARM_UPS | _WARM_UPS_IN.get(source.language, set())
        self.visits: dict[tuple[str, str], FileWorkout] = {}

    def row(self, record: TableRow) -> Event:
        fields = _Cells._make(self.pick((*record.cells, "")))
        mark = "" if fields.order.isdigit() else fields.order.casefold()
        if mark in _NO_SETS:
            return Dropped(record.line, _NO_SETS[mark])
        reps = cells.reps(fields.reps, self.limits)
        is_known = mark in _WORK_SETS or mark in self.warm_ups or _NUMBER.fullmatch(mark)
        if not reps:
            if not is_known:  # in another language
                return Dropped(record.line, "rest timer or note")
            return without_reps(record, fields.reps, fields.seconds, fields.distance)
        if not is_known:
            why = f"The set order {cells.shown(fields.order)} is not known: perhaps a warm-up."
            raise UnreadableCellError(why)
        return self.set_row(record.line, fields, mark, reps)

    def set_row(self, line: int, fields: _Cells, mark: str, reps: int) -> FileSet:
        rir = cells.rir(fields.rpe)
        note = cells.note(_armed(fields.note), longest=_NOTED)
        return FileSet(
            line=line,
            visit=self.visit(fields),
            exercise=cells.exercise(_armed(fields.exercise)),
            reps=reps,
            weight=cells.weight(fields.weight),
            unit=cells.unit(fields.unit) if fields.unit else self.unit,
            is_warm_up=mark in self.warm_ups,
            rir=0 if rir is None and mark in _FAILURES else rir,
            **(_ours(note, reps) if note else {}),
        )

    def visit(self, fields: _Cells) -> FileWorkout:
        """The workout of a row. Its notes and length are those of its first row, as only some
        files repeat them.
        """
        key = fields.date, fields.title
        if key not in self.visits:
            began, has_time = moment(fields.date, self.limits)
            title = cells.name(_armed(fields.title), "workout name")
            notes = cells.note(_armed(fields.notes), "workout notes")
            took = seconds(fields.duration) or None  # 0s means not timed
            self.visits[key] = FileWorkout(began, has_time, title, took, notes)
        return self.visits[key]


class _Ours(TypedDict, total=False):
    note: str
    pain: bool
    left_reps: int
    right_reps: int


def _ours(note: str, reps: int) -> _Ours:
    """A note, and what our own export wrote before it."""
    match = _OURS.fullmatch(note)
    if not match or not (match[1] or match[2]):
        return {"note": note}
    hurt, left, right, own = match.groups()
    if left is None:
        return {"pain": True, "note": own or ""}
    if min(int(left), int(right)) != reps:  # the weaker arm counts
        return {"note": note}
    arms: _Ours = {"left_reps": int(left), "right_reps": int(right)}
    return {"pain": bool(hurt), "note": own or "", **arms}


def _armed(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from running it."""
    return _DISARMED.sub("", cell, count=1) if cell.startswith("'") else cell
