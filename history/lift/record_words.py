"""The records of a lift in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from exercises.models import LoadKind
from history.past.best_sets import BestSet, BestSets
from history.past.estimates import estimate, has_estimate
from history.past.visits import shown
from progression import plain
from progression.engine.figures import load_words
from progression.engine.wording import counted
from workouts.body_weights import WeighedBodies

_OF_BODY = (
    "An estimate is Epley’s for body and weight together, at the body weight known that day, from "
    "sets of ten reps or fewer, those left included."
)
_NO_BODY_THEN = (
    "No one-rep estimate yet. It needs a set of ten reps or fewer, and a body weight from around "
    "that time."
)
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
    if most := best.with_body:
        cards.append(_with_body(most, kind, unit, url))
    if most := best.most_reps:
        words = f"at {load_words(shown(most.load, most.unit, unit), kind, unit)}"
        cards.append(_record("Most reps", str(most.reps), words, most, url))
    if best.estimate and (has_estimate(kind) or best.estimate.body):
        cards.append(_estimated(best.estimate, kind, unit, url))
    return cards


def marked(best: BestSets) -> set[int]:
    """The workouts that a drawing marks: that of the heaviest set alone, so that few have a
    ring."""
    return {best.heaviest.workout} if best.heaviest else set()


def about_estimate(best: BestSets, kind: str, bodies: WeighedBodies) -> str:
    """How an estimate is made that is not of a load alone, or why there is none; else ""."""
    if kind != LoadKind.BODYWEIGHT or not bodies:
        return _NO_ESTIMATE.get(LoadKind(kind), "")
    return _OF_BODY if best.estimate and best.estimate.body else _NO_BODY_THEN


def body_words(body: Decimal, unit: str) -> str:
    """What a body weighed: `80 kg body weight`."""
    return f"{plain(body)} {unit} body weight"


def _with_body(best: BestSet, kind: str, unit: str, url: Callable[[int], str]) -> RecordCard:
    body, load = (shown(weight, best.unit, unit) for weight in (best.body, best.load))
    beside = f"with {load_words(load, kind, unit)}" if load else "alone"
    words = f"{body_words(body, unit)} {beside}, for {counted(best.reps)}"
    return _record("Heaviest, body included", f"{plain(body + load)} {unit}", words, best, url)


def _estimated(best: BestSet, kind: str, unit: str, url: Callable[[int], str]) -> RecordCard:
    load, body = (shown(weight, best.unit, unit) for weight in (best.load, best.body))
    most = estimate(kind, load, best.reps, best.rir, body or None)
    if body:
        words = f"{load_words(load, kind, unit)} × {best.reps} at {body_words(body, unit)}"
    else:
        words = f"{plain(load)} {unit} × {best.reps}"
    figure = load_words(load if most is None else most, kind, unit)
    return _record("Best estimate", figure, f"for one, from {words}", best, url)


def _record(
    label: str, figure: str, words: str, best: BestSet, url: Callable[[int], str]
) -> RecordCard:
    return RecordCard(label, figure[:1].upper() + figure[1:], words, best.on, url(best.workout))
