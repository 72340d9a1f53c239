"""The sets to come of one exercise as data, for a phone without a connection."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, TypeVar

from progression import Node, SetResult, Target, Way, lookahead, plain, sentence
from progression.engine.figures import goal
from progression.engine.wording import counted
from workouts.display.lifts import rep_range
from workouts.sheets import Lift
from workouts.wording import goal_reason, plates_words

REPS = "{reps}"  # stands for the reps as done, in the sentences
# Three sets have a third as many; six of a wide range had some 10,000, and a page of 800 kB.
MOST_WAYS = 700

_Value = TypeVar("_Value")
_Case = tuple[int, int | None, int | None, int]


def ahead(lift: Lift, unit: str) -> dict[str, Any]:
    """What ahead.js unpacks and follows: `targets[0]` is the next one, and each leads to others.

    Targets differ in little, so what they have in common stands once, and they name its place:

    - `weights`: [load, plates, figure, unit, words];
    - `aims`: [reps, words];
    - `cases`: [reps from, reps to or None, reps left or None, why], as the ways of
      progression.engine.lookahead, `why` being a place in `whys`;
    - `plans`: the cases that a target tells apart, in order;
    - `targets`: [weight, aim, plan, where each case of the plan leads].

    Without a known opening there is no target.
    """
    done, sets = len(lift.work), lift.terms.sets
    nodes: tuple[Node, ...] = ()
    if lift.opening is not None and not lift.is_done:
        nodes = _to_come(lift, lift.opening, sets - done)
    table = _Table(lift, unit)
    targets = table.targets(nodes)
    return {
        "sets": sets,
        "done": done,
        "unit": unit,
        "range": rep_range(lift),
        "whys": list(table.whys),
        "weights": list(table.weights),
        "aims": list(table.aims),
        "cases": list(table.cases),
        "plans": list(table.plans),
        "targets": targets,
        "nodes": [],  # for scripts of a page from before: they find no target and say so
    }


def _to_come(lift: Lift, opening: Target, number: int) -> tuple[Node, ...]:
    """The next `number` targets and their ways; in a lighter week each leads to the same target."""
    if not lift.is_lighter:
        return lookahead(lift.rule, opening, lift.results, number)
    ways = [(Way(0, None, None, following),) for following in range(1, number)]
    same = Target(opening.load, lift.rule.low, opening.reason)
    return tuple([Node(same, way) for way in [*ways, ()]])


class _Table:
    """The targets as data, and what they share: each value once, with its place."""

    def __init__(self, lift: Lift, unit: str) -> None:
        self._lift, self._unit = lift, unit
        self.whys: dict[str, int] = {}
        self.weights: dict[tuple[str, ...], int] = {}
        self.aims: dict[tuple[int, str], int] = {}
        self.cases: dict[_Case, int] = {}
        self.plans: dict[tuple[int, ...], int] = {}

    def targets(self, nodes: tuple[Node, ...]) -> list[list[Any]]:
        """The nodes, nearest first; beyond MOST_WAYS ways the farther ones have none."""
        rows: list[list[Any]] = []
        room, last = MOST_WAYS, 0
        for number, node in enumerate(nodes):
            if number > last:
                break  # nothing leads here
            ways = list(self._ways(node, nodes)) if room else []
            room = max(0, room - len(ways))
            last = max([last, *(leads_to for _, leads_to in ways)])
            plan = _place(self.plans, tuple(case for case, _ in ways))
            rows.append([*self._target(node), plan, [leads_to for _, leads_to in ways]])
        return rows

    def _target(self, node: Node) -> tuple[int, int]:
        prescription, load = self._lift.prescription, node.target.load
        kind, equipment = prescription.exercise.kind, prescription.day.program.equipment
        shown = goal(self._lift.rule, node.target, kind, self._unit)
        plates = plates_words(load, kind, equipment)
        weight = (plain(load), plates, shown.figure, shown.unit, shown.words)
        return _place(self.weights, weight), _place(self.aims, (shown.reps, shown.aim))

    def _ways(self, node: Node, nodes: tuple[Node, ...]) -> Iterator[tuple[int, int]]:
        """The place of each case, and of the target that it leads to."""
        for way in node.ways:
            for first, last, why in _by_sentence(
                self._lift, node, way, nodes[way.node], self._unit
            ):
                case = (first, last, way.left, _place(self.whys, why))
                yield _place(self.cases, case), way.node


def _place(values: dict[_Value, int], value: _Value) -> int:
    """Where a value stands among the others; one that is not there yet is put last."""
    return values.setdefault(value, len(values))


def _by_sentence(
    lift: Lift, node: Node, way: Way, then: Node, unit: str
) -> Iterator[tuple[int, int | None, str]]:
    """A way in parts by their sentence: reps within the range and above it may lead to the same
    target, but are explained differently."""
    if lift.is_lighter:
        yield way.reps_from, way.reps_to, goal_reason(lift, unit)[0]
        return
    beyond = lift.rule.top(node.target.load) + 1  # explained like any number above it
    last = beyond if way.reps_to is None else way.reps_to

    def why(reps: int) -> str:
        done = SetResult(node.target.load, reps, way.left)
        words = sentence(lift.rule, done, then.target, unit)
        return REPS + words.removeprefix(counted(reps))

    for words, run in groupby(range(way.reps_from, last + 1), key=why):
        same = list(run)
        yield same[0], None if same[-1] == beyond else same[-1], words
