"""Files of the FitNotes apps, which have the date of a set and no time.

Android writes names without quotes, so a comma in a name adds a cell to the row. The numbers and
units after the name show where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, picked, ragged, unit_in_column, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow
from imports.files.times import moment

APP = "FitNotes"
_NEEDED = {"date", "exercise", "category", "reps"}
_WEIGHT = re.compile(r"weight(?: ?\((kg|lb)s?\))?")
_NUMBER = re.compile(r"[-+]?\d*[.,]?\d*")
_WORD = re.compile(r"[^\W\d_]{0,12}")
_SHAPES = {
    "weight": _NUMBER,
    "weight (kg)": _NUMBER,
    "weight (kgs)": _NUMBER,
    "weight (lb)": _NUMBER,
    "weight (lbs)": _NUMBER,
    "weight unit": _WORD,
    "reps": _NUMBER,
    "distance": _NUMBER,
    "distance unit": _WORD,
    "time": re.compile(r"[\d:.,]*"),
}
_NOTES = ("comment", "notes")

_MOST_COMMAS = 40  # without quotes, in one row


class _Cells(NamedTuple):
    date: str
    exercise: str
    weight: str
    kg: str
    lb: str
    unit: str
    reps: str
    distance: str
    time: str
    note: str
    kind: str


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not FitNotes'."""
    units = [match[1] for match in map(_WEIGHT.fullmatch, header) if match]
    if not units or not _NEEDED.issubset(header):
        return None
    if {"kg", "lb"} <= set(units):
        unit, evidence = _preferred(_Columns(header), sample)
        return FileSource(APP, "iOS", unit=unit, evidence=(evidence,))
    if units[0]:
        evidence = unit_in_column(units[0])
        return FileSource(APP, "Android, unit in the header", unit=units[0], evidence=(evidence,))
    says = "says" if "weight unit" in header else "does not say"
    return FileSource(APP, "Android", evidence=(f"Each row {says} the unit of its weight.",))


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The rows, in the order of the file."""
    return each(records, None, _Log(source, header, limits).row)


class _Columns:
    """The columns of one file."""

    def __init__(self, header: Sequence[str]) -> None:
        self.width = len(header)
        self.exercise = header.index("exercise")
        self.needed = header.index("reps") + 1
        self.notes = next((header.index(name) for name in _NOTES if name in header), None)
        self.shapes = [
            (at, _SHAPES[name].fullmatch) for at, name in enumerate(header) if name in _SHAPES
        ]
        kg, lb = ("weight (kg)", "weight (kgs)"), ("weight (lbs)", "weight (lb)")
        self.pick = picked(
            header, "date", "exercise", "weight", kg, lb, "weight unit", "reps", "distance",
            "time", _NOTES, "kind",
        )  # fmt: skip

    def fields(self, row: Sequence[str]) -> _Cells:
        return _Cells._make(self.pick(self.aligned(row)))

    def aligned(self, row: Sequence[str]) -> Sequence[str]:
        """The row with as many cells as the header, by joining the cells of its name again."""
        extra = len(row) - self.width
        # A row without its notes may have a comma in its name without being too long.
        shorter = range(1 if self.notes is None else 2)
        for commas in range(extra, -1, -1) if 0 < extra <= _MOST_COMMAS else shorter:
            if self.fits(row, commas):
                return self.joined(row, commas)
        if extra:
            raise ragged(row, self.width)
        return row

    def fits(self, row: Sequence[str], commas: int) -> bool:
        """Whether so many of the row's commas can belong to the name, and the rest to the notes."""
        longest = self.width if self.notes is None else len(row)
        if not self.needed <= len(row) - commas <= longest:
            return False
        for at, fullmatch in self.shapes:
            place = at + commas if at > self.exercise else at
            if place < len(row) and not fullmatch(row[place]):
                return False
        return True

    def joined(self, row: Sequence[str], commas: int) -> Sequence[str]:
        row = _joined(row, self.exercise, commas)
        spare = len(row) - self.width
        return row if spare <= 0 or self.notes is None else _joined(row, self.notes, spare)


def _joined(row: Sequence[str], at: int, commas: int) -> Sequence[str]:
    """The row with the cell at a place joined with the `commas` cells after it."""
    end = at + commas + 1
    return (*row[:at], ", ".join(row[at:end]), *row[end:])


def _preferred(columns: _Columns, sample: Sequence[Sequence[str]]) -> tuple[str, str]:
    """The unit whose column the lifter wrote, which has fewer decimals, and the evidence."""
    rounder = {"kg": 0, "lb": 0}
    for row in sample:
        try:
            fields = columns.fields(row)
            kg, lb = cells.weight(fields.kg), cells.weight(fields.lb)
        except UnreadableCellError:
            continue
        if kg and lb and _decimals(kg) != _decimals(lb):
            rounder["kg" if _decimals(kg) < _decimals(lb) else "lb"] += 1
    both = "The file has each weight in kg and in lb."
    if rounder["kg"] == rounder["lb"]:
        return "kg", f"{both} Read are those in kg: nothing tells which were lifted."
    unit = max(rounder, key=lambda name: rounder[name])
    return unit, f"{both} Read are those in {unit}, as they are the rounder ones."


def _decimals(weight: Decimal) -> int:
    exponent = weight.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class _Log:
    """The rows of one file."""

    def __init__(self, source: FileSource, header: Sequence[str], limits: Limits) -> None:
        self.columns, self.limits, self.unit = _Columns(header), limits, source.unit

    def row(self, record: TableRow) -> Event:
        fields = self.columns.fields(record.cells)
        reps = cells.reps_done(fields.reps, self.limits)
        if not reps:
            return without_reps(record, fields.reps, fields.time, fields.distance)
        began, has_time = moment(fields.date, self.limits)
        weight, unit = self.weight(fields)
        return FileSet(
            line=record.line,
            visit=FileWorkout(began, has_time),
            exercise=cells.exercise(fields.exercise),
            reps=reps,
            weight=cells.weight(weight),
            unit=unit,
            is_warm_up=fields.kind.casefold().startswith("warm"),
            note=cells.note(fields.note),
        )

    def weight(self, fields: _Cells) -> tuple[str, str | None]:
        """The cell of the weight and its unit: the file's preferred one, else the other."""
        pair = {"kg": fields.kg, "lb": fields.lb}
        filled = [unit for unit, cell in pair.items() if cell]
        if not filled:
            return fields.weight, cells.unit(fields.unit)
        unit = self.unit if self.unit in filled else filled[0]
        return pair[unit], unit
