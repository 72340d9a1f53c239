"""Where the workouts of a lift opened, and so whether it went up, held or went down."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from coaching.roster.client_log import ClientLog, ClientSet, PastWorkout, PlannedLift
from progression import SetResult
from workouts import stalls
from workouts.models import Role
from workouts.openings import Terms, WorkoutDone, on_todays_ladder, opening_after


@dataclass(frozen=True, slots=True)
class OpeningsOfLift:
    """A lift with its openings, newest first: the first is where the next workout opens.

    They reach back to a lighter week, a load set by hand, or where another rep range was asked
    for, through programs and units; what was lifted in the other unit is told on the ladder of
    today. `set`, `workout` and `on` are those of the latest opening that was lifted.
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
        """Whether it stands still, by workouts all on the main day."""
        return self.lift.role == Role.MAIN and stalls.has_stalled(self.openings)


def tracks(log: ClientLog) -> list[OpeningsOfLift]:
    """Every lift of the plan that was done, from workouts that are over."""
    if log.plan is None:
        return []
    over = [each for each in log.workouts if each.is_over]
    found = (_track(lift, log, over) for lift in log.plan.lifts)
    return [track for track in found if track is not None]


def _track(lift: PlannedLift, log: ClientLog, over: Sequence[PastWorkout]) -> OpeningsOfLift | None:
    now = lift.terms
    own = [each for each in over if each.role == lift.role and lift.exercise in each.sets]
    past = [
        (workout, _done(workout, workout.sets[lift.exercise], log, now))
        for workout in own
        if not workout.is_lighter
    ]
    if not past:
        return None
    newest, done = past[0]
    following = opening_after(now, done, lift.by_hand)
    anew = [each.performed_on for each in own if each.is_lighter]
    anew += [lift.by_hand.on] if lift.by_hand else []
    since = max(anew, default=datetime.date.min)
    openings = [
        on_todays_ladder(now, each.opening, each.terms.unit)
        for each in takewhile(lambda each: _is_like(each, now, since), (each for _, each in past))
    ]
    if following is not None:
        openings.insert(0, following.target.load)
    first = newest.sets[lift.exercise][0]
    return OpeningsOfLift(lift, now.unit, openings, newest.id, first.id, newest.performed_on)


def _is_like(done: WorkoutDone, now: Terms, since: datetime.date) -> bool:
    """Whether an opening can be compared with those of now."""
    return done.on > since and done.terms.range == now.range


def _done(
    workout: PastWorkout, sets: Sequence[ClientSet], log: ClientLog, now: Terms
) -> WorkoutDone:
    """The sets of one lift as the next workout follows from them; by the terms of now where
    nothing was prescribed."""
    first = sets[0]
    lift = log.prescribed(workout, first)
    return WorkoutDone(
        lift.terms if lift else now,
        workout.performed_on,
        first.at,
        first.load if first.target is None else first.target,
        tuple([SetResult(done.load, done.reps, done.rir) for done in sets]),
        any(done.pain for done in sets),
    )
