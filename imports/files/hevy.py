"""Files of the Hevy app."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, without_reps
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
    weights = [found for found in map(_WEIGHT.fullmatch, header) if found]
    if not weights or not _NEEDED.issubset(header):
        return None
    unit = weights[0][1]
    has_supersets = "superset_id" in header
    said = "Hevy's files have supersets" if has_supersets else "Hevy's files had no supersets"
    evidence = (
        f"{said} {'since' if has_supersets else 'in'} 2023.",
        f"The weights are in {unit}, as the name of their column says.",
    )
    generation = "2024 and later" if has_supersets else "2023"
    return FileSource(APP, generation, language="", unit=unit, evidence=evidence)


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The rows, in the order of the file: the newest workout first."""
    return each(records, len(header), _Log(source, header, limits).row)


def _places(header: Sequence[str]) -> list[int]:
    """Where each cell of a row stands; what is not there is read behind the last."""
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

    def row(self, record: TableRow) -> Event:
        said = _Cells._make(self.pick((*record.cells, "")))
        kind = _KINDS.get(said.set_type.casefold())
        if kind is None:
            raise UnreadableCellError(f"The set type {cells.shown(said.set_type)} is not known.")
        reps = cells.reps(said.reps, self.limits)
        if not reps:
            return without_reps(record, said.reps, said.duration_seconds, said.distance)
        rir = cells.rir(said.rpe)
        return FileSet(
            line=record.line,
            visit=self.visit(said),
            exercise=cells.exercise(said.exercise_title),
            reps=reps,
            weight=cells.weight(said.weight),
            unit=self.unit,
            is_warm_up=kind == "warmup",
            rir=0 if rir is None and kind == "failure" else rir,
            note=cells.note(said.exercise_notes),
        )

    def visit(self, said: _Cells) -> FileWorkout:
        key = said.start_time, said.title
        if key not in self.visits:
            began = moment(said.start_time, self.limits)
            self.visits[key] = FileWorkout(
                began=began.at,
                has_time=began.has_time,
                title=cells.name(said.title, "workout name"),
                seconds=self.seconds(began, said.end_time),
                notes=cells.note(said.description, "workout notes"),
            )
        return self.visits[key]

    def seconds(self, began: Moment, end: str) -> int | None:
        """How long a workout was; a mere detail, so nothing where its end is unreadable."""
        try:
            return span(began, moment(end, self.limits))
        except UnreadableCellError:
            return None
