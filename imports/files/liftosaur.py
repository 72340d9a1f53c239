"""Files of the Liftosaur app, which write what was to be done beside what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imports.files import cells
from imports.files.columns import each, picked, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow, refused
from imports.files.times import moment

APP = "Liftosaur"
_NEEDED = {"workout datetime", "exercise", "completed reps"}


class _Cells(NamedTuple):
    date: str
    program: str
    day: str
    exercise: str
    is_warm_up: str
    reps: str
    rpe: str
    weight: str
    unit: str
    required_weight: str
    required_unit: str
    note: str


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not Liftosaur's."""
    if not _NEEDED.issubset(header):
        return None
    return FileSource(APP, "history", evidence=("Each row says the unit of its weight.",))


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The rows, in the order of the file."""
    return each(records, len(header), _Log(header, limits).row)


class _Log:
    """The rows of one file."""

    def __init__(self, header: Sequence[str], limits: Limits) -> None:
        self.limits = limits
        self.pick = picked(
            header, "workout datetime", "program", "day name", "exercise", "is warmup set?",
            "completed reps", "completed rpe", "completed weight value", "completed weight unit",
            "required weight value", "required weight unit", "notes",
        )  # fmt: skip

    def row(self, record: TableRow) -> Event:
        said = _Cells._make(self.pick(record.cells))
        if not said.reps:
            return refused(record, "Not done: the set has no completed reps.", whole=True)
        reps = cells.reps(said.reps, self.limits)
        if not reps:
            return without_reps(record, said.reps)
        # Files from before the lifter was asked have the planned weight alone.
        weight, unit = (said.weight, said.unit) if said.weight else said[-3:-1]
        began, has_time = moment(said.date, self.limits)
        return FileSet(
            line=record.line,
            visit=FileWorkout(began, has_time, cells.name(said.day or said.program, "day name")),
            exercise=cells.exercise(said.exercise),
            reps=reps,
            weight=cells.weight(weight),
            unit=cells.unit(unit),
            is_warm_up=cells.flag(said.is_warm_up, "mark of a warm-up"),
            rir=cells.rir(said.rpe),
            note=cells.note(said.note),
        )
