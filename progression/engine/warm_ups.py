"""Warm-up sets before the first work set of a workout. They never feed the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from progression.engine.exact import exact
from progression.engine.ladders import ladder_at_or_below

# Six reps at half of the first work set, then four at seven tenths.
_STEPS = ((6, Decimal("0.5")), (4, Decimal("0.7")))


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A load to put on, and for how many reps."""

    load: Decimal
    reps: int


def warm_ups(target: Decimal, ladder: Sequence[Decimal], floor: Decimal) -> tuple[WarmUp, ...]:
    """The warm-ups before a first work set at `target`, lightest first, at most two.

    Each is the largest load of the ladder not above its share; one below the floor (the
    empty bar), or the same as the one before, is left out. Loads are in one unit, and all of
    the weight that is lifted: not for added load or assistance, where a share means nothing.
    Raises ValueError for a number that is not exact.
    """
    reps_by_load: dict[Decimal, int] = {}
    exact(floor, "The floor")
    for reps, share in _STEPS:
        most = exact(target, "The target") * share
        load = ladder_at_or_below(ladder, most)
        if floor <= load <= most < target:
            reps_by_load.setdefault(load, reps)
    return tuple([WarmUp(load, reps) for load, reps in reps_by_load.items()])
