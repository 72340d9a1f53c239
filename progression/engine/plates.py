"""Which plates make a load: on each side of a bar, or hung from a belt.

An inventory says how many pairs there are of each plate. The answer is exact: the fewest
plates that make the load to the hundredth, or None when no choice of them does. Always taking
the heaviest that fits would fail: with one 25 and two 15s it could not make 30.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from math import gcd

from progression.engine.exact import exact

# Pairs of each plate by its weight; None is as many as wanted.
Inventory = Mapping[Decimal, int | None]
# The same in hundredths or another whole measure: single plates that may hang together,
# heaviest first.
_Owned = tuple[tuple[int, int | None], ...]

_MOST_CELLS = 2**17
_NEVER = 2**31


def inventory(plates: Iterable[Decimal]) -> Inventory:
    """The plates as an inventory; plain weights mean as many as wanted of each."""
    return plates if isinstance(plates, Mapping) else dict.fromkeys(plates)


def per_side(load: Decimal, bar: Decimal, plates: Inventory) -> tuple[Decimal, ...] | None:
    """The plates of one side that make `load` with the bar, heaviest first; None if none do.

    As few plates as possible; among equally few, the heavier ones. Raises ValueError for a
    number that is not exact, a plate that is not a positive number of hundredths, or pairs that
    are no whole number.

    The first call for an inventory fills a table of at most 2**17 cells a plate (a load
    over the plates' common measure, so 4,000 for 2,000 lb on quarters), five times over for
    each limited plate; every further load of a ladder is looked up in it.
    """
    return _chosen((exact(load, "The load") - exact(bar, "The bar")) * 50, _owned(plates, 1))


def on_belt(load: Decimal, plates: Inventory) -> tuple[Decimal, ...] | None:
    """The same for single plates on one belt, two of each pair; errors as per_side."""
    return _chosen(exact(load, "The load") * 100, _owned(plates, 2))


def counted_pairs(pairs: int | None) -> int | None:
    """The number of pairs itself. Raises ValueError unless it is None or a whole number."""
    # isinstance would let True pass for a number of pairs.
    if pairs is not None and (type(pairs) is not int or pairs < 0):
        raise ValueError(f"Pairs must be a whole number, or None, not {pairs!r}.")
    return pairs


def parts(count: int) -> Iterator[int]:
    """Numbers whose sums are every whole number from 0 to `count`: for 5 they are 1, 2, 2."""
    part = 1
    while count > 0:
        part = min(part, count)
        yield part
        count -= part
        part *= 2


def _owned(plates: Inventory, of_a_pair: int) -> _Owned:
    counted = ((_hundredths(plate), counted_pairs(pairs)) for plate, pairs in plates.items())
    owned = [(weight, pairs and pairs * of_a_pair) for weight, pairs in counted]
    return tuple(sorted(owned, key=lambda plate: -plate[0]))


def _hundredths(plate: Decimal) -> int:
    weight = exact(plate, "A plate") * 100
    if weight <= 0 or weight % 1:
        raise ValueError(f"A plate must weigh a positive number of hundredths, not {plate}.")
    return int(weight)


def _chosen(load: Decimal, owned: _Owned) -> tuple[Decimal, ...] | None:
    """The plates that make so many hundredths."""
    measure = gcd(*(weight for weight, _ in owned)) or 1
    if load < 0 or load % measure:
        return None
    goal = int(load) // measure
    if goal >= _MOST_CELLS:
        raise ValueError("That load is beyond any bar.")
    scaled = tuple([(weight // measure, count) for weight, count in owned])
    hung = _hung(goal, scaled)
    return None if hung is None else tuple([Decimal(weight * measure) / 100 for weight in hung])


def _hung(goal: int, owned: _Owned) -> tuple[int, ...] | None:
    # Rounded up to a power of two, so that a ladder shares its tables.
    fewest = _fewest(owned, 1 << goal.bit_length())
    if fewest[0][goal] == _NEVER:
        return None
    hung: list[int] = []
    for (weight, count), needed, lighter in zip(owned, fewest, fewest[1:], strict=False):
        most = goal // weight if count is None else min(count, goal // weight)
        # As many of the heavier as still leave it at the fewest.
        take = next(
            n for n in range(most, -1, -1) if lighter[goal - n * weight] + n == needed[goal]
        )
        hung += [weight] * take
        goal -= take * weight
    return tuple(hung)


@lru_cache(maxsize=32)
def _fewest(owned: _Owned, cells: int) -> tuple[array[int], ...]:
    """rows[i][sum] is the fewest plates of owned[i:] that make the sum, _NEVER where none do.

    Sums go up to `cells`, not included.
    """
    row = array("I", [0] + [_NEVER] * (cells - 1))
    rows = [row]
    for weight, count in reversed(owned):
        most = cells // weight if count is None else min(count, cells // weight)
        for taken in parts(most):
            heavy = weight * taken
            with_it = (min(a, b + taken) for a, b in zip(row[heavy:], row, strict=False))
            row = row[:heavy] + array("I", with_it)
        rows.append(row)
    return tuple(reversed(rows))
