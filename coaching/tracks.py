"""Where the workouts of a lift opened, and so whether it went up, held or went down."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from coaching.records import Log, PastSet, PlannedLift
from progression import SetResult, progress
from workouts.models import Role
from workouts.past import stalls


@dataclass(frozen=True, slots=True)
class Track:
    """A lift with its openings, newest first: the first is where the next workout opens.

    `set`, `workout` and `on` are those of the latest opening that was lifted.
    """

    lift: PlannedLift
    unit: str
    openings: Sequence[Decimal]
    workout: int
    set: str
    on: datetime.date

    @property
    def went_down_twice(self) -> bool:
        """Whether each of its last two workouts left it lower than it had opened."""
        return stalls.went_down_twice(self.openings)

    @property
    def has_stalled(self) -> bool:
        """Whether none of its last three workouts, all on the main day, left it higher."""
        return self.lift.role == Role.MAIN and stalls.has_stalled(self.openings)


def tracks(log: Log) -> list[Track]:
    """Every lift of the plan that was done in its program, from workouts that are over."""
    plan = log.plan
    if plan is None:
        return []
    past = [each for each in log.workouts if each.is_over and each.program == plan.program]
    found = []
    for lift in plan.lifts:
        done = [each for each in past if each.role == lift.role and lift.exercise in each.sets]
        if done:
            sets = [each.sets[lift.exercise] for each in done]
            openings = [opening(each) for each in sets]
            before = left_behind(lift, openings[0], sets[0])
            first = sets[0][0].id
            loads = (before, *openings)
            found.append(Track(lift, done[0].unit, loads, done[0].id, first, done[0].performed_on))
    return found


def opening(sets: Sequence[PastSet]) -> Decimal:
    """The target of a workout's first work set of a lift; its own load when it had none."""
    first = sets[0]
    return first.load if first.target is None else first.target


def left_behind(lift: PlannedLift, opening: Decimal, sets: Sequence[PastSet]) -> Decimal:
    """Where the rule has the next workout open; one that hurt leaves it where it was."""
    if any(done.pain for done in sets):
        return opening
    counted = [SetResult(done.load, done.reps, done.rir) for done in sets[: lift.sets]]
    return progress(lift.rule, opening, counted).next_workout.load
