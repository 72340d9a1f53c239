"""The best sets of an exercise in all its workouts, on whichever day they were done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from history.past.estimates import MOST_REPS, OR_MORE
from progression.engine.exact import KG_A_LB
from workouts.models import Kind, Unit


class AllTimeRow(NamedTuple):
    """One workout of all_time.all_time_of; each set is [id, kind, load, reps, reps left, target],
    its load as exact text, and the date is text, too."""

    workout: int
    program: int
    role: str
    on: str
    unit: str
    is_lighter: bool
    swapped: Sequence[str]
    sets: Sequence[Sequence[Any]]


class BestSet(NamedTuple):
    """One set, the workout it was done in and its date, as text; its load is in `unit`."""

    id: str
    workout: int
    load: Decimal
    reps: int
    rir: int | None
    unit: str
    on: str

    @property
    def kilograms(self) -> Decimal:
        return self.load if self.unit == Unit.KG else self.load * KG_A_LB

    @property
    def possible(self) -> int:
        """The reps that it could have had."""
        return self.reps + (self.rir or 0)


class BestSets(NamedTuple):
    """The heaviest set, the one of the most reps and the one of the best estimate, the earliest
    among equal ones; None where there is none."""

    heaviest: BestSet | None
    most_reps: BestSet | None
    estimate: BestSet | None


def best_sets(rows: Iterable[AllTimeRow]) -> BestSets:
    """Of workouts oldest first, without those of lighter weeks."""
    made = list(_made(rows))
    able = [one for one in made if one.possible <= MOST_REPS and one.rir != OR_MORE]
    return BestSets(  # max() gives the first of equal ones
        max(made, key=lambda one: (one.kilograms, one.reps), default=None),
        max(made, key=lambda one: (one.reps, one.kilograms), default=None),
        max(able, key=lambda one: one.kilograms * (30 + one.possible), default=None),
    )


def _made(rows: Iterable[AllTimeRow]) -> Iterator[BestSet]:
    for row in rows:
        if row.is_lighter:
            continue
        for id, kind, load, reps, rir, _ in row.sets:
            if kind == Kind.WORK and reps > 0:
                yield BestSet(id, row.workout, Decimal(load), reps, rir, row.unit, row.on)
