"""All workouts of a track as its drawing goes through them: of thousands of them, only those are
taken apart that are shown.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from history.past.in_brief import (
    REPS_PLACES,
    LiftInBrief,
    LiftsInBrief,
    in_full,
    in_hundredths,
)
from history.past.prescribed_places import PrescribedPlaces
from history.past.visits import other_unit, shown
from workouts.openings import Terms


class DrawnWorkout(NamedTuple):
    """One workout of a track as decisions.outcomes takes it, with the load and the reps of its
    heaviest set, of those the one with most reps. All loads are in `unit`."""

    workout: int
    on: datetime.date
    unit: str
    opening: Decimal
    terms: Terms | None
    is_lighter: bool
    load: Decimal
    reps: int
    row: LiftInBrief


class DrawnWorkouts:
    """Workouts of one track, oldest first, each in its own unit."""

    def __init__(self, lifts: LiftsInBrief, places: PrescribedPlaces) -> None:
        self.lifts, self.places = lifts, places
        self._apart: dict[int, DrawnWorkout] = {}

    def __len__(self) -> int:
        return len(self.lifts.days)

    def at(self, index: int) -> DrawnWorkout:
        if index not in self._apart:
            self._apart[index] = self._taken_apart(self.lifts.at(index))
        return self._apart[index]

    def _taken_apart(self, row: LiftInBrief) -> DrawnWorkout:
        return DrawnWorkout(
            row.workout,
            row.on,
            row.unit,
            row.opening(),
            self.places.terms(row.program, row.swapped),
            row.is_lighter,
            *row.top()[:2],
            row,
        )

    def tops_in(self, unit: str) -> Sequence[int]:
        """The load and the reps of each as LiftsInBrief packs them, but in `unit`."""
        if not other_unit(self.lifts.units, unit):
            return self.lifts.tops

        @cache
        def converted(top: int, of: str) -> int:
            load, reps = divmod(top, REPS_PLACES)
            return in_hundredths(shown(in_full(load), of, unit)) * REPS_PLACES + reps

        return list(map(converted, self.lifts.tops, self.lifts.units))

    def years(self) -> list[int]:
        """The years that have a workout, the latest first."""
        first, last = (datetime.date.fromordinal(self.lifts.days[at]).year for at in (0, -1))
        return [year for year in range(last, first - 1, -1) if self.of_year(year)]

    def of_year(self, year: int) -> range:
        """The indexes of the workouts of a year."""
        ends = (datetime.date(each, 1, 1).toordinal() for each in (year, year + 1))
        return range(*(bisect_left(self.lifts.days, end) for end in ends))

    def part(self, some: range) -> DrawnWorkouts:
        columns = (column[some.start : some.stop] for column in self.lifts)
        return DrawnWorkouts(LiftsInBrief._make(columns), self.places)
