"""Files of the GymBook app, which writes everything in the language of the phone: the names of the
columns, and `8 ripetizioni`, `102,50 kg`, `Set di riscaldamento` and `Si` in their cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from imports.files import cells
from imports.files.cells import UnreadableCellError
from imports.files.columns import each, picked, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits
from imports.files.table import TableRow, refused
from imports.files.times import moment

APP = "GymBook"


class _Cells(NamedTuple):
    date: str
    title: str
    time: str
    exercise: str
    kind: str
    amount: str
    weight: str
    note: str
    skipped: str


class _Language(NamedTuple):
    """The columns in the order of _Cells, and how the words of the cells begin."""

    columns: tuple[str, ...]
    reps: str
    warm_up: str
    cool_down: str


_LANGUAGES = {
    "Italian": _Language(
        (
            "data", "programma", "orario", "esercizio",
            "set / set di riscaldamento / set di defaticamento", "ripetizioni / tempo",
            "peso / distanza", "appunti", "saltato",
        ),
        "ripetizion", "set di riscaldamento", "set di defaticamento",
    ),
}  # fmt: skip
_WITH_UNIT = re.compile(r"([^a-z]*?) *(kg|lb)s?\.?", re.IGNORECASE)
_COUNT = re.compile(r"(\d+) *(\D*)")
_NO = {"", "no"}


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not GymBook's."""
    language = _language(header)
    evidence = ("Each row says the unit of its weight.",)
    return FileSource(APP, "", language, evidence=evidence) if language else None


def events(
    source: FileSource, header: Sequence[str], records: Iterator[TableRow], limits: Limits
) -> Iterator[Event]:
    """The rows, in the order of the file."""
    return each(records, len(header), _Log(header, _LANGUAGES[source.language], limits).row)


def _language(header: Sequence[str]) -> str:
    fitting = (name for name, each in _LANGUAGES.items() if set(each.columns) <= set(header))
    return next(fitting, "")


class _Log:
    """The rows of one file, and the workouts they were in, each of which began with its first."""

    def __init__(self, header: Sequence[str], language: _Language, limits: Limits) -> None:
        self.pick, self.language, self.limits = picked(header, *language.columns), language, limits
        self.visits: dict[tuple[str, str], FileWorkout] = {}

    def row(self, record: TableRow) -> Event:
        fields = _Cells._make(self.pick(record.cells))
        if fields.skipped.casefold() not in _NO:
            return refused(record, "Skipped in the app, so it was not done.", whole=True)
        if fields.kind.casefold() == self.language.cool_down:
            return refused(record, "A set to cool down, which is no work.", whole=True)
        reps = self.reps(fields.amount)
        if not reps:
            return without_reps(record, "", fields.amount)
        weight, unit = _weight(fields.weight)
        return FileSet(
            line=record.line,
            visit=self.visit(fields),
            exercise=cells.exercise(fields.exercise),
            reps=reps,
            weight=weight,
            unit=unit,
            is_warm_up=fields.kind.casefold() == self.language.warm_up,
            note=cells.note(fields.note),
        )

    def reps(self, cell: str) -> int | None:
        """The reps of a cell, None for a time."""
        count = _COUNT.fullmatch(cells.digits(cell))
        if not count or not count[2].casefold().startswith(self.language.reps):
            return None
        return cells.reps(count[1], self.limits)

    def visit(self, fields: _Cells) -> FileWorkout:
        key = fields.date, fields.title
        if key not in self.visits:
            began, has_time = moment(f"{fields.date} {fields.time}".strip(), self.limits)
            title = cells.name(fields.title, "workout name")
            self.visits[key] = FileWorkout(began, has_time, title)
        return self.visits[key]


def _weight(cell: str) -> tuple[Decimal | None, str | None]:
    """The weight of a cell and its unit; nothing for a distance."""
    if not cell:
        return None, None
    match = _WITH_UNIT.fullmatch(cells.digits(cell))
    if not match:
        raise UnreadableCellError(f"The weight can’t be read: {cells.shown(cell)} names no unit.")
    return cells.weight(match[1]), match[2].casefold()
