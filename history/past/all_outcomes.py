"""Which way the weight went after each of thousands of workouts, as past.decisions has it: only
those are looked at one by one of which two loads do not say it all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, count, pairwise
from operator import ne
from typing import Any

from history.past.decisions import OpenedWith, WeightMove, WhatFollowed, outcomes
from history.past.drawn_workouts import DrawnWorkouts
from workouts.openings import ByHand

_BY_SIGN = {1: WeightMove.UP, 0: WeightMove.HELD, -1: WeightMove.DOWN}


class AllOutcomes:
    """What decisions.outcomes says of workouts; `after` is where the one after them opens."""

    def __init__(
        self, workouts: DrawnWorkouts, after: OpenedWith | None, hands: Sequence[ByHand]
    ) -> None:
        self.workouts, self.after, self.hands = workouts, after, hands
        lighter = workouts.lifts.lighter
        # Those that decided something, each for the next of them.
        self.full = [index for index in range(len(lighter)) if not lighter[index]]
        self._odd = self._looked_at()

    def of(self, index: int) -> WhatFollowed:
        """What followed the workout of an index."""
        workout, at = self.workouts.at(index), bisect_right(self.full, index)
        if at == len(self.full) or workout.is_lighter:
            return outcomes([workout], self.after, self.hands)[0]
        return outcomes([workout, self.workouts.at(self.full[at])], None, self.hands)[0]

    def ways(self, some: range) -> Counter[WeightMove]:
        """How often the weight went which way after the workouts of these indexes."""
        first, end = (bisect_left(self.full, each) for each in (some.start, some.stop))
        opened = [self.workouts.lifts.opened[index] for index in self.full[first : end + 1]]
        signs = Counter(
            (after > before) - (after < before)
            for at, (before, after) in enumerate(pairwise(opened), first)
            if at not in self._odd
        )
        found = Counter({_BY_SIGN[sign]: times for sign, times in signs.items()})
        found.update(self.of(self.full[at]).way for at in self._odd if first <= at < end)
        found[WeightMove.LIGHTER] += len(some) - (end - first)
        return found

    def _looked_at(self) -> set[int]:
        """Which of `full` the loads that they and the next opened with may not say all of: another
        plan may have another gym, unit or rep range, and a load may have been set by hand."""
        lifts = self.workouts.lifts
        programs = [lifts.programs[index] for index in self.full]
        swapped = [lifts.swapped[index] for index in self.full]
        days = [lifts.days[index] for index in self.full]
        odd = {*_changes(programs), *_changes(swapped), len(self.full) - 1}
        for hand in self.hands:
            day = hand.on.toordinal()
            odd.update(range(max(0, bisect_left(days, day) - 1), bisect_right(days, day)))
        return odd


def _changes(values: Sequence[Any]) -> Iterator[int]:
    """The indexes of those that the next one differs from."""
    return compress(count(), map(ne, values, values[1:]))
