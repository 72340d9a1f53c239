"""Files of the LiftLog app. Each set has its own time; the first of a workout is when it began."""

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
    """The rows by the clock, once all of the file is read: it has the newest first."""
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

    def said(self, record: TableRow) -> _Cells:
        return _Cells._make(self.pick(record.cells))

    def moment(self, record: TableRow) -> Moment | None:
        try:
            return moment(self.said(record).date, self.limits)
        except UnreadableCellError:
            return None

    def begin(self, rows: Sequence[TableRow]) -> None:
        """Learn when each workout began: with the first of its rows."""
        for row in rows:
            if found := self.moment(row):
                self.began.setdefault(self.said(row).workout, found)

    def row(self, record: TableRow) -> Event:
        said = self.said(record)
        reps = cells.reps(said.reps, self.limits) if said.reps.strip("0.,") else 0
        if not reps:
            return without_reps(record, said.reps)
        found = moment(said.date, self.limits)
        return FileSet(
            line=record.line,
            visit=FileWorkout(*(self.began[said.workout] if said.workout else found)),
            exercise=cells.exercise(said.exercise),
            reps=reps,
            weight=cells.weight(said.weight),
            unit=cells.unit(said.unit),
            note=cells.note(said.note),
        )
