"""The targets of all sets to come, for every way they may go.

A phone without a connection looks up each next target here, so that the rule has only one
implementation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from progression.engine.branches import ways
from progression.engine.rule import WorkoutSoFar
from progression.engine.types import Rule, SetResult, Target

# Six sets of thirty reps would lead to thousands of nodes; a phone gets the nearest.
MOST_NODES = 120

_State = tuple[Target, Decimal, Decimal, tuple[Decimal, ...], tuple[Decimal, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """From reps_from to reps_to reps (None: or more) with so many left lead to a node.

    `left` is None when not said, one or two; else exactly that, 5 being five or more. Where
    nothing left (0) has no way of its own, it leads where not saying does.
    """

    reps_from: int
    reps_to: int | None
    left: int | None
    node: int


@dataclass(frozen=True, slots=True)
class Node:
    """A target, and where each outcome of doing its load leads; without ways the table ends."""

    target: Target
    ways: tuple[Way, ...]


def lookahead(
    rule: Rule, opening: Target, sets: Sequence[SetResult], ahead: int
) -> tuple[Node, ...]:
    """The next `ahead` targets after `sets`: nodes[0] is the next set's, ways lead on from it.

    At most MOST_NODES of them, the nearest first.
    """
    so_far, target = WorkoutSoFar(rule, opening.load), opening
    for done in sets:
        target = so_far.answer(done)
    return tuple(_Walk(so_far, target).nodes(ahead))


class _Walk:
    """Visits every reachable state, nearest first; equal states are one node."""

    def __init__(self, so_far: WorkoutSoFar, target: Target) -> None:
        self.reached: list[tuple[WorkoutSoFar, Target, int]] = [(so_far, target, 0)]
        self.numbers = {_state(so_far, target): 0}

    def nodes(self, ahead: int) -> Iterator[Node]:
        at = 0
        while at < len(self.reached):
            so_far, target, depth = self.reached[at]
            leads_on = depth + 1 < ahead
            yield Node(target, tuple(self._ways(so_far, target.load, depth)) if leads_on else ())
            at += 1

    def _ways(self, so_far: WorkoutSoFar, load: Decimal, depth: int) -> Iterator[Way]:
        outcomes = ways(so_far.rule, load, lambda done: self._number(so_far, done, depth))
        for first, last, left, node in outcomes:
            if node is not None:
                yield Way(first, last, left, node)

    def _number(self, so_far: WorkoutSoFar, done: SetResult, depth: int) -> int | None:
        after = so_far.copy()
        target = after.answer(done)
        state = _state(after, target)
        if state not in self.numbers:
            if len(self.reached) >= MOST_NODES:
                return None
            self.numbers[state] = len(self.reached)
            self.reached.append((after, target, depth + 1))
        return self.numbers[state]


def _state(so_far: WorkoutSoFar, target: Target) -> _State:
    """Everything that later answers depend on, and the target itself."""
    made, missed = tuple(sorted(so_far.made)), tuple(sorted(so_far.missed))
    return target, so_far.base, so_far.today, made, missed
