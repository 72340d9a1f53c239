"""The records of a lift in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from exercises.models import LoadKind
from history.past.best_sets import BestSet, BestSets
from history.past.estimates import estimate, has_estimate
from history.past.visits import shown
from progression import plain
from progression.engine.figures import load_words
from progression.engine.wording import counted

_NO_ESTIMATE = {
    LoadKind.BODYWEIGHT: "No one-rep estimate. It would need your body weight, which isn’t stored.",
    LoadKind.STACK: "No one-rep estimate. A stack’s numbers only hold for one machine.",
}


@dataclass(frozen=True, slots=True)
class RecordCard:
    label: str
    figure: str
    words: str
    on: datetime.date
    url: str


def records(best: BestSets, kind: str, unit: str, url: Callable[[int], str]) -> list[RecordCard]:
    """The best sets of a lift; `url` gives the address of a workout by its id."""
    cards = []
    if most := best.heaviest:
        load = load_words(shown(most.load, most.unit, unit), kind, unit)
        cards.append(_record("Heaviest", load, f"for {counted(most.reps)}", most, url))
    if most := best.most_reps:
        words = f"at {load_words(shown(most.load, most.unit, unit), kind, unit)}"
        cards.append(_record("Most reps", str(most.reps), words, most, url))
    if best.estimate and has_estimate(kind):
        cards.append(_estimated(best.estimate, kind, unit, url))
    return cards


def marked(best: BestSets) -> set[int]:
    """The workouts that a drawing marks: that of the heaviest set alone, so that few have a
    ring."""
    return {best.heaviest.workout} if best.heaviest else set()


def no_estimate(kind: str) -> str:
    """Why there is no estimate; "" where there is one."""
    return _NO_ESTIMATE.get(LoadKind(kind), "")


def _estimated(best: BestSet, kind: str, unit: str, url: Callable[[int], str]) -> RecordCard:
    load = shown(best.load, best.unit, unit)
    most = estimate(kind, load, best.reps, best.rir) or load
    words = f"for one, from {plain(load)} {unit} × {best.reps}"
    return _record("Best estimate", load_words(most, kind, unit), words, best, url)


def _record(
    label: str, figure: str, words: str, best: BestSet, url: Callable[[int], str]
) -> RecordCard:
    on = datetime.date.fromisoformat(best.on)
    return RecordCard(label, figure[:1].upper() + figure[1:], words, on, url(best.workout))
