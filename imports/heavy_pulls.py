"""Pull-ups whose weight hung on no belt.

Under a plain name a weight of 66 kg may be the stack of a machine, which helps, or the lifter's
own body, as well as what was added. Where nearly all sets with a weight have that much, the file
can't tell, and the lifter is asked. A name that says "weighted" or "assisted" is taken at its word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import TextChoices

from exercises.models import LIFT_THE_BODY
from imports.files.exercise_names import is_assisted, is_weighted
from imports.files.file_sets import Reading
from imports.units import Question
from progression import plain

# Ours: few add more than that to a pull-up, and few machines or bodies weigh less.
HEAVY = {"kg": Decimal(40), "lb": Decimal(90)}
NEARLY_ALL = Decimal("0.8")  # of the sets that have a weight


class PullLoad(TextChoices):
    """What the weight of a pull-up is."""

    ADDED = "added", "Added, on a belt or in a vest"
    HELP = "help", "Help from a machine"
    BODY = "body", "Your own weight"
    OUT = "out", "I’m not sure. Leave these sets out"


@dataclass(slots=True)
class HeavyPull:
    """The weights under one name: `heavy` is how many of the `sets` are too much to be added, by
    what a weight without a unit is in; `low` and `high` are those with their units."""

    sets: int = 0
    heavy: dict[str, int] = field(default_factory=lambda: {"kg": 0, "lb": 0})
    low: tuple[Decimal, str] | None = None
    high: tuple[Decimal, str] | None = None

    def take(self, weight: Decimal, unit: str | None, times: int) -> None:
        self.sets += times
        for assumed in self.heavy:
            self.heavy[assumed] += times * (weight > HEAVY[unit or assumed])
        said = (weight, unit or "")
        self.low = min(self.low or said, said)
        self.high = max(self.high or said, said)

    def is_heavy(self, unit: str | None) -> bool:
        """Whether the weights are too much to be added, if those without a unit are in that one.
        Where that is not known, kilograms are assumed, so that it is rather asked than not."""
        return self.heavy.get(unit or "kg", self.heavy["kg"]) >= NEARLY_ALL * self.sets

    @property
    def words(self) -> str:
        """`59 to 66 kg`."""
        if not self.low or not self.high:
            return ""
        (low, unit), (high, other) = self.low, self.high
        first = "" if low == high else f"{_rounded(low)} {unit if unit != other else ''}"
        return f"{first.strip()} to {_rounded(high)} {other}".removeprefix(" to ").strip()


def heavy_pulls(reading: Reading, asked: Question) -> Mapping[str, HeavyPull]:
    """The names whose weights are too much to be added to a pull-up, if they mean one."""
    weights = Counter((row.exercise, row.weight, row.unit) for row in reading.rows if row.weight)
    found: dict[str, HeavyPull] = {}
    for (name, weight, unit), times in weights.items():
        if weight and weight > 0:
            found.setdefault(name, HeavyPull()).take(weight, unit or asked.written, times)
    return {
        name: pull
        for name, pull in found.items()
        if pull.is_heavy(None) and not (is_assisted(name) or is_weighted(name))
    }


def lifts_the_body(slug: str | None) -> bool:
    """Whether the weight of an exercise is added to the body's, or taken off it."""
    return slug in LIFT_THE_BODY


def _rounded(weight: Decimal) -> str:
    return plain(round(weight, 1))
