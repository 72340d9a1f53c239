"""What the weights of a file are written in, and what they were lifted in.

Three answers there are: the file says it row by row; it can be measured, and is asked with the
answer found; or it cannot be told, and is asked with none.
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
    """The unit of a file: `written` where its rows do not say, `lifted` as it was found, and
    the evidence in a sentence. `is_open` unless every row names its own of two units.
    """

    written: str | None
    lifted: str | None
    sentence: str
    is_open: bool = True


def question(reading: Reading) -> Question:
    """What of the unit is known, measured in all the weights of a file."""
    said = {row.unit for row in reading.rows if row.weight}
    if reading.source.unit is not None:
        said = {reading.source.unit}
    if len(said - {None}) > 1:
        return Question(None, None, "Each row of the file names its own unit.", is_open=False)
    written = said.pop() if len(said) == 1 else None
    rows = (row for row in reading.rows if row.weight and (written or row.unit is None))
    found = weight_units.measured((row.weight for row in rows if row.weight), written)
    return Question(found.written, found.lifted, found.sentence)


class Scale:
    """Reads the weights of a file in one unit of ours; each different one is read once.

    `restored` are those that were put back on a whole step: what was written, and what was
    lifted, both as the file's own unit and the lifter's have them.
    """

    def __init__(self, asked: Question, answer: str | None, to: str) -> None:
        self.asked, self.answer, self.to = asked, answer, to
        self.restored: dict[tuple[Decimal, str], tuple[Decimal, str]] = {}
        self._read: dict[tuple[Decimal, str | None], Decimal] = {}

    def read(self, weight: Decimal, unit: str | None) -> Decimal:
        """A weight of a row, whose own unit is `unit` if it names one; to a hundredth."""
        found = self._read.get((weight, unit))
        if found is None:
            found = self._read[weight, unit] = self._convert(weight, unit)
        return found

    def is_restored(self, weight: Decimal, unit: str | None) -> bool:
        return (weight, self._written(unit)) in self.restored

    def _written(self, unit: str | None) -> str:
        return unit or self.asked.written or self.answer or self.to

    def _convert(self, weight: Decimal, unit: str | None) -> Decimal:
        written = self._written(unit)
        # The answer is about the unit of the whole file; a row of another knows its own.
        is_of_file = self.asked.is_open and unit in {None, self.asked.written}
        lifted = (self.answer if is_of_file else None) or written
        load, was_restored = weight_units.restored(weight, written, lifted)
        if was_restored:
            self.restored[weight, written] = (load, lifted)
        return converted(load, lifted, self.to).quantize(_HUNDREDTH)
