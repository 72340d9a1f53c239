"""What the next set will lead to, before it is done: the rule asked for every outcome.

outcomes() is complete, for a phone without a connection to look its answer up in;
branches() is the same for reading at a glance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from progression.fold import Workout
from progression.rule import Rule, SetResult, Target
from progression.wording import Direction, direction, plain

# Reps left that matter: none said or at most two, then each above two (5 is five or more).
LEFT = (None, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Outcome:
    """From reps_from to reps_to reps (None: or more) with so many left lead to the target.

    `left` is None when not said or at most two, else exactly that many; 5 is five or more.
    """

    reps_from: int
    reps_to: int | None
    left: int | None
    target: Target


@dataclass(frozen=True, slots=True)
class Branch:
    """From reps_from to reps_to reps (None: or more) lead to `load`, up, the same or down.

    The easy branch stands for every set ended with more than two left: the next one is
    harder, by reps or, when `direction` is up, as far as `load`.
    """

    reps_from: int
    reps_to: int | None
    easy: bool
    load: Decimal
    direction: Direction


def outcomes(
    rule: Rule, opening: Decimal, sets: Sequence[SetResult], load: Decimal
) -> tuple[Outcome, ...]:
    """Every outcome of doing `load` after `sets`, fewest reps first; equal ones merged."""
    so_far = Workout(rule, opening)
    for done in sets:
        so_far.answer(done)
    return tuple(outcome for left in LEFT for outcome in _with_left(so_far, load, left))


def branches(
    rule: Rule, opening: Decimal, sets: Sequence[SetResult], load: Decimal
) -> tuple[Branch, ...]:
    """The outcomes that differ in the next load, most reps first, then the easy one."""
    every = outcomes(rule, opening, sets, load)
    told = []
    for after, run in groupby(
        [outcome for outcome in every if outcome.left is None],
        key=lambda outcome: outcome.target.load,
    ):
        same = list(run)
        way = direction(load, after)
        told.append(Branch(same[0].reps_from, same[-1].reps_to, False, after, way))
    furthest = max(outcome.target.load for outcome in every if outcome.left is not None)
    return (*reversed(told), Branch(0, None, True, furthest, direction(load, furthest)))


def table(every: Iterable[Outcome]) -> list[dict[str, str | int | None]]:
    """The outcomes as plain rows for JSON, loads as exact text."""
    return [
        {
            "from": outcome.reps_from,
            "to": outcome.reps_to,
            "left": outcome.left,
            "load": plain(outcome.target.load),
            "reps": outcome.target.reps,
            "reason": outcome.target.reason.value,
        }
        for outcome in every
    ]


def _with_left(so_far: Workout, load: Decimal, left: int | None) -> Iterator[Outcome]:
    # More than the top of the range leads where the top itself does.
    most = so_far.rule.high
    targets = [so_far.copy().answer(SetResult(load, reps, left)) for reps in range(most + 1)]
    for target, run in groupby(range(most + 1), key=targets.__getitem__):
        same = list(run)
        yield Outcome(same[0], None if same[-1] == most else same[-1], left, target)
