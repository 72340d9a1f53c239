"""The reps of one arm beside the other's, as bars either side of a middle line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from history.lift.staircase import LEFT, RIGHT, num
from history.past.balance import Arms

MIDDLE, _REACH, _WIDEST = 50.0, 32.0, 34.0


@dataclass(frozen=True, slots=True)
class ArmBars:
    """A drawing 320 by 100: the right arm's bars upwards, the left arm's downwards."""

    right: str
    left: str
    even: str
    most: int


def arm_bars(workouts: Sequence[Arms]) -> ArmBars:
    """The bars of the workouts, oldest first."""
    most = max(1, *(abs(workout.gap) for workout in workouts))
    column = min(_WIDEST, (RIGHT - LEFT) / len(workouts))
    paths: dict[str, list[str]] = {"right": [], "left": [], "even": []}
    for index, workout in enumerate(workouts):
        x, width = LEFT + (index + 0.15) * column, column * 0.7
        height = -workout.gap / most * _REACH
        side = "right" if workout.gap > 0 else "left" if workout.gap else "even"
        if workout.gap == 0:
            height = -1.5
        paths[side].append(f"M{num(x)} {num(MIDDLE)}h{num(width)}v{num(height)}h-{num(width)}Z")
    return ArmBars(most=most, **{side: "".join(path) for side, path in paths.items()})
