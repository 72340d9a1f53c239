"""Files of the Liftosaur app, which have what was planned beside what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imports.files import cells
from imports.files.columns import each, picked, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow, refused
from imports.files.times import moment

APP = "Liftosaur"
# Files of 2022 have one weight, which is the one that was lifted.
_PLANNED = (("required weight value", "weight value"), ("required weight unit", "weight unit"))
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
            "completed reps", ("completed rpe", "rpe"), "completed weight value",
            "completed weight unit", _PLANNED[0], _PLANNED[1], "notes",
        )  # fmt: skip

    def row(self, record: TableRow) -> Event:
        fields = _Cells._make(self.pick(record.cells))
        if not fields.reps:
            return refused(record, "Not done: the set has no completed reps.", whole=True)
        reps = cells.reps(fields.reps, self.limits)
        if not reps:
            return without_reps(record, fields.reps)
        # Older files have only the planned weight.
        weight, unit = (fields.weight, fields.unit) if fields.weight else fields[-3:-1]
        began, has_time = moment(fields.date, self.limits)
        title = cells.name(fields.day or fields.program, "day name")
        return FileSet(
            line=record.line,
            visit=FileWorkout(began, has_time, title),
            exercise=cells.exercise(fields.exercise),
            reps=reps,
            weight=cells.weight(weight),
            unit=cells.unit(unit),
            is_warm_up=cells.flag(fields.is_warm_up, "mark of a warm-up"),
            rir=cells.rir(fields.rpe),
            note=cells.note(fields.note),
        )
