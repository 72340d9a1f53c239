"""What the rule would have said about sets that were done without it: worked out, never stored.

Each workout is taken by itself, opened at its own first set, by what was prescribed there and
in its own unit. It is compared with what was done next: the next set, and after the last set
that the prescription has, the first set of the next workout. Weights count as the same where
they are nearest to the same step of the lifter's own gym, as converted ones lie off the steps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from progression import Rule, SetResult, Target, progress
from workouts.equipment import exactly_converted
from workouts.openings import Terms


class FollowedRule(StrEnum):
    """What was done next, beside what the rule would have asked."""

    SAME = "same"
    HEAVIER = "heavier"
    LIGHTER = "lighter"
    OPEN = "open"  # nothing followed, or nothing was asked


@dataclass(frozen=True, slots=True)
class Verdict:
    """One set: what the rule would have asked next (None for sets beyond the prescription,
    after pain and where nothing was prescribed), what was done instead, and whether the two
    are about the next workout."""

    done: SetResult
    asked: Target | None
    next_load: Decimal | None
    answer: FollowedRule
    is_last: bool = False

    @property
    def stayed(self) -> bool:
        return self.next_load == self.done.load


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the sets that something followed: how many did as asked, and the two ways in which
    the rule would have moved a weight that stayed."""

    compared: int
    as_asked: int
    up_where_stayed: int
    down_where_stayed: int


def verdicts(
    rule: Rule, prescribed: int, sets: Sequence[SetResult], next_opening: Decimal | None, hurt: bool
) -> tuple[Verdict, ...]:
    """The verdicts on one workout's work sets, in order; `next_opening` is the first load of the
    next workout. The rule has no say where a set `hurt`, or in a lighter week.
    """
    if hurt or not sets:
        return _unasked(sets)
    counted = sets[:prescribed]
    answers = progress(rule, sets[0].load, counted)
    asked = [*answers.steps[: len(counted) - 1], answers.next_workout]
    following = [*(done.load for done in counted[1:]), next_opening]
    last = len(counted) - 1
    asked_about = [
        Verdict(done, target, load, _answer(rule, target.load, load), is_last=index == last)
        for index, (done, target, load) in enumerate(zip(counted, asked, following, strict=True))
    ]
    return (*asked_about, *_unasked(sets[prescribed:]))


def tally(given: Iterable[Verdict]) -> Tally:
    """The sums of the verdicts on sets that something followed."""
    compared = as_asked = up = down = 0
    for verdict in given:
        if verdict.answer is FollowedRule.OPEN:
            continue
        compared += 1
        as_asked += verdict.answer is FollowedRule.SAME
        up += verdict.answer is FollowedRule.LIGHTER and verdict.stayed
        down += verdict.answer is FollowedRule.HEAVIER and verdict.stayed
    return Tally(compared, as_asked, up, down)


@dataclass(frozen=True, slots=True)
class Past:
    """One workout of a lift: its work sets in order, whether one of them hurt, what their
    loads are in, and how the lift was prescribed there (None where it was not)."""

    sets: tuple[SetResult, ...]
    hurt: bool
    unit: str
    terms: Terms | None

    def verdicts(self, following: Past | None) -> tuple[Verdict, ...]:
        """The verdicts on its sets; `following` is the next workout, if there is one."""
        if self.terms is None:
            return _unasked(self.sets)
        opening = following.sets[0].load if following else None
        if following and opening is not None:
            opening = exactly_converted(opening, following.unit, self.unit)
        return verdicts(self.terms.rule, self.terms.sets, self.sets, opening, self.hurt)


def all_verdicts(past: Sequence[Past]) -> Iterator[Verdict]:
    """The verdicts on every workout of a track, oldest first."""
    # Not strict: all that was done may lie in lighter weeks, and then nothing is asked about.
    for workout, following in zip(past, [*past[1:], None], strict=False):
        yield from workout.verdicts(following)


def _unasked(sets: Sequence[SetResult]) -> tuple[Verdict, ...]:
    return tuple(Verdict(done, None, None, FollowedRule.OPEN) for done in sets)


def _answer(rule: Rule, asked: Decimal, load: Decimal | None) -> FollowedRule:
    if load is None:
        return FollowedRule.OPEN
    if load == asked or _step(rule, load) == _step(rule, asked):
        return FollowedRule.SAME
    return FollowedRule.HEAVIER if load > asked else FollowedRule.LIGHTER


def _step(rule: Rule, load: Decimal) -> int:
    """The place on the ladder that a load lies nearest to."""
    ladder = rule.ladder
    index = bisect_left(ladder, load)
    if index == len(ladder):
        return index - 1
    if index and load - ladder[index - 1] < ladder[index] - load:
        return index - 1
    return index
