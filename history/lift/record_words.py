"""The records of a lift in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from exercises.models import LoadKind
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


def records(lift: Any, kind: str, unit: str, url: Callable[[int], str]) -> list[RecordCard]:
    """The heaviest set, the most reps and the best estimate of a lift; `lift` is any workout of
    lookback.lift_of, and `url` gives the address of a workout by its id."""
    cards = []
    if lift.heaviest:
        load = _load(lift.heaviest, unit)
        words = f"for {counted(lift.heaviest['reps'])}"
        cards.append(_record("Heaviest", load_words(load, kind, unit), words, lift.heaviest, url))
    if lift.most_reps:
        words = f"at {load_words(_load(lift.most_reps, unit), kind, unit)}"
        cards.append(_record("Most reps", str(lift.most_reps["reps"]), words, lift.most_reps, url))
    if lift.best and has_estimate(kind):
        cards.append(_best(lift.best, kind, unit, url))
    return cards


def record_ids(lift: Any) -> set[str]:
    """The ids of the sets that a drawing marks: the heaviest alone, so that few have a ring."""
    return {lift.heaviest["id"]} if lift.heaviest else set()


def no_estimate(kind: str) -> str:
    """Why there is no estimate; "" where there is one."""
    return _NO_ESTIMATE.get(LoadKind(kind), "")


def _best(fields: dict[str, Any], kind: str, unit: str, url: Callable[[int], str]) -> RecordCard:
    load = _load(fields, unit)
    most = estimate(kind, load, fields["reps"], fields["rir"]) or load
    words = f"for one, from {plain(load)} {unit} × {fields['reps']}"
    return _record("Best estimate", load_words(most, kind, unit), words, fields, url)


def _record(
    label: str, figure: str, words: str, fields: dict[str, Any], url: Callable[[int], str]
) -> RecordCard:
    on = datetime.date.fromisoformat(fields["on"])
    at = url(fields["workout"])
    return RecordCard(label, figure[:1].upper() + figure[1:], words, on, at)


def _load(fields: dict[str, Any], unit: str) -> Decimal:
    return shown(Decimal(fields["load"]), fields["unit"], unit)
