"""One arm against the other, workout by workout: the lifter's own trend, and no norm."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from history.past.visits import LiftVisit

# Ours: with fewer workouts in each half there is no trend to see.
_HALF = 3


@dataclass(frozen=True, slots=True)
class Arms:
    """The reps of each arm in one workout, over the sets that have both."""

    on: datetime.date
    left: int
    right: int

    @property
    def gap(self) -> int:
        """How many reps more the right arm did; negative where the left did more."""
        return self.right - self.left


def arms(visits: Sequence[LiftVisit]) -> list[Arms]:
    """The reps by arm of the visits that have them, in the order given."""
    by_workout = []
    for visit in visits:
        both = [row for row in visit.sets if row.left_reps is not None]
        if both:
            left = sum(row.left_reps or 0 for row in both)
            by_workout.append(Arms(visit.on, left, sum(row.right_reps or 0 for row in both)))
    return by_workout


def balance_words(workouts: Sequence[Arms], whose: str = "Your") -> str:
    """Which arm did more; "" without a workout."""
    if not workouts:
        return ""
    left, right = (
        sum(workout.left for workout in workouts),
        sum(workout.right for workout in workouts),
    )
    if left == right:
        return f"Both arms did the same: {left} reps each."
    stronger, more = ("right", right - left) if right > left else ("left", left - right)
    reps = "rep" if more == 1 else "reps"
    return f"{whose} {stronger} arm did {more} {reps} more: {left} left, {right} right."


def trend_words(workouts: Sequence[Arms]) -> str:
    """Whether the gap grows or closes, the later half beside the earlier; "" for too few."""
    half = len(workouts) // 2
    if half < _HALF:
        return ""
    before, now = _mean(workouts[:half]), _mean(workouts[-half:])
    if abs(now - before) < 0.5:
        return "The gap is steady."
    return "The gap is closing." if now < before else "The gap is growing."


def _mean(workouts: Sequence[Arms]) -> float:
    """The mean gap a workout, whichever arm is ahead."""
    return abs(sum(workout.gap for workout in workouts)) / len(workouts)
