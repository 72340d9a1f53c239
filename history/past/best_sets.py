"""The best sets of an exercise in all its workouts, on whichever day they were done."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from history.past.estimates import EPLEY
from history.past.in_brief import LiftInBrief, LiftsInBrief, SetInBrief
from progression.engine.exact import KG_A_LB
from workouts.models import Unit


class BestSet(NamedTuple):
    """One set, the workout it was done in and its date; its load is in `unit`."""

    workout: int
    on: datetime.date
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


def best_sets(lifts: LiftsInBrief) -> BestSets:
    """Of workouts oldest first, without those of lighter weeks."""
    full = [at for at, is_lighter in enumerate(lifts.lighter) if not is_lighter]
    by_unit = [[at for at in full if lifts.units[at] == unit] for unit in Unit.values]

    def best(
        orders: Sequence[int | None],
        take_apart: Callable[[LiftInBrief], SetInBrief],
        key: Callable[[BestSet], Any],
    ) -> BestSet | None:
        """The first of those with most by `key`. In one unit that is the order of what is packed,
        so that one of each unit is taken apart."""
        tops = [_first_of_most(orders, able) for able in by_unit]
        rows = sorted((lifts.at(top) for top in tops if top is not None), key=lambda row: row.day)
        sets = [BestSet(row.workout, row.on, row.unit, *take_apart(row), row.body) for row in rows]
        return max(sets, key=key, default=None)

    return BestSets(
        best(lifts.made, LiftInBrief.made, _by_load),
        best(lifts.most, LiftInBrief.most, _by_reps),
        best(lifts.estimate_orders(), LiftInBrief.estimate, _by_estimate),
        best(lifts.lifted_orders(), LiftInBrief.made, lambda one: _by_load(one.lifted)),
    )


def _first_of_most(orders: Sequence[int | None], able: Sequence[int]) -> int | None:
    """The index of the first of the most, among some; None where none has an order."""
    ordered = [at for at in able if orders[at] is not None]
    order: Any = orders.__getitem__  # never None of these
    return max(ordered, key=order, default=None)


def _by_load(one: BestSet) -> tuple[Decimal, int]:
    return one.kilograms, one.reps


def _by_reps(one: BestSet) -> tuple[int, Decimal]:
    return one.reps, one.kilograms


def _by_estimate(one: BestSet) -> Decimal:
    return one.lifted.kilograms * (EPLEY + one.reps + (one.rir or 0))
