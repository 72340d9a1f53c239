"""Apps that write one plain row for a set: which columns they have, and how a row is read.

They differ in the names of their columns alone, so each is a `PlainTable` and not a module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, picked, without_reps
from imports.files.file_sets import Dropped, Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow
from imports.files.times import moment, seconds, span

_NO_UNIT = "Nothing in the file says whether its weights are pounds or kilograms."
_ITS_UNIT = "Each row says the unit of its weight."


class _Cells(NamedTuple):
    date: str
    time: str
    ended: str
    duration: str
    title: str
    notes: str
    exercise: str
    kind: str
    weight: str
    unit: str
    reps: str
    distance: str
    timed: str
    note: str
    hidden: str


@dataclass(frozen=True)
class PlainTable:
    """An app by its columns: `columns` names that of each field of a row, in lower case, and
    `needed` those that no other app has together. `kinds` says what the words of the column of
    kinds mean.
    """

    APP: str
    needed: frozenset[str]
    columns: Mapping[str, str]
    kinds: Mapping[str, str] = field(default_factory=dict)

    def known(self, header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
        """What the columns tell of the file; None where they are another app's."""
        if not self.needed.issubset(header):
            return None
        says_unit = self.columns.get("unit") in header
        return FileSource(self.APP, "", evidence=(_ITS_UNIT if says_unit else _NO_UNIT,))

    def events(
        self, source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
    ) -> Iterator[Event]:
        """The rows, in the order of the file."""
        return each(records, len(header), _PlainLog(self, header, limits).row)


class _PlainLog:
    """The rows of one file, and the workouts they were in."""

    def __init__(self, table: PlainTable, header: Sequence[str], limits: Limits) -> None:
        self.kinds, self.limits = table.kinds, limits
        self.pick = picked(header, *(table.columns.get(name, "\0") for name in _Cells._fields))
        self.visits: dict[tuple[str, str], FileWorkout] = {}

    def row(self, record: TableRow) -> Event:
        fields = _Cells._make(self.pick(record.cells))
        kind = self.kind(fields.kind)
        if cells.flag(fields.hidden, "mark of a hidden row"):
            return Dropped(record.line, "hidden row")
        reps = cells.reps_done(fields.reps, self.limits)
        if not reps:
            return without_reps(record, fields.reps, fields.timed, fields.distance)
        return FileSet(
            line=record.line,
            visit=self.visit(fields),
            exercise=cells.exercise(fields.exercise),
            reps=reps,
            weight=cells.weight(fields.weight),
            unit=cells.unit(fields.unit),
            is_warm_up=kind == "warm-up",
            rir=0 if kind == "failure" else None,
            note=cells.note(fields.note),
        )

    def kind(self, cell: str) -> str:
        """What a row of that kind is. Raises UnreadableCellError for another word."""
        if not cell or not self.kinds:
            return "work"
        if cell.casefold() not in self.kinds:
            raise UnreadableCellError(f"The set type {cells.shown(cell)} is not known.")
        return self.kinds[cell.casefold()]

    def visit(self, fields: _Cells) -> FileWorkout:
        key = f"{fields.date} {fields.time}".strip(), fields.title
        if key not in self.visits:
            began = moment(key[0], self.limits)
            title = cells.name(fields.title, "workout name")
            took = seconds(fields.duration) or None
            if fields.ended:
                try:
                    took = span(began, moment(fields.ended, self.limits))
                except UnreadableCellError:
                    took = None  # the beginning will do
            notes = cells.note(fields.notes, "workout notes")
            self.visits[key] = FileWorkout(began.at, began.has_time, title, took, notes)
        return self.visits[key]


REPCOUNT = PlainTable(
    "RepCount",
    frozenset({"workout start", "workout end", "exercise", "weight", "reps"}),
    {
        "date": "workout start", "ended": "workout end", "title": "name", "exercise": "exercise",
        "weight": "weight", "reps": "reps", "distance": "distance", "timed": "duration",
        "note": "notes",
    },
)  # fmt: skip
LYFTA = PlainTable(
    "Lyfta",
    frozenset({"title", "date", "exercise", "exercise note", "weight", "reps", "set type"}),
    {
        "date": "date", "duration": "duration", "title": "title", "notes": "notes",
        "exercise": "exercise", "kind": "set type", "weight": "weight", "reps": "reps",
        "distance": "distance", "timed": "time", "note": "exercise note",
    },
    {
        "normal_set": "work", "warmup_set": "warm-up", "warm_up_set": "warm-up",
        "drop_set": "work", "dropset_set": "work", "failure_set": "failure",
    },
)  # fmt: skip
FLEXIFY = PlainTable(
    "Flexify",
    frozenset({"name", "reps", "weight", "created", "unit", "hidden"}),
    {
        "date": "created", "exercise": "name", "weight": "weight", "unit": "unit", "reps": "reps",
        "distance": "distance", "timed": "duration", "hidden": "hidden", "note": "notes",
    },
)  # fmt: skip
GYMRUN = PlainTable(
    "GymRun",
    frozenset({"date", "time", "routine", "exercise", "set", "weight", "reps", "book"}),
    {
        "date": "date", "time": "time", "title": "routine", "exercise": "exercise",
        "weight": "weight", "reps": "reps", "distance": "distance", "timed": "duration",
        "note": "note",
    },
)  # fmt: skip
