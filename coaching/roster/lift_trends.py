"""The loads a lift's workouts opened with, which show whether it goes up, holds or goes down."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from coaching.roster.client_log import ClientLog, ClientSet, PastWorkout, PlannedLift
from progression import SetResult, ladder_at_or_below
from workouts import stalls
from workouts.loads_here import on_todays_ladder
from workouts.models import Role
from workouts.openings import Terms, WorkoutDone, opening_after


@dataclass(frozen=True, slots=True)
class OpeningsOfLift:
    """A lift with its openings, newest first: the first is where the next workout opens.

    They go back to the last lighter week, load set by hand or change of the rep range, across
    programs and units; loads in the other unit are converted to today's ladder. `set`, `workout`
    and `on` are those of the latest workout.
    """

    lift: PlannedLift
    unit: str
    openings: Sequence[Decimal]
    workout: int
    set: str
    on: datetime.date

    @property
    def shown(self) -> list[Decimal]:
        """The openings to tell of: the first as the gym makes it, as the lifter reads it."""
        return [ladder_at_or_below(self.lift.rule.ladder, self.openings[0]), *self.openings[1:]]

    @property
    def went_down_twice(self) -> bool:
        """Whether each of its last two workouts left it lower than it had opened."""
        return stalls.went_down_twice(self.openings)

    @property
    def has_stalled(self) -> bool:
        """Whether it is a main-day lift that stands still."""
        return self.lift.role == Role.MAIN and stalls.has_stalled(self.openings)


def tracks(log: ClientLog) -> list[OpeningsOfLift]:
    """Every lift of the plan that was done, from workouts that are over."""
    if log.plan is None:
        return []
    over = [workout for workout in log.workouts if workout.is_over]
    lifts = (_track(lift, log, over) for lift in log.plan.lifts)
    return [track for track in lifts if track is not None]


def _track(lift: PlannedLift, log: ClientLog, over: Sequence[PastWorkout]) -> OpeningsOfLift | None:
    now = lift.terms
    own = [visit for visit in over if visit.role == lift.role and lift.exercise in visit.sets]
    full = [workout for workout in own if not workout.is_lighter]
    if not full:
        return None
    past = [_done(workout, workout.sets[lift.exercise], log, now) for workout in full]
    following = opening_after(now, past[0], lift.by_hand)
    fresh_starts = [workout.performed_on for workout in own if workout.is_lighter]
    fresh_starts += [lift.by_hand.on] if lift.by_hand else []
    since = max(fresh_starts, default=datetime.date.min)
    openings = []
    for done in past:
        if done.on <= since or done.terms.range != now.range:
            break  # this opening and earlier ones can't be compared with today's
        stood = done.opening if done.due is None else done.due
        openings.append(on_todays_ladder(now, stood, done.terms.unit))
    if following is not None:
        openings.insert(0, following.stands_at)
    newest = full[0]
    first = newest.sets[lift.exercise][0]
    return OpeningsOfLift(lift, now.unit, openings, newest.id, first.id, newest.performed_on)


def _done(
    workout: PastWorkout, sets: Sequence[ClientSet], log: ClientLog, now: Terms
) -> WorkoutDone:
    """One lift's sets of a workout, as opening_after takes them; with today's terms where nothing
    was prescribed."""
    first = sets[0]
    lift = log.prescribed(workout, first)
    return WorkoutDone(
        lift.terms if lift else now,
        workout.performed_on,
        first.at,
        first.load if first.target is None else first.target,
        tuple([SetResult(done.load, done.reps, done.rir) for done in sets]),
        any(done.pain for done in sets),
        first.due,
    )
