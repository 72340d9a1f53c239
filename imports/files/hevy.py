"""Files of the Hevy app."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, unit_in_column, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow
from imports.files.times import Moment, moment, span

APP = "Hevy"
_NEEDED = {"title", "start_time", "exercise_title", "set_index", "reps"}
_WEIGHT = re.compile(r"weight_(kg|lb)s?")
_DISTANCE = re.compile(r"distance_\w+")
_KINDS = {
    "": "normal",
    "normal": "normal",
    "warmup": "warmup",
    "warm_up": "warmup",
    "dropset": "dropset",
    "drop_set": "dropset",
    "failure": "failure",
}


class _Cells(NamedTuple):
    title: str
    start_time: str
    end_time: str
    description: str
    exercise_title: str
    exercise_notes: str
    set_type: str
    weight: str
    reps: str
    distance: str
    duration_seconds: str
    rpe: str


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not Hevy's."""
    weights = [match for match in map(_WEIGHT.fullmatch, header) if match]
    if not weights or not _NEEDED.issubset(header):
        return None
    unit = weights[0][1]
    has_supersets = "superset_id" in header
    if has_supersets:
        generation, why = "2024 and later", "Hevy's files have supersets since 2023."
    else:
        generation, why = "2023", "Hevy's files had no supersets in 2023."
    evidence = (why, unit_in_column(unit))
    return FileSource(APP, generation, language="", unit=unit, evidence=evidence)


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The rows, in the order of the file: the newest workout first."""
    return each(records, len(header), _Log(source, header, limits).row)


def _places(header: Sequence[str]) -> list[int]:
    """The place of each cell in a row; a missing column's is behind the last cell."""
    names = [
        "weight" if _WEIGHT.fullmatch(name) else "distance" if _DISTANCE.fullmatch(name) else name
        for name in header
    ]
    return [names.index(name) if name in names else len(names) for name in _Cells._fields]


class _Log:
    """The rows of one file, and the workouts they were in."""

    def __init__(self, source: FileSource, header: Sequence[str], limits: Limits) -> None:
        self.pick = itemgetter(*_places(header))
        self.unit, self.limits = source.unit, limits
        self.visits: dict[tuple[str, str], FileWorkout] = {}
        self.noted: set[tuple[FileWorkout, str, str]] = set()

    def row(self, record: TableRow) -> Event:
        fields = _Cells._make(self.pick((*record.cells, "")))
        kind = _KINDS.get(fields.set_type.casefold())
        if kind is None:
            raise UnreadableCellError(f"The set type {cells.shown(fields.set_type)} is not known.")
        reps = cells.reps(fields.reps, self.limits)
        if not reps:
            return without_reps(record, fields.reps, fields.duration_seconds, fields.distance)
        rir = cells.rir(fields.rpe)
        visit, exercise = self.visit(fields), cells.exercise(fields.exercise_title)
        return FileSet(
            line=record.line,
            visit=visit,
            exercise=exercise,
            reps=reps,
            weight=cells.weight(fields.weight),
            unit=self.unit,
            is_warm_up=kind == "warmup",
            rir=0 if rir is None and kind == "failure" else rir,
            note=self.note(visit, exercise, cells.note(fields.exercise_notes)),
        )

    def note(self, visit: FileWorkout, exercise: str, note: str) -> str:
        """The note of an exercise, which each of its rows repeats, on the first of them."""
        place = visit, exercise, note
        if place in self.noted:
            return ""
        self.noted.add(place)
        return note

    def visit(self, fields: _Cells) -> FileWorkout:
        key = fields.start_time, fields.title
        if key not in self.visits:
            began = moment(fields.start_time, self.limits)
            self.visits[key] = FileWorkout(
                began=began.at,
                has_time=began.has_time,
                title=cells.name(fields.title, "workout name"),
                seconds=self.seconds(began, fields.end_time),
                notes=cells.note(fields.description, "workout notes"),
            )
        return self.visits[key]

    def seconds(self, began: Moment, end: str) -> int | None:
        """How long a workout took; None where its end can’t be read, which spoils nothing."""
        try:
            return span(began, moment(end, self.limits))
        except UnreadableCellError:
            return None
