"""The best sets of an exercise in all its workouts, on whichever day they were done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from history.past.estimates import EPLEY
from history.past.in_brief import LiftInBrief, SetInBrief
from progression.engine.exact import KG_A_LB
from workouts.models import Unit


class BestSet(NamedTuple):
    """One set, the workout it was done in and its date, as text; its load is in `unit`."""

    workout: int
    on: str
    unit: str
    load: Decimal
    reps: int
    rir: int | None = None
    body: Decimal = Decimal(0)  # lifted with it, of a pull-up; 0 where it is not known

    @property
    def kilograms(self) -> Decimal:
        return self.load if self.unit == Unit.KG else self.load * KG_A_LB

    @property
    def lifted(self) -> BestSet:
        """The same set with the body as part of its load."""
        return self._replace(load=self.load + self.body)


class BestSets(NamedTuple):
    """The heaviest set, the one of the most reps, the one of the best estimate and the heaviest
    with the body that it lifted, the earliest among equal ones; None where there is none."""

    heaviest: BestSet | None
    most_reps: BestSet | None
    estimate: BestSet | None
    with_body: BestSet | None = None


def best_sets(rows: Iterable[LiftInBrief]) -> BestSets:
    """Of workouts oldest first, without those of lighter weeks."""
    full = [row for row in rows if not row.is_lighter]
    return BestSets(
        _best(full, lambda row: row.packed_made, LiftInBrief.made, _by_load),
        _best(full, lambda row: row.packed_most, LiftInBrief.most, _by_reps),
        _best(full, LiftInBrief.estimate_order, LiftInBrief.estimate, _by_estimate),
        _best(full, LiftInBrief.lifted_order, LiftInBrief.made, lambda one: _by_load(one.lifted)),
    )


def _best(
    rows: Sequence[LiftInBrief],
    order: Callable[[LiftInBrief], int | None],
    take_apart: Callable[[LiftInBrief], SetInBrief],
    key: Callable[[BestSet], Any],
) -> BestSet | None:
    """The first of those with most by `key`. In one unit that is the `order` of what is packed, so
    that one of each unit is taken apart."""
    tops = []
    for unit in Unit.values:
        able = [row for row in rows if row.unit == unit and order(row) is not None]
        if able:
            top = max(able, key=lambda row: order(row) or 0)
            tops.append(BestSet(top.workout, top.on, unit, *take_apart(top), top.body))
    return max(sorted(tops, key=lambda one: one.on), key=key, default=None)


def _by_load(one: BestSet) -> tuple[Decimal, int]:
    return one.kilograms, one.reps


def _by_reps(one: BestSet) -> tuple[int, Decimal]:
    return one.reps, one.kilograms


def _by_estimate(one: BestSet) -> Decimal:
    return one.lifted.kilograms * (EPLEY + one.reps + (one.rir or 0))
