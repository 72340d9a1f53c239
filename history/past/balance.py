"""One arm against the other, workout by workout: a trend of one's own, no norm."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from history.past.visits import LiftVisit

# Fewer workouts in each half say nothing of a trend (ours).
_HALF = 3


@dataclass(frozen=True, slots=True)
class Arms:
    """The reps of each arm in one workout, over the sets that tell both."""

    on: datetime.date
    left: int
    right: int

    @property
    def gap(self) -> int:
        """How many reps more the right arm did; less than none for the left."""
        return self.right - self.left


def arms(visits: Sequence[LiftVisit]) -> list[Arms]:
    """The visits that tell both arms, oldest first as they are given."""
    found = []
    for visit in visits:
        both = [row for row in visit.sets if row.left_reps is not None]
        if both:
            left = sum(row.left_reps or 0 for row in both)
            found.append(Arms(visit.on, left, sum(row.right_reps or 0 for row in both)))
    return found


def balance_words(found: Sequence[Arms], whose: str = "Your") -> str:
    """Where the two arms stand; "" without a set that tells both."""
    if not found:
        return ""
    left, right = sum(each.left for each in found), sum(each.right for each in found)
    if left == right:
        return f"Both arms did the same: {left} reps each."
    stronger, more = ("right", right - left) if right > left else ("left", left - right)
    reps = "rep" if more == 1 else "reps"
    return f"{whose} {stronger} arm did {more} {reps} more: {left} left, {right} right."


def trend_words(found: Sequence[Arms]) -> str:
    """Whether the gap grows or closes, the later half beside the earlier; "" for too few."""
    half = len(found) // 2
    if half < _HALF:
        return ""
    before, now = _mean(found[:half]), _mean(found[-half:])
    if abs(now - before) < 0.5:
        return "The gap is steady."
    return "The gap is closing." if now < before else "The gap is growing."


def _mean(found: Sequence[Arms]) -> float:
    """The mean gap a workout, whichever arm is ahead."""
    return abs(sum(each.gap for each in found)) / len(found)
