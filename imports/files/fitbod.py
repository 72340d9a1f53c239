"""Files of the Fitbod app: its export, the old one, and what its support sends.

Nothing in them is quoted, so the commas of a note make its row longer. Workouts have no names:
sets that are no more than three hours apart are one workout, even across midnight, and it began
with the first of them.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import picked, ragged, several, unit_in_column, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow
from imports.files.times import Moment, by_the_clock, moment

APP = "Fitbod"
_NAMES = ("exercise", "exercise_name")
_WEIGHT = re.compile(r"weight(?: ?\((kg|lb)s?\)|_(kg|lb)s?)?")
_SHAPES = {
    "reps": re.compile(r"[\d.,]*"),
    "sets": re.compile(r"[\d.,]*"),
    "iswarmup": re.compile(r"true|false|[01]|", re.IGNORECASE),
}
_APART = datetime.timedelta(hours=3)
_MOST_SETS = 50  # of one row


class _Cells(NamedTuple):
    date: str
    exercise: str
    sets: str
    reps: str
    weight: str
    duration: str
    distance: str
    is_warm_up: str
    note: str


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not Fitbod's."""
    weights = [match for match in map(_WEIGHT.fullmatch, header) if match]
    if not weights or not {"date", "reps", "iswarmup"}.issubset(header):
        return None
    if not any(name in header for name in _NAMES):
        return None
    unit = weights[0][1] or weights[0][2]
    generation = "export"
    if "exercise_name" in header:
        generation = "support"
    elif "sets" in header:
        generation = "old export"
    evidence = unit_in_column(unit) if unit else "The column of the weights names no unit."
    return FileSource(APP, generation, unit=unit, evidence=(evidence,))


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The sets in order of time, after the whole file is read, as it has the newest first."""
    log = _Log(source, header, limits)
    rows = list(records)
    moments = _moments(rows, log)
    log.visits = _visits(moments)
    return several(by_the_clock(rows, lambda row: moments.get(log.date(row))), limits, log.sets)


def _moments(rows: Iterable[TableRow], log: _Log) -> dict[str, Moment]:
    """The moment of each different cell of a date; unreadable ones are left out."""
    moments: dict[str, Moment] = {}
    for cell in map(log.date, rows):
        with contextlib.suppress(UnreadableCellError):
            moments[cell] = moments.get(cell) or moment(cell, log.limits)
    return moments


def _visits(moments: dict[str, Moment]) -> dict[str, FileWorkout]:
    """The workout of each date's cell. Times with and without a zone are never in one workout."""
    in_order = sorted(moments, key=lambda cell: moments[cell].order)
    visits: dict[str, FileWorkout] = {}
    visit, last = None, None
    for cell in in_order:
        at, has_time = moments[cell]
        if (
            not visit
            or not last
            or (last.tzinfo is None) != (at.tzinfo is None)
            or at - last > _APART
        ):
            visit = FileWorkout(at, has_time)
        visits[cell], last = visit, at
    return visits


class _Log:
    """The rows of one file."""

    def __init__(self, source: FileSource, header: Sequence[str], limits: Limits) -> None:
        self.header, self.limits, self.unit = header, limits, source.unit
        self.visits: dict[str, FileWorkout] = {}
        weights = [name for name in header if _WEIGHT.fullmatch(name)]
        self.pick = picked(
            header, "date", _NAMES, "sets", "reps", weights,
            ("duration(s)", "duration_seconds"), ("distance(m)", "distance_meters"),
            "iswarmup", "note",
        )  # fmt: skip

    def fields(self, record: TableRow) -> _Cells:
        """The cells of a row. Surplus cells are put back into its note or, if not, its name."""
        extra = len(record.cells) - len(self.header)
        for place in ("note", *_NAMES):
            if extra > 0 and place in self.header:
                at = self.header.index(place)
                joined = ", ".join(record.cells[at : at + extra + 1])
                row = (*record.cells[:at], joined, *record.cells[at + extra + 1 :])
                if self.fits(row):
                    return _Cells._make(self.pick(row))
        if (extra and any(record.cells[len(self.header) :])) or extra < -1:
            raise ragged(record.cells, len(self.header))
        return _Cells._make(self.pick(record.cells))

    def date(self, record: TableRow) -> str:
        """The cell of the date, blank where the row can’t be read."""
        try:
            return self.fields(record).date
        except UnreadableCellError:
            return ""

    def fits(self, row: Sequence[str]) -> bool:
        return all(
            _SHAPES[name].fullmatch(cell)
            for name, cell in zip(self.header, row, strict=True)
            if name in _SHAPES
        )

    def sets(self, record: TableRow) -> list[Event]:
        fields = self.fields(record)
        reps = cells.reps_done(fields.reps, self.limits)
        if not reps:
            return [without_reps(record, fields.reps, fields.duration, fields.distance)]
        row = FileSet(
            line=record.line,
            visit=self.visits.get(fields.date) or FileWorkout(*moment(fields.date, self.limits)),
            exercise=cells.exercise(fields.exercise),
            reps=reps,
            weight=cells.weight(fields.weight),
            unit=self.unit,
            is_warm_up=cells.flag(fields.is_warm_up, "mark of a warm-up"),
            note=cells.note(fields.note),
        )
        return [row] * _count(fields.sets)


def _count(sets: str) -> int:
    count = cells.whole(sets, "sets")
    if count is None:
        return 1
    if not 0 < count <= _MOST_SETS:
        raise UnreadableCellError(f"The sets go from 1 to {_MOST_SETS}, not {cells.shown(sets)}.")
    return count
