"""Files of the LiftLog app. Each set has its own time; a workout began with its first set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, picked, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow
from imports.files.times import Moment, by_the_clock, moment

APP = "LiftLog"
_WHEN = ("timestamp", "date")


class _Cells(NamedTuple):
    workout: str
    date: str
    exercise: str
    weight: str
    unit: str
    reps: str
    note: str


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not LiftLog's."""
    needed = {"sessionid", "exercise", "weight", "reps"}.issubset(header)
    if not needed or not any(name in header for name in _WHEN):
        return None
    return FileSource(APP, "plain text", evidence=("Each row says the unit of its weight.",))


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The rows in order of time, after the whole file is read, as it has the newest first."""
    log = _Log(header, limits)
    rows = by_the_clock(records, log.moment)
    log.begin(rows)
    return each(iter(rows), len(header), log.row)


class _Log:
    """The rows of one file, and when its workouts began."""

    def __init__(self, header: Sequence[str], limits: Limits) -> None:
        self.limits = limits
        self.began: dict[str, Moment] = {}
        self.pick = picked(
            header, "sessionid", _WHEN, "exercise", "weight", "weightunit", "reps", "notes"
        )

    def fields(self, record: TableRow) -> _Cells:
        return _Cells._make(self.pick(record.cells))

    def moment(self, record: TableRow) -> Moment | None:
        try:
            return moment(self.fields(record).date, self.limits)
        except UnreadableCellError:
            return None

    def begin(self, rows: Sequence[TableRow]) -> None:
        """Note when each workout began, which is with its first row."""
        for row in rows:
            if at := self.moment(row):
                self.began.setdefault(self.fields(row).workout, at)

    def row(self, record: TableRow) -> Event:
        fields = self.fields(record)
        reps = cells.reps_done(fields.reps, self.limits)
        if not reps:
            return without_reps(record, fields.reps)
        at = moment(fields.date, self.limits)
        return FileSet(
            line=record.line,
            visit=FileWorkout(*(self.began[fields.workout] if fields.workout else at)),
            exercise=cells.exercise(fields.exercise),
            reps=reps,
            weight=cells.weight(fields.weight),
            unit=cells.unit(fields.unit),
            note=cells.note(fields.note),
        )
