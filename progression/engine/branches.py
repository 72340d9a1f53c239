"""What the next set will lead to, before it is done: the rule's answer to every outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from progression.engine.rule import WorkoutSoFar
from progression.engine.types import Rule, SetResult
from progression.engine.wording import Direction, direction

# The values of reps left that get answers of their own: not said (or one or two, as it should
# be), nothing, and each number above two (5 is five or more).
UNSAID, NOTHING = None, 0
_LEFT = (UNSAID, NOTHING, 3, 4, 5)

Outcome = TypeVar("Outcome")


class Effort(StrEnum):
    """What a branch supposes of the reps left."""

    UNSAID = "unsaid"  # or as it should be
    SPENT = "spent"  # nothing left
    EASY = "easy"  # more than two


_EFFORTS = {UNSAID: Effort.UNSAID, NOTHING: Effort.SPENT}


@dataclass(frozen=True, slots=True)
class Branch:
    """From reps_from to reps_to reps (None: or more) lead to `load`, up, the same or down.

    The easy branch stands for every set ended with more than two left: the next one is
    harder, by reps or, when `direction` is up, as far as `load`.
    """

    reps_from: int
    reps_to: int | None
    effort: Effort
    load: Decimal
    direction: Direction


def branches(
    rule: Rule, opening: Decimal, sets: Sequence[SetResult], load: Decimal
) -> tuple[Branch, ...]:
    """The outcomes of doing `load` after `sets` that differ in the next load.

    Most reps first; a branch with nothing left follows the one it differs from; the easy one
    comes last.
    """
    so_far = WorkoutSoFar(rule, opening)
    for done in sets:
        so_far.answer(done)
    outcomes = list(ways(rule, load, lambda done: so_far.copy().answer(done).load))
    shown = [
        Branch(first, last, _EFFORTS[left], then, direction(load, then))
        for first, last, left, then in outcomes
        if left in _EFFORTS
    ]
    shown.sort(key=lambda branch: (-branch.reps_from, branch.effort is Effort.SPENT))
    furthest = max(then for _, _, left, then in outcomes if left not in _EFFORTS)
    return (*shown, Branch(0, None, Effort.EASY, furthest, direction(load, furthest)))


def ways(
    rule: Rule, load: Decimal, answer: Callable[[SetResult], Outcome]
) -> Iterator[tuple[int, int | None, int | None, Outcome]]:
    """The answer to every set that may be done at `load`: reps from, reps to (None: or more),
    reps left as in _LEFT, and the answer. Neighbours with equal answers are one way.

    Nothing left has a way only where its answer differs from the one to not saying.
    """
    # More reps than the top get the same answer as the top.
    counts = range(rule.top(load) + 1)
    unsaid = [answer(SetResult(load, reps)) for reps in counts]
    for left in _LEFT:
        answers = [answer(SetResult(load, reps, left)) for reps in counts]
        # Whether each answer has a way of its own, and the answer.
        keys = [
            (left != NOTHING or answers[reps] != unsaid[reps], answers[reps]) for reps in counts
        ]
        for (has_way, answered), run in groupby(counts, key=keys.__getitem__):
            same = list(run)
            if has_way:
                yield same[0], None if same[-1] == counts[-1] else same[-1], left, answered
