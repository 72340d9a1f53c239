"""Ladders: every load that can really be put on, ascending, and the usual gym's.

Loads are exact Decimals in one unit: a barbell with its bar, one dumbbell, the pin of a
stack, and for pull-ups one signed scale with assistance below zero.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from progression.engine.exact import exact
from progression.engine.plates import Inventory, counted_pairs, inventory, parts

# Plates are counted in quarters of the unit, so that every sum is an integer.
_QUARTER = Decimal("0.25")
_MOST_LOADS = 10_000
_ZERO = Decimal(0)


def ladder_at_or_below(ladder: Sequence[Decimal], load: Decimal) -> Decimal:
    """The largest load of the ladder not above `load`; the lowest when there is none."""
    above = bisect_right(ladder, load)
    return ladder[above - 1] if above else ladder[0]


def barbell_ladder(bar: Decimal, plates: Iterable[Decimal], top: Decimal) -> tuple[Decimal, ...]:
    """The bar plus twice every sum of plates up to `top`.

    `plates` is an Inventory, or plain weights with as many as wanted of each. Raises
    ValueError for a plate that is not a positive multiple of 0.25, pairs that are not
    counted, or a top below the bar.
    """
    room = _quarters_a_side(bar, top)
    # Two sides of `count` quarters are half as many whole units.
    return tuple([bar + Decimal(count) / 2 for count in _sums(inventory(plates), 1, room)])


def belt_ladder(usual: Sequence[Decimal], plates: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """The usual bodyweight ladder when the plates make each of its added loads exactly.

    Otherwise its assistance and 0, and every sum of single plates, two of each pair, up to
    its top. Plates and errors as for barbell_ladder.
    """
    unaided = tuple([load for load in usual if load <= 0])
    room = _quarters_a_side(_ZERO, 2 * max(usual))
    sums = [Decimal(count) / 4 for count in _sums(inventory(plates), 2, room)]
    if {*usual} <= {*unaided, *sums}:
        return tuple(usual)
    return unaided + tuple([added for added in sums if added > 0])


def even_ladder(lowest: Decimal, highest: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    """From `lowest` up to `highest` by `step`: dumbbells, a stack, bodyweight.

    Raises ValueError when the step is not positive or the range runs downwards.
    """
    if exact(step, "The step") <= 0:
        raise ValueError(f"The step must be above zero, not {step}.")
    if exact(lowest, "The lowest load") > exact(highest, "The highest load"):
        raise ValueError(f"The lowest load {lowest} lies above the highest, {highest}.")
    if (highest - lowest) / step >= _MOST_LOADS:
        raise ValueError(f"A ladder holds at most {_MOST_LOADS} loads.")
    steps = int((highest - lowest) // step)
    return tuple([lowest + step * count for count in range(steps + 1)])


def _quarters_a_side(bar: Decimal, top: Decimal) -> int:
    if exact(bar, "The bar") < 0:
        raise ValueError(f"The bar must not weigh less than nothing, as {bar} does.")
    if exact(top, "The top of the ladder") < bar:
        raise ValueError(f"The top of the ladder, {top}, lies below the bar, {bar}.")
    if (top - bar) / (2 * _QUARTER) >= _MOST_LOADS:
        raise ValueError(f"A ladder holds at most {_MOST_LOADS} loads.")
    return int((top - bar) // (2 * _QUARTER))


def _sums(plates: Inventory, of_a_pair: int, room: int) -> list[int]:
    """Every sum of plates in quarters up to `room`, ascending, with `of_a_pair` of each pair."""
    reach = 1  # Bit n is set when n quarters can hang.
    for plate, pairs in plates.items():
        quarters = _quarters(plate)
        pair_count = counted_pairs(pairs)
        most = room // quarters
        for taken in parts(most if pair_count is None else min(most, pair_count * of_a_pair)):
            reach |= reach << (quarters * taken)
        reach &= (1 << (room + 1)) - 1
    return [count for count in range(room + 1) if reach >> count & 1]


def _quarters(plate: Decimal) -> int:
    if exact(plate, "A plate") <= 0:
        raise ValueError(f"A plate must weigh more than nothing, not {plate}.")
    if plate % _QUARTER:
        raise ValueError(f"A plate must be a multiple of 0.25, which {plate} is not.")
    return int(plate / _QUARTER)


@dataclass(frozen=True, slots=True)
class Steps:
    """How far one increase and one decrease go, in the unit of the loads."""

    up: Decimal
    down: Decimal


@dataclass(frozen=True, slots=True)
class GymDefaults:
    """What an ordinary gym has, in one unit, until the lifter says otherwise."""

    bar: Decimal
    plates: tuple[Decimal, ...]
    barbell_top: Decimal
    dumbbell_step: Decimal
    dumbbell_top: Decimal
    stack_step: Decimal
    stack_top: Decimal
    bodyweight_lowest: Decimal
    bodyweight_top: Decimal
    bodyweight_step: Decimal

    @property
    def barbell_ladder(self) -> tuple[Decimal, ...]:
        return barbell_ladder(self.bar, self.plates, self.barbell_top)

    @property
    def dumbbell_ladder(self) -> tuple[Decimal, ...]:
        return even_ladder(self.dumbbell_step, self.dumbbell_top, self.dumbbell_step)

    @property
    def stack_ladder(self) -> tuple[Decimal, ...]:
        return even_ladder(self.stack_step, self.stack_top, self.stack_step)

    @property
    def bodyweight_ladder(self) -> tuple[Decimal, ...]:
        return even_ladder(self.bodyweight_lowest, self.bodyweight_top, self.bodyweight_step)


def _loads(*figures: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, figures))


_POUNDS = GymDefaults(
    bar=Decimal(45),
    plates=_loads("45", "35", "25", "10", "5", "2.5"),
    barbell_top=Decimal(1200),
    dumbbell_step=Decimal(5),
    dumbbell_top=Decimal(120),
    stack_step=Decimal(5),
    stack_top=Decimal(300),
    bodyweight_lowest=Decimal(-150),
    bodyweight_top=Decimal(200),
    bodyweight_step=Decimal(5),
)
_KILOGRAMS = GymDefaults(
    bar=Decimal(20),
    plates=_loads("25", "20", "15", "10", "5", "2.5", "1.25"),
    barbell_top=Decimal(550),
    dumbbell_step=Decimal("2.5"),
    dumbbell_top=Decimal(50),
    stack_step=Decimal("2.5"),
    stack_top=Decimal(140),
    bodyweight_lowest=Decimal(-70),
    bodyweight_top=Decimal(90),
    bodyweight_step=Decimal("2.5"),
)

# By unit.
GYM_DEFAULTS: Mapping[str, GymDefaults] = MappingProxyType({"lb": _POUNDS, "kg": _KILOGRAMS})

# By kind of exercise and unit. 10 up and 5 down in pounds are the article's.
DEFAULT_STEPS: Mapping[tuple[str, str], Steps] = MappingProxyType(
    {
        ("barbell", "lb"): Steps(Decimal(10), Decimal(5)),
        ("dumbbell", "lb"): Steps(Decimal(5), Decimal(5)),
        ("stack", "lb"): Steps(Decimal(5), Decimal(5)),
        ("bodyweight", "lb"): Steps(Decimal(10), Decimal(5)),
        ("barbell", "kg"): Steps(Decimal(5), Decimal("2.5")),
        ("dumbbell", "kg"): Steps(Decimal("2.5"), Decimal("2.5")),
        ("stack", "kg"): Steps(Decimal("2.5"), Decimal("2.5")),
        ("bodyweight", "kg"): Steps(Decimal(5), Decimal("2.5")),
    }
)

DEFAULT_LADDERS: Mapping[tuple[str, str], tuple[Decimal, ...]] = MappingProxyType(
    {
        (kind, unit): ladder
        for unit, gym in GYM_DEFAULTS.items()
        for kind, ladder in (
            ("barbell", gym.barbell_ladder),
            ("dumbbell", gym.dumbbell_ladder),
            ("stack", gym.stack_ladder),
            ("bodyweight", gym.bodyweight_ladder),
        )
    }
)
