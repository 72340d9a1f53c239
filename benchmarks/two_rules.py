"""Two rules that say what to lift: the one of progression, and waiting for every set.

Both are led the same way: `begin` a workout, ask for the `target` of each set, tell what was
`done`, `end` the workout. `opening` is the weight the next one opens with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from training import EPLEY, SimulatedLifter, SimulatedSet

from progression import Progress, Reason, SetResult, ladder_at_or_below, progress

# Workouts in a row with a set under the range, and what is left of the weight after them.
SHORT_WORKOUTS, KEPT = 3, Decimal("0.9")
# So many reps earn any jump.
MOST_EARNED = 20


@dataclass
class SetToSet:
    """The rule of progression: every set decides the next one."""

    lifter: SimulatedLifter
    opening: Decimal
    aim: int = 0
    sets: list[SetResult] = field(default_factory=list)
    answer: Progress | None = None

    def begin(self) -> None:
        self.sets, self.answer = [], None

    @property
    def target(self) -> tuple[Decimal, int]:
        if self.answer is None:
            return self.opening, max(self.aim, self.lifter.rule.low)
        return self.answer.next_set.load, self.answer.next_set.reps

    def done(self, one: SimulatedSet) -> None:
        self.sets = [*self.sets, SetResult(one.load, one.reps, one.told)]
        self.answer = progress(self.lifter.rule, self.opening, self.sets)
        self._check_jump(self.sets[-1])

    def end(self) -> None:
        assert self.answer is not None
        self.opening, self.aim = self.answer.next_workout.load, self.answer.next_workout.reps

    def _check_jump(self, done: SetResult) -> None:
        """No weight further off than one step before reps that Epley finds worth it, or 20."""
        assert self.answer is not None
        target, rule = self.answer.next_set, self.lifter.rule
        # A climb is back to the working weight, which has been earned before.
        if target.load - done.load > rule.up and target.reason != Reason.CLIMB:
            able = done.reps + max(0, (done.rir or 0) - 2)
            worth = done.load * (EPLEY + able) >= target.load * (EPLEY + rule.low)
            assert able >= rule.high, (self.lifter.name, done)
            assert worth or able >= MOST_EARNED, (self.lifter.name, done)


@dataclass
class Waiting:
    """Double progression: one weight for all sets, a step more once every set reached the top.

    After three workouts in a row with a set under the range, ten percent less.
    """

    lifter: SimulatedLifter
    opening: Decimal
    short: int = 0
    least: int = 0

    def begin(self) -> None:
        self.least = self.lifter.rule.high

    @property
    def target(self) -> tuple[Decimal, int]:
        return self.opening, self.lifter.rule.high

    def done(self, one: SimulatedSet) -> None:
        self.least = min(self.least, one.reps)

    def end(self) -> None:
        rule, body = self.lifter.rule, self.lifter.body
        self.short = self.short + 1 if self.least < rule.low else 0
        if self.least >= rule.high:
            self.opening = rule.raised(self.opening)
        elif self.short == SHORT_WORKOUTS:
            less = (self.opening + body) * KEPT - body
            self.opening, self.short = ladder_at_or_below(rule.ladder, less), 0
