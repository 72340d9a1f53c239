"""The workouts of a lift as the rows of a table, each set with what it decided."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from history.lift.record_words import body_words
from history.past.decisions import Decision, Judged, WeightMove
from history.past.estimates import estimate
from history.past.track import LiftStretch
from history.past.visits import shown
from workouts.body_weights import WeighedBodies
from workouts.wording import set_words


class SetLine(NamedTuple):
    words: str
    way: str
    decision: str


class VisitRow(NamedTuple):
    on: datetime.date
    url: str
    estimate: str
    note: str
    sets: list[SetLine]


def visit_row(
    workout: Judged, track: LiftStretch, bodies: WeighedBodies, url: Callable[[int], str]
) -> VisitRow:
    """One workout; `url` gives its address by its id, and `bodies` are those of a pull-up."""
    visit, last = workout.visit, len(workout.visit.sets) - 1
    able = () if visit.is_lighter else visit.sets  # of a lighter week no best is estimated
    body = bodies.on(visit.on)
    weight = body and shown(body.weight, body.unit, track.unit)
    found = (estimate(track.kind, row.load, row.reps, row.rir, weight) for row in able)
    best = max((most for most in found if most is not None), default=None)
    notes = [("Lighter week.", visit.is_lighter), ("That hurt.", visit.hurt)]
    lines = [
        SetLine(
            set_words(row, track.kind, track.unit),
            decision.way,
            _decision_words(decision, track, is_last=index == last),
        )
        for index, (row, decision) in enumerate(zip(visit.sets, workout.decisions, strict=True))
    ]
    return VisitRow(
        on=visit.on,
        url=url(visit.workout),
        estimate=_estimate_words(best, weight, track) if best is not None else "",
        note=" ".join(words for words, is_so in notes if is_so),
        sets=lines,
    )


def _estimate_words(best: Decimal, body: Decimal | None, track: LiftStretch) -> str:
    at = f" at {body_words(body, track.unit)}" if body is not None else ""
    return f"{track.words(best)}{at}"


def _decision_words(decision: Decision, track: LiftStretch, *, is_last: bool) -> str:
    if decision.load is None:
        return ""
    load = track.words(decision.load)
    words = {
        WeightMove.UP: f"up to {load}",
        # The last set may have been lighter than what the day opened with.
        WeightMove.HELD: load if is_last else f"{load} again",
        WeightMove.DOWN: f"down to {load}",
        WeightMove.HAND: f"{load}, set by hand",
        WeightMove.RANGE: f"{load}, for other reps",
    }[decision.way]
    return f"Next time {words}" if is_last else words[:1].upper() + words[1:]
