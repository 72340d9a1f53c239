"""Where the workouts of a lift opened, and so whether it went up, held or went down."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from coaching.records import Log, PastSet, PastWorkout, PlannedLift
from progression import SetResult, ladder_at_or_below
from workouts.gym import exactly_converted
from workouts.models import Role
from workouts.openings import Done, Terms, opening_after
from workouts.past import stalls


@dataclass(frozen=True, slots=True)
class Track:
    """A lift with its openings, newest first: the first is where the next workout opens.

    They reach back to where another rep range was asked for, through programs and units;
    what was lifted in the other unit is told on the ladder of today. `set`, `workout` and `on`
    are those of the latest opening that was lifted.
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
    """Every lift of the plan that was done, from workouts that are over."""
    if log.plan is None:
        return []
    over = [each for each in log.workouts if each.is_over]
    found = (_track(lift, log, over) for lift in log.plan.lifts)
    return [track for track in found if track is not None]


def _track(lift: PlannedLift, log: Log, over: Sequence[PastWorkout]) -> Track | None:
    now = lift.terms
    past = [
        (workout, _done(workout, workout.sets[lift.exercise], log, now))
        for workout in over
        if workout.role == lift.role and lift.exercise in workout.sets
    ]
    if not past:
        return None
    newest, done = past[0]
    following = opening_after(now, done, lift.by_hand)
    same = takewhile(lambda each: each.terms.range == now.range, (each for _, each in past))
    openings = [_as_now(each, now) for each in same]
    if following is not None:
        openings.insert(0, following.target.load)
    first = newest.sets[lift.exercise][0]
    return Track(lift, now.unit, openings, newest.id, first.id, newest.performed_on)


def _done(workout: PastWorkout, sets: Sequence[PastSet], log: Log, now: Terms) -> Done:
    """The sets of one lift as the next workout follows from them; by the terms of now where
    nothing was prescribed."""
    first = sets[0]
    lift = log.prescribed(workout, first)
    return Done(
        lift.terms if lift else now,
        workout.performed_on,
        first.at,
        first.load if first.target is None else first.target,
        tuple([SetResult(done.load, done.reps, done.rir) for done in sets]),
        any(done.pain for done in sets),
    )


def _as_now(done: Done, now: Terms) -> Decimal:
    if done.terms.unit == now.unit:
        return done.opening
    load = exactly_converted(done.opening, done.terms.unit, now.unit)
    return ladder_at_or_below(now.rule.ladder, load)
