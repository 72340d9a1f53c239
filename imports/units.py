"""What the weights of a file are written in, and what they were lifted in.

There are three cases: the file says it row by row; or it can be measured, and the form asks with
that answer chosen; or it cannot be told, and the form asks without an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from imports.files import weight_units
from imports.files.file_sets import Reading
from workouts.equipment import converted

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Question:
    """The unit of a file: `written` for rows that do not say, `lifted` as it was measured, and the
    evidence in a sentence. `is_open` unless the rows name two units themselves.
    """

    written: str | None
    lifted: str | None
    sentence: str
    is_open: bool = True


def question(reading: Reading) -> Question:
    """What is known of the unit, measured in all the weights of a file."""
    units = {row.unit for row in reading.rows if row.weight}
    if reading.source.unit is not None:
        units = {reading.source.unit}
    if len(units - {None}) > 1:
        return Question(None, None, "Each row of the file names its own unit.", is_open=False)
    written = units.pop() if len(units) == 1 else None
    rows = (row for row in reading.rows if row.weight and (written or row.unit is None))
    measured = weight_units.measured((row.weight for row in rows if row.weight), written)
    return Question(measured.written, measured.lifted, measured.sentence)


class Scale:
    """Converts the weights of a file to the unit `to`; each different weight is converted once.

    `restored` are the weights that were put back on a whole step: (weight, unit) as written to
    (weight, unit) as lifted.
    """

    def __init__(self, asked: Question, answer: str | None, to: str) -> None:
        self.asked, self.answer, self.to = asked, answer, to
        self.restored: dict[tuple[Decimal, str], tuple[Decimal, str]] = {}
        self._read: dict[tuple[Decimal, str | None], Decimal] = {}

    def read(self, weight: Decimal, unit: str | None) -> Decimal:
        """A row's weight in the unit `to`, to a hundredth; `unit` is what the row names, if any."""
        load = self._read.get((weight, unit))
        if load is None:
            load = self._read[weight, unit] = self._convert(weight, unit)
        return load

    def is_restored(self, weight: Decimal, unit: str | None) -> bool:
        return (weight, self._written(unit)) in self.restored

    def _written(self, unit: str | None) -> str:
        return unit or self.asked.written or self.answer or self.to

    def _convert(self, weight: Decimal, unit: str | None) -> Decimal:
        written = self._written(unit)
        # The answer is about the file's unit; a row that names another unit was lifted in that.
        is_of_file = self.asked.is_open and unit in {None, self.asked.written}
        lifted = (self.answer if is_of_file else None) or written
        load, was_restored = weight_units.restored(weight, written, lifted)
        if was_restored:
            self.restored[weight, written] = (load, lifted)
        return converted(load, lifted, self.to).quantize(_HUNDREDTH)
