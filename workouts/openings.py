"""Where a track opens: the one place that says so, for every screen of lifter and coach.

A track's latest workout is judged by the terms it was done under, in its own unit; what it
left behind is then put on the ladder of today. A load set by hand since comes first. Values
alone, asked of no database.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from exercises.models import LoadKind
from progression import (
    DEFAULT_STEPS,
    GYM_DEFAULTS,
    Reason,
    Rule,
    SetResult,
    Target,
    estimated_max,
    ladder_at_or_below,
    opening_from,
    progress,
)
from workouts.equipment import exactly_converted, gym_of, ordinary_ladder, rule_in
from workouts.models import Equipment, bounds

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Terms:
    """How a lift is prescribed: its rule, how many sets count, and what its loads are."""

    rule: Rule
    sets: int
    unit: str
    kind: str

    @property
    def range(self) -> tuple[int, int]:
        return self.rule.low, self.rule.high

    @property
    def in_a_lighter_week(self) -> Terms:
        return replace(self, sets=half_of(self.sets))


def terms_beside(kind: str, equipment: Equipment) -> Terms:
    """The terms of an exercise outside the plan: any reps and the usual steps; no set counts."""
    gym, steps = gym_of(equipment), DEFAULT_STEPS[kind, equipment.unit]
    return Terms(rule_in(gym, kind, *bounds.REP_RANGE, steps.up, steps.down), 0, gym.unit, kind)


@dataclass(frozen=True, slots=True)
class ByHand:
    """A working load somebody set, and when; `by` is their account, None once it is gone.

    `unit` is what the load is in, `range` the rep range that it was meant for, where known.
    """

    load: Decimal
    on: datetime.date
    at: datetime.datetime
    note: str
    by: int | None = None
    unit: str = ""
    range: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class WorkoutDone:
    """One workout of a track: its terms, what it opened with, and its work sets in order.

    `at` is when its first set was written down; loads are in the unit of the terms. `due` is where
    the track stood, where the gym could not make that and it opened lower.
    """

    terms: Terms
    on: datetime.date
    at: datetime.datetime
    opening: Decimal
    sets: tuple[SetResult, ...]
    hurt: bool = False
    due: Decimal | None = None

    @property
    def counted(self) -> tuple[SetResult, ...]:
        """The sets inside the prescription: only these move a target."""
        return self.sets[: self.terms.sets]

    @property
    def left_behind(self) -> Target:
        """The target that the rule opens the next workout with; after pain, the same load again."""
        return self._judged_by(self.terms.rule)

    def left_on(self, ladder: tuple[Decimal, ...]) -> Target:
        """The same for a gym of this unit with another ladder. What the sets earn by the loads of
        either gym is earned, and a load that this gym could not make is kept where it was held."""
        left = self.left_behind
        if (kept := self.kept) is not None:
            is_same = ladder_at_or_below(ladder, kept.load) == self.opening
            return kept._replace(reps=left.reps) if is_same else kept
        if ladder == self.terms.rule.ladder:
            return left
        there = self._judged_by(replace(self.terms.rule, ladder=ladder))
        return max(left, there, key=lambda target: target.load)

    @property
    def kept(self) -> Target | None:
        """Where the track stood and stays, as the sets held a weight that is as near to that as
        their gym comes; None where they moved it, or the gym could make it."""
        if self.due is None or self.left_behind.load != self.opening:
            return None
        return Target(self.due, self.terms.rule.low, Reason.OPENING)

    def _judged_by(self, rule: Rule) -> Target:
        if self.hurt:
            return Target(self.opening, rule.low, Reason.OPENING)
        return progress(rule, self.opening, self.counted).next_workout

    @property
    def best(self) -> SetResult:
        """The set with the highest estimate, or the one that a kept target was made for; where no
        set has one, the set that the opening was made for."""
        able = [] if self.hurt else [done for done in self.sets if done.reps]
        able += [_meant_for(self.kept.load, self.kept.reps)] if self.kept else []
        body = carried(self.terms, min((done.load for done in able), default=Decimal(0)))
        return max(
            able,
            key=lambda done: estimated_max(done.load, done.reps, done.rir, body),
            default=_meant_for(self.opening, self.terms.rule.low),
        )


class Origin(StrEnum):
    """Why a track opens where it does."""

    EARNED = "earned"  # by the sets of the latest workout
    BY_HAND = "by hand"
    NEW_RANGE = "new range"  # estimated, as the latest sets were done in another rep range


@dataclass(frozen=True, slots=True)
class Opening:
    """The target that the next workout opens with, and why.

    `due` is where the track stands, where the gym cannot make that and the target is lower: after
    a change of rep range what an ordinary gym would make of the estimate. There `source` is the set
    that is estimated from, in today's unit, and `was` the range of that set.
    """

    target: Target
    origin: Origin
    source: SetResult | None = None
    was: tuple[int, int] | None = None
    due: Decimal | None = None

    @property
    def stands_at(self) -> Decimal:
        """Where the track stands, whether or not the gym can make that."""
        return self.target.load if self.due is None else self.due


def opening_after(
    now: Terms, done: WorkoutDone | None, by_hand: ByHand | None = None
) -> Opening | None:
    """Where a track opens by the terms of now, after its latest workout and the latest load
    set by hand; None before anything is known."""
    if by_hand is not None and is_newer(by_hand, done):
        return _by_hand(now, by_hand)
    if done is None:
        return None
    if done.terms.range != now.range:
        return _in_new_range(now, done.terms.unit, done.terms.range, done.best)
    if done.terms.unit == now.unit:
        return _opened(now, done.left_on(now.rule.ladder), Origin.EARNED)
    left = done.kept or done.left_behind
    load = exactly_converted(left.load, done.terms.unit, now.unit)
    return Opening(_laid(now, load, left.reps), Origin.EARNED)


def is_newer(by_hand: ByHand, done: WorkoutDone | None) -> bool:
    """Whether a load was set by hand after a workout."""
    if done is None or by_hand.on != done.on:
        return done is None or by_hand.on > done.on
    return by_hand.at > done.at


def usual_body(terms: Terms) -> Decimal:
    """The body weight to use where none is known: for pull-ups the lightest body that the ladder's
    assistance is made for (ours), else 0."""
    if terms.kind != LoadKind.BODYWEIGHT:
        return Decimal(0)
    return -GYM_DEFAULTS[terms.unit].bodyweight_lowest


def carried(terms: Terms, load: Decimal) -> Decimal:
    """How much of the body is lifted with a load: the usual body weight, or as much as the
    assistance takes off where that is more; 0 but for pull-ups."""
    return max(usual_body(terms), -load) if usual_body(terms) else Decimal(0)


def half_of(sets: int) -> int:
    """How many of these sets a lighter week asks for: half, rounded up."""
    return (sets + 1) // 2


def _by_hand(now: Terms, by_hand: ByHand) -> Opening:
    unit = by_hand.unit or now.unit
    if by_hand.range is not None and by_hand.range != now.range:
        meant = _meant_for(by_hand.load, by_hand.range[0])
        return _in_new_range(now, unit, by_hand.range, meant)
    load = exactly_converted(by_hand.load, unit, now.unit)
    standing = Target(load, now.rule.low, Reason.OPENING)
    return _opened(now, standing, Origin.BY_HAND)


def _in_new_range(now: Terms, unit: str, was: tuple[int, int], best: SetResult) -> Opening:
    source = SetResult(exactly_converted(best.load, unit, now.unit), best.reps, best.rir)
    body = carried(now, source.load)
    done = source.load, source.reps, source.rir, body
    load = opening_from(now.rule, *done)
    usual = opening_from(replace(now.rule, ladder=ordinary_ladder(now.kind, now.unit)), *done)
    target = _laid(now, load, now.rule.low)
    return Opening(target, Origin.NEW_RANGE, source, was, usual if usual > target.load else None)


def _meant_for(load: Decimal, low: int) -> SetResult:
    """The set that an opening is made for: one rep more than the low end, two left."""
    return SetResult(load, low + 1, 2)


def _opened(now: Terms, standing: Target, origin: Origin) -> Opening:
    """The opening of a track that stands at a target, in the unit of now."""
    target = _laid(now, standing.load, standing.reps)
    due = standing.load.quantize(_HUNDREDTH)
    return Opening(target, origin, due=due if due > target.load else None)


def _laid(now: Terms, load: Decimal, reps: int) -> Target:
    """The target as this gym can make it: a load from another gym may be off the ladder."""
    load = ladder_at_or_below(now.rule.ladder, load)
    return Target(load, max(now.rule.low, min(reps, now.rule.top(load))), Reason.OPENING)
