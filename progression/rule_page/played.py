"""A workout played through the rule in an ordinary gym, in the words that pages show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from progression.engine.branches import branches
from progression.engine.figures import BranchWords, Goal, branches_words, goal, plates_words
from progression.engine.ladders import DEFAULT_LADDERS, DEFAULT_STEPS, GYM_DEFAULTS
from progression.engine.next_time import why_next_time
from progression.engine.plates import inventory
from progression.engine.rule import progress
from progression.engine.types import Progress, Rule, SetResult, Target
from progression.engine.wording import range_words, sentence
from progression.reading import read_written


@dataclass(frozen=True)
class Played:
    """The sets of one workout, and what the rule answers to each."""

    rule: Rule
    kind: str
    unit: str
    opening: Decimal
    sets: tuple[SetResult, ...]

    @cached_property
    def progress(self) -> Progress:
        return progress(self.rule, self.opening, self.sets)

    @property
    def answers(self) -> list[Goal]:
        """The target after each set, and why."""
        steps = zip(self.sets, self.progress.steps, strict=True)
        return [self._goal(target, done) for done, target in steps]

    @property
    def next_set(self) -> Goal:
        """The target of the set to do now."""
        return self._goal(self.progress.next_set, self.sets[-1] if self.sets else None)

    @property
    def next_workout(self) -> Goal:
        why = why_next_time(self.rule, self.opening, self.sets, self.kind, self.unit)
        return goal(self.rule, self.progress.next_workout, self.kind, self.unit, why)

    @property
    def branches(self) -> list[BranchWords]:
        """What each outcome of the set to do now would lead to."""
        load = self.progress.next_set.load
        outcomes = branches(self.rule, self.opening, self.sets, load)
        return branches_words(outcomes, self.kind, self.unit)

    @property
    def range(self) -> str:
        return range_words(self.rule)

    def _goal(self, target: Target, done: SetResult | None) -> Goal:
        why = sentence(self.rule, done, target, self.unit)
        shown = goal(self.rule, target, self.kind, self.unit, why, target.reason)
        gym = GYM_DEFAULTS[self.unit]
        plates = plates_words(target.load, self.kind, gym.bar, inventory(gym.plates))
        return replace(shown, plates=plates)


def usual_rule(
    kind: str,
    unit: str,
    low: int,
    high: int,
    up: Decimal | None = None,
    down: Decimal | None = None,
) -> Rule:
    """The rule in an ordinary gym, with the usual steps where none are given."""
    steps = DEFAULT_STEPS[kind, unit]
    return Rule(
        low,
        high,
        steps.up if up is None else up,
        steps.down if down is None else down,
        DEFAULT_LADDERS[kind, unit],
    )


def in_short(
    written: str,
    *,
    opening: int | None = None,
    kind: str = "barbell",
    low: int = 4,
    high: int = 6,
    up: str | None = None,
) -> Played:
    """A workout in pounds from its sets as `225x6 235x4@1`.

    `opening` is the first set's load unless given, `up` the usual step.
    """
    rows = [read_written(text) for text in written.split()]
    sets = tuple([SetResult(row.load, row.reps or 0, row.rir) for row in rows])
    opens = sets[0].load if opening is None else Decimal(opening)
    rule = usual_rule(kind, "lb", low, high, up=None if up is None else Decimal(up))
    return Played(rule, kind, "lb", opens, sets)
