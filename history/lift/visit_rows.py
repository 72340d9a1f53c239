"""The workouts of a lift as the rows of a table, each set with what it decided."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

from history.past.decisions import Decision, Judged, WeightMove
from history.past.estimates import estimate
from history.past.track import LiftStretch
from progression.engine.figures import load_words
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


def visit_row(workout: Judged, track: LiftStretch, url: Callable[[int], str]) -> VisitRow:
    """One workout; `url` gives its address by its id."""
    visit, last = workout.visit, len(workout.visit.sets) - 1
    able = () if visit.is_lighter else visit.sets  # of a lighter week no best is estimated
    best = max(
        filter(None, (estimate(track.kind, row.load, row.reps, row.rir) for row in able)),
        default=None,
    )
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
        estimate=load_words(best, track.kind, track.unit) if best is not None else "",
        note=" ".join(words for words, is_so in notes if is_so),
        sets=lines,
    )


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
