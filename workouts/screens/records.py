"""The records of a lift in words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from exercises.models import Kind
from progression import plain
from progression.figures import load_words
from progression.wording import counted
from workouts.past.estimates import estimate, has_estimate
from workouts.past.records import Beats, TodaysRecord
from workouts.past.visits import shown

_NO_ESTIMATE = {
    Kind.BODYWEIGHT: "No one-rep estimate. It would need your body weight, which isn’t stored.",
    Kind.STACK: "No one-rep estimate. A stack’s numbers only hold for one machine.",
}


_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"


@dataclass(frozen=True, slots=True)
class Record:
    label: str
    figure: str
    words: str
    on: datetime.date
    url: str


def records(told: Any, kind: str, unit: str) -> list[Record]:
    """The heaviest set, the most reps and the best estimate, as lookback.lift_of tells them."""
    found = []
    if told.heaviest:
        load = _load(told.heaviest, unit)
        words = f"for {counted(told.heaviest['reps'])}"
        found.append(_record("Heaviest", load_words(load, kind, unit), words, told.heaviest))
    if told.most_reps:
        words = f"at {load_words(_load(told.most_reps, unit), kind, unit)}"
        found.append(_record("Most reps", str(told.most_reps["reps"]), words, told.most_reps))
    if told.best and has_estimate(kind):
        found.append(_best(told.best, kind, unit))
    return found


def record_ids(told: Any) -> set[str]:
    """The sets that a drawing marks as records: the heaviest alone, or all would be rings."""
    return {told.heaviest["id"]} if told.heaviest else set()


def no_estimate(kind: str) -> str:
    """Why there is no estimate; "" where there is one."""
    return _NO_ESTIMATE.get(Kind(kind), "")


def _best(fields: dict[str, Any], kind: str, unit: str) -> Record:
    load = _load(fields, unit)
    most = estimate(kind, load, fields["reps"], fields["rir"]) or load
    words = f"for one, from {plain(load)} {unit} × {fields['reps']}"
    return _record("Best estimate", load_words(most, kind, unit), words, fields)


def _record(label: str, figure: str, words: str, fields: dict[str, Any]) -> Record:
    on = datetime.date.fromisoformat(fields["on"])
    url = reverse("workout", args=[fields["workout"]])
    return Record(label, figure[:1].upper() + figure[1:], words, on, url)


def _load(fields: dict[str, Any], unit: str) -> Decimal:
    return shown(Decimal(fields["load"]), fields["unit"], unit)


def beats_words(record: TodaysRecord, kind: str, unit: str) -> str:
    """What a set of today is that none before it was: `your first five at 85 kg`, `your heaviest
    yet`."""
    load, reps = record.row.load, record.row.reps
    helped = kind == Kind.BODYWEIGHT and load < 0
    if record.beats is Beats.MOST_HERE:
        at = "with" if helped else "at"
        return f"your first {_number(reps)} {at} {load_words(load, kind, unit)}"
    most = "least assistance" if helped else "heaviest"
    if record.beats is Beats.HEAVIEST_FOR:
        return f"your {most} for {_number(reps)} rep{'' if reps == 1 else 's'}"
    if kind == Kind.BODYWEIGHT and load == 0:
        return "your first without assistance"
    return f"your {most} yet"


def _number(reps: int) -> str:
    """A small number as it is said."""
    words = _NUMBERS.split(" ")
    return words[reps - 1] if reps <= len(words) else str(reps)
