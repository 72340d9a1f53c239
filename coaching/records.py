"""A client's plan and latest workouts, as the reasons to look read them: values alone.

Loads are exact and in the unit of the program they were lifted in.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from progression import Rule
from workouts.models import Role

# How many workouts of a role are looked at, at the least: the three that a lift is judged
# by, and one more for a lift that was left out once.
KEPT = {Role.MAIN: 4, Role.EXTRA: 3}


class PastSet(NamedTuple):
    """One work set; `target` is the load that was on the screen before it, if any was."""

    id: str
    exercise: str
    name: str
    kind: str
    load: Decimal
    reps: int
    rir: int | None = None
    pain: bool = False
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PastWorkout:
    """One workout; `sets` are its work sets by exercise, each list in order.

    `is_over` once it is finished or old; `is_reviewed` by this coach, in this coaching.
    """

    id: int
    role: str
    performed_on: datetime.date
    program: int
    unit: str
    is_over: bool
    is_reviewed: bool
    sets: Mapping[str, Sequence[PastSet]]


@dataclass(frozen=True, slots=True)
class PlannedLift:
    """One prescribed exercise of a training day."""

    exercise: str
    name: str
    role: str
    kind: str
    sets: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Plan:
    """The active program: its training days (role: weekday) and its lifts, in order."""

    program: int
    started_on: datetime.date
    week_starts: int
    days: Mapping[str, int]
    lifts: Sequence[PlannedLift]


@dataclass(frozen=True, slots=True)
class Log:
    """What one coaching shows of its client; `today` is the client's own.

    `workouts` are the latest, newest first. `heaviest` is what was made before the newest of
    them that is not reviewed, by exercise. `waiting` are the workouts that wait for review.
    """

    today: datetime.date
    plan: Plan | None = None
    workouts: Sequence[PastWorkout] = ()
    heaviest: Mapping[str, Decimal] = field(default_factory=dict)
    waiting: Sequence[int] = ()

    def newest_fresh(self) -> PastWorkout | None:
        """The newest workout that is over, recent and not reviewed."""
        return next((workout for workout in self.workouts if self.is_fresh(workout)), None)

    def most_reps(self, lift: PlannedLift, load: Decimal) -> list[int]:
        """The most reps at a load in each workout of a lift that is over, newest first."""
        return [
            max([done.reps for done in each.sets[lift.exercise] if done.load == load], default=0)
            for each in self.workouts
            if each.is_over and each.role == lift.role and lift.exercise in each.sets
        ]

    def planned(self, workout: PastWorkout) -> Sequence[PlannedLift]:
        """What the plan has for such a day; nothing for a workout of an earlier program."""
        if self.plan is None or workout.program != self.plan.program:
            return ()
        return [lift for lift in self.plan.lifts if lift.role == workout.role]

    def is_fresh(self, workout: PastWorkout) -> bool:
        """Whether it is over, and neither reviewed nor older than 28 days (ours)."""
        return workout.is_over and self.is_open(workout)

    def is_open(self, workout: PastWorkout) -> bool:
        """Whether it is neither reviewed nor older than 28 days (ours)."""
        return not workout.is_reviewed and workout.performed_on >= self.today - RECENT


RECENT = datetime.timedelta(days=28)


def heaviest_made(workout: PastWorkout, lift: PlannedLift) -> PastSet | None:
    """The heaviest set of a lift that reached its rep range; the first of equal ones."""
    made = [done for done in workout.sets.get(lift.exercise, ()) if done.reps >= lift.rule.low]
    return max(made, key=lambda done: done.load, default=None)
