"""The sets to come of one exercise as data, for a phone without a connection."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from progression import Node, SetResult, Target, Way, lookahead, plain, sentence
from progression.engine.figures import goal
from progression.engine.wording import counted
from workouts.display.lifts import rep_range
from workouts.sheets import Lift
from workouts.wording import goal_reason, plates_words

REPS = "{reps}"  # stands for the reps as done, in the sentences
# Three sets have a third as many; six of a wide range had some 10,000, and a page of 800 kB.
MOST_WAYS = 700


def ahead(lift: Lift, unit: str) -> dict[str, Any]:
    """What ahead.js follows: `nodes[0]` is the next target, and each way leads to another.

    A way is [reps from, reps to or None, reps left or None, node, why], as in
    progression.engine.lookahead, and its why is a place in `whys`, where each sentence stands once.
    Without a known opening there is no node.
    """
    done, sets = len(lift.work), lift.terms.sets
    nodes: tuple[Node, ...] = ()
    whys: dict[str, int] = {}
    if lift.opening is not None and not lift.is_done:
        nodes = _to_come(lift, lift.opening, sets - done)
    return {
        "exercise": lift.exercise_id,
        "name": lift.prescription.exercise.name,
        "kind": lift.prescription.exercise.kind,
        "sets": sets,
        "done": done,
        "unit": unit,
        "range": rep_range(lift),
        "nodes": _nodes(lift, nodes, unit, whys),
        "whys": list(whys),
    }


def _to_come(lift: Lift, opening: Target, number: int) -> tuple[Node, ...]:
    """The next `number` targets and their ways; in a lighter week each leads to the same target."""
    if not lift.is_lighter:
        return lookahead(lift.rule, opening, lift.results, number)
    ways = [(Way(0, None, None, following),) for following in range(1, number)]
    same = Target(opening.load, lift.rule.low, opening.reason)
    return tuple([Node(same, way) for way in [*ways, ()]])


def _nodes(
    lift: Lift, nodes: tuple[Node, ...], unit: str, whys: dict[str, int]
) -> list[dict[str, Any]]:
    """The nodes as data, nearest first; beyond MOST_WAYS ways the farther ones have none."""
    rows: list[dict[str, Any]] = []
    room, last = MOST_WAYS, 0
    for number, node in enumerate(nodes):
        if number > last:
            break  # nothing leads here
        ways = _ways(lift, node, nodes, unit, whys) if room else []
        room = max(0, room - len(ways))
        last = max([last, *(way[3] for way in ways)])
        rows.append(_node(lift, node, unit) | {"ways": ways})
    return rows


def _node(lift: Lift, node: Node, unit: str) -> dict[str, Any]:
    kind, load = lift.prescription.exercise.kind, node.target.load
    shown = goal(lift.rule, node.target, kind, unit)
    return {
        "load": plain(load),
        "plates": plates_words(load, kind, lift.prescription.day.program.equipment),
        "figure": shown.figure,
        "unit": shown.unit,
        "words": shown.words,
        "reps": shown.reps,
        "aim": shown.aim,
    }


def _ways(
    lift: Lift, node: Node, nodes: tuple[Node, ...], unit: str, whys: dict[str, int]
) -> list[list[Any]]:
    return [
        [first, last, way.left, way.node, whys.setdefault(why, len(whys))]
        for way in node.ways
        for first, last, why in _by_sentence(lift, node, way, nodes[way.node], unit)
    ]


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
