"""The next target by a simple rule: a set above the range earns weight, one below costs some."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sketch.models import Lift, SketchedSet, SketchedWorkout

SETS, STEP = 3, Decimal(5)
RANGES = {Lift.DEADLIFT: (4, 6), Lift.PULL_UP: (4, 6), Lift.ROW: (6, 8), Lift.PULLOVER: (8, 10)}
FIRST = {Lift.DEADLIFT: 135, Lift.PULL_UP: 0, Lift.ROW: 40, Lift.PULLOVER: 30}


@dataclass
class NextTarget:
    """What to do next of a lift, why, and the sets of the last workout that had it."""

    lift: Lift
    load: Decimal
    low: int
    high: int
    reason: str
    sets: list[SketchedSet]

    @property
    def is_done(self) -> bool:
        return len(self.sets) >= SETS


def targets(recent: Iterable[SketchedSet]) -> list[NextTarget]:
    """The next target of every lift, from recent sets in their order."""
    latest: dict[str, tuple[SketchedWorkout, list[SketchedSet]]] = {}
    for each in recent:
        workout, sets = latest.get(each.lift, (None, []))
        if workout is None or workout.pk != each.workout_id:
            sets = []
        latest[each.lift] = each.workout, [*sets, each]
    return [_target(lift, latest[lift][1] if lift in latest else []) for lift in Lift]


def _target(lift: Lift, sets: list[SketchedSet]) -> NextTarget:
    low, high = RANGES[lift]
    if not sets:
        return NextTarget(lift, Decimal(FIRST[lift]), low, high, "Start light.", sets)
    last = sets[-1]
    if last.reps > high or (last.reps == high and (last.reps_left or 0) > 0):
        load, reason = last.load + STEP, f"{last.reps} reps earned {STEP} more."
    elif last.reps < low:
        load, reason = max(last.load - STEP, Decimal(0)), f"{last.reps} reps are below {low}."
    else:
        load, reason = last.load, f"Aim for {last.reps + 1} reps."
    return NextTarget(lift, load, low, high, reason, sets)
