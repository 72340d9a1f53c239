"""Files of the Fitbod app: its export, the old one, and what its support sends.

Nothing in them is quoted, so the commas of a note make its row longer. A workout has no name
of its own: what is no more than three hours apart is one, however it crosses midnight in UTC,
and began with its first set.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import picked, several, without_reps
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
    evidence = (
        f"The weights are in {unit}, as the name of their column says."
        if unit
        else "The column of the weights names no unit."
    )
    return FileSource(APP, generation, unit=unit, evidence=(evidence,))


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The sets by the clock, once all of the file is read: it has the newest first."""
    log = _Log(source, header, limits)
    rows = list(records)
    moments = _moments(rows, log)
    log.visits = _visits(moments)
    return several(by_the_clock(rows, lambda row: moments.get(log.date(row))), limits, log.sets)


def _moments(rows: Iterable[TableRow], log: _Log) -> dict[str, Moment]:
    """What the cells of the dates say, each of them once."""
    found: dict[str, Moment] = {}
    for cell in map(log.date, rows):
        with contextlib.suppress(UnreadableCellError):
            found[cell] = found.get(cell) or moment(cell, log.limits)
    return found


def _visits(moments: dict[str, Moment]) -> dict[str, FileWorkout]:
    """The workout of each. Those without a zone have workouts of their own."""
    in_order = sorted(moments, key=lambda cell: moments[cell].order)
    visits: dict[str, FileWorkout] = {}
    visit, last = None, None
    for cell in in_order:
        at, has_time = moments[cell]
        if not visit or not last or _is_new(last, at):
            visit = FileWorkout(at, has_time)
        visits[cell], last = visit, at
    return visits


def _is_new(last: datetime.datetime, at: datetime.datetime) -> bool:
    return (last.tzinfo is None) != (at.tzinfo is None) or at - last > _APART


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

    def said(self, record: TableRow) -> _Cells:
        """The cells of a row. What it has too many are of its note, or else of its name."""
        extra = len(record.cells) - len(self.header)
        for place in ("note", *_NAMES):
            if extra > 0 and place in self.header:
                at = self.header.index(place)
                joined = ", ".join(record.cells[at : at + extra + 1])
                row = (*record.cells[:at], joined, *record.cells[at + extra + 1 :])
                if self.fits(row):
                    return _Cells._make(self.pick(row))
        if (extra and any(record.cells[len(self.header) :])) or extra < -1:
            why = f"The row has {len(record.cells)} cells where the header has {len(self.header)}."
            raise UnreadableCellError(why)
        return _Cells._make(self.pick(record.cells))

    def date(self, record: TableRow) -> str:
        """The cell of the date, blank where the row can’t be read."""
        try:
            return self.said(record).date
        except UnreadableCellError:
            return ""

    def fits(self, row: Sequence[str]) -> bool:
        return all(
            _SHAPES[name].fullmatch(cell)
            for name, cell in zip(self.header, row, strict=True)
            if name in _SHAPES
        )

    def sets(self, record: TableRow) -> list[Event]:
        said = self.said(record)
        reps = cells.reps(said.reps, self.limits) if said.reps.strip("0.,") else 0
        if not reps:
            return [without_reps(record, said.reps, said.duration, said.distance)]
        row = FileSet(
            line=record.line,
            visit=self.visits.get(said.date) or FileWorkout(*moment(said.date, self.limits)),
            exercise=cells.exercise(said.exercise),
            reps=reps,
            weight=cells.weight(said.weight),
            unit=self.unit,
            is_warm_up=cells.flag(said.is_warm_up, "mark of a warm-up"),
            note=cells.note(said.note),
        )
        return [row] * _count(said.sets)


def _count(sets: str) -> int:
    count = cells.whole(sets, "sets")
    if count is None:
        return 1
    if not 0 < count <= _MOST_SETS:
        raise UnreadableCellError(f"The sets go from 1 to {_MOST_SETS}, not {cells.shown(sets)}.")
    return count
