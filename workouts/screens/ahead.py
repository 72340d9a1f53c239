"""The sets to come of one exercise as data, for a phone without a connection."""

from __future__ import annotations

from typing import Any

from progression import Node, SetResult, Way, lookahead, plain, sentence
from progression.wording import counted
from workouts.screens.lifts import goal, rep_range
from workouts.sheets import Lift
from workouts.wording import plates_words

REPS = "{reps}"  # stands for the reps as done, in the sentences


def ahead(lift: Lift, unit: str) -> dict[str, Any]:
    """What offline.js follows: `nodes[0]` is the next target, and each way leads to another.

    A way is [reps from, reps to or None, reps left or None, node, why], as in
    progression.lookahead; without a known opening there is no node.
    """
    done, sets = len(lift.work), lift.prescription.sets
    found: tuple[Node, ...] = ()
    if lift.opening is not None and not lift.is_done:
        found = lookahead(lift.rule, lift.opening, lift.results, sets - done)
    return {
        "exercise": lift.exercise_id,
        "name": lift.prescription.exercise.name,
        "kind": lift.prescription.exercise.kind,
        "sets": sets,
        "done": done,
        "unit": unit,
        "range": rep_range(lift),
        "nodes": [_node(lift, node, found, unit) for node in found],
    }


def _node(lift: Lift, node: Node, found: tuple[Node, ...], unit: str) -> dict[str, Any]:
    kind, load = lift.prescription.exercise.kind, node.target.load
    shown = goal(node.target, kind, unit)
    return {
        "load": plain(load),
        "plates": plates_words(load, kind, lift.prescription.day.program.equipment),
        "figure": shown.figure,
        "unit": shown.unit,
        "words": shown.words,
        "reps": shown.reps,
        "ways": [
            [way.reps_from, way.reps_to, way.left, way.node, _why(lift, node, way, found, unit)]
            for way in node.ways
        ],
    }


def _why(lift: Lift, node: Node, way: Way, found: tuple[Node, ...], unit: str) -> str:
    """The rule's sentence for a way; the reps at its start are those of whoever does it."""
    reps = way.reps_from if way.reps_to is None else way.reps_to
    done = SetResult(node.target.load, reps, way.left)
    words = sentence(lift.rule, done, found[way.node].target, unit)
    return REPS + words.removeprefix(counted(reps))
