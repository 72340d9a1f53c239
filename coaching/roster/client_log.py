"""A client's plans and latest workouts as plain values, for the reasons to look.

Loads are exact and in the unit of the program they were lifted in; a workout is judged by the
plan it was done under.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from history.past.records import Before
from progression import DEFAULT_STEPS, Rule
from workouts.calendar import Calendar, PlannedDay, Span
from workouts.dated_facts import Excused, LighterSpan
from workouts.equipment import Gym, rule_in
from workouts.models import Role
from workouts.openings import ByHand, Terms
from workouts.stalls import most_at

# How many workouts of a role are loaded at least, not counting those of lighter weeks: the three
# that a lift is judged by, and for the main day two more before them.
KEPT = {Role.MAIN: 5, Role.EXTRA: 3}


class ClientSet(NamedTuple):
    """One work set. `target` is the load that was shown before it, if any; `prescribed` is the
    exercise it was swapped in for, or "", and `due` where the lift stood, where the gym could not
    make that.
    """

    id: str
    exercise: str
    name: str
    kind: str
    load: Decimal
    reps: int
    rir: int | None = None
    pain: bool = False
    target: Decimal | None = None
    at: datetime.datetime = datetime.datetime.max.replace(tzinfo=datetime.UTC)
    prescribed: str = ""
    due: Decimal | None = None


class Waiting(NamedTuple):
    """A workout that waits for review: its id and its date."""

    id: int
    performed_on: datetime.date


@dataclass(frozen=True, slots=True)
class PastWorkout:
    """One workout; `sets` are its work sets by exercise, each list in order.

    `is_over` once it is finished or old; `is_reviewed` in this coaching; `is_lighter` in a
    lighter week, whose sets count neither as a fall nor as an effort. `gym` is where it was done,
    None for the usual one.
    """

    id: int
    role: str
    performed_on: datetime.date
    program: int
    unit: str
    is_over: bool
    is_reviewed: bool
    sets: Mapping[str, Sequence[ClientSet]]
    is_lighter: bool = False
    gym: Gym | None = None


@dataclass(frozen=True, slots=True)
class PlannedLift:
    """One exercise of a training day; `by_hand` is the latest weight that was set by hand."""

    exercise: str
    name: str
    role: str
    kind: str
    sets: int
    rule: Rule
    gym: Gym
    by_hand: ByHand | None = None

    @property
    def terms(self) -> Terms:
        return Terms(self.rule, self.sets, self.gym.unit, self.kind)

    def done_in(self, gym: Gym | None) -> PlannedLift:
        """The same in another gym of its unit."""
        if gym is None or gym.unit != self.gym.unit:
            return self
        rule = self.rule
        there = rule_in(gym, self.kind, rule.low, rule.high, rule.up, rule.down)
        return replace(self, gym=gym, rule=there)

    def as_done(self, done: ClientSet) -> PlannedLift:
        """The same for the exercise that was done, which may be a swap with other steps."""
        if done.exercise == self.exercise:
            return self
        if done.kind == self.kind:
            return replace(self, exercise=done.exercise, name=done.name)
        steps = DEFAULT_STEPS[done.kind, self.gym.unit]
        low, high = self.terms.range
        rule = rule_in(self.gym, done.kind, low, high, steps.up, steps.down)
        return replace(self, exercise=done.exercise, name=done.name, kind=done.kind, rule=rule)


@dataclass(frozen=True, slots=True)
class ClientProgram:
    """One program: its training days (role: weekday) and its lifts, in order."""

    program: int
    started_on: datetime.date
    week_starts: int
    days: Mapping[str, int]
    lifts: Sequence[PlannedLift]
    ended_on: datetime.date | None = None

    def lift(self, role: str, exercise: str) -> PlannedLift | None:
        lifts = (lift for lift in self.lifts if (lift.role, lift.exercise) == (role, exercise))
        return next(lifts, None)

    @property
    def span(self) -> Span:
        days = {}
        for role, weekday in self.days.items():
            sets = {lift.exercise: lift.sets for lift in self.lifts if lift.role == role}
            days[role] = PlannedDay(weekday, sets)
        return Span(self.program, self.started_on, self.ended_on, self.week_starts, days)


@dataclass(frozen=True)
class ClientLog:
    """What a coach sees of one client; `today` is the date where the client lives.

    `plans` are all programs, `excuses` all excused days and `lighter` all lighter weeks, oldest
    first. `workouts` are the latest, newest first. `heaviest` is what was lifted before the newest
    workout that is not reviewed, by exercise and in that workout's unit. `waiting` are the
    workouts that wait for review, oldest first.
    """

    today: datetime.date
    plans: Sequence[ClientProgram] = ()
    workouts: Sequence[PastWorkout] = ()
    heaviest: Mapping[str, Before] = field(default_factory=dict)
    waiting: Sequence[Waiting] = ()
    lighter: Sequence[LighterSpan] = ()
    excuses: Sequence[Excused] = ()

    @property
    def plan(self) -> ClientProgram | None:
        """The active plan."""
        return next((plan for plan in self.plans if plan.ended_on is None), None)

    @cached_property
    def calendar(self) -> Calendar:
        """Which days were due by the plan of their date, and which were excused or lighter."""
        return Calendar([plan.span for plan in self.plans], self.lighter, self.excuses)

    @property
    def lighter_week(self) -> LighterSpan | None:
        """The lighter week of today, if there is one."""
        return self.calendar.lighter_week(self.today)

    @property
    def full(self) -> list[PastWorkout]:
        """The workouts without those of lighter weeks, newest first."""
        return [workout for workout in self.workouts if not workout.is_lighter]

    def newest_fresh(self) -> PastWorkout | None:
        """The newest full workout that is over, recent and not reviewed."""
        return next((workout for workout in self.full if self.is_fresh(workout)), None)

    def plan_of(self, workout: PastWorkout) -> ClientProgram | None:
        """The plan a workout was done under."""
        return next((plan for plan in self.plans if plan.program == workout.program), None)

    def most_reps(self, lift: PlannedLift, load: Decimal) -> list[int]:
        """The most reps of a lift at a load in each workout that is over, newest first."""
        return [
            most_at(lift.terms, load, workout.sets[lift.exercise], workout.unit)
            for workout in self.workouts
            if workout.is_over and workout.role == lift.role and lift.exercise in workout.sets
        ]

    def planned(self, workout: PastWorkout) -> Sequence[PlannedLift]:
        """The lifts that the workout's plan had for that day."""
        plan = self.plan_of(workout)
        return [lift for lift in plan.lifts if lift.role == workout.role] if plan else []

    def prescribed(self, workout: PastWorkout, done: ClientSet) -> PlannedLift | None:
        """The lift a set was done for: its own exercise's, or the one it was swapped in for."""
        plan = self.plan_of(workout)
        if plan is None:
            return None
        own = plan.lift(workout.role, done.exercise)
        lift = own or plan.lift(workout.role, done.prescribed)
        return lift.done_in(workout.gym).as_done(done) if lift else None

    def is_fresh(self, workout: PastWorkout) -> bool:
        """Whether it is over, and neither reviewed nor older than 28 days (ours)."""
        return workout.is_over and self.is_open(workout)

    def is_open(self, workout: PastWorkout) -> bool:
        """Whether it is neither reviewed nor older than 28 days (ours)."""
        return not workout.is_reviewed and workout.performed_on >= self.today - RECENT


RECENT = datetime.timedelta(days=28)


def heaviest_made(workout: PastWorkout, lift: PlannedLift) -> ClientSet | None:
    """The heaviest set of a lift that reached its rep range and did not hurt; among equally heavy
    ones, the set with the most reps.
    """
    sets = [done for done in workout.sets.get(lift.exercise, ()) if not done.pain]
    made = [done for done in sets if done.reps >= lift.rule.low]
    return max(made, key=lambda done: (done.load, done.reps), default=None)
