"""The figures behind a reason to look, in words short enough for one line."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from coaching.roster.client_log import ClientSet, PastWorkout
from exercises.models import LoadKind
from progression import plain
from progression.engine.figures import load_words


def loads_words(loads: Sequence[Decimal], kind: str, unit: str) -> str:
    """Weights in a row: 235, 230, 225 lb; +5 lb, bodyweight, 5 lb assistance."""
    if kind == LoadKind.BODYWEIGHT:
        return ", ".join(load_words(load, kind, unit) for load in loads)
    return f"{', '.join(map(plain, loads))} {unit}"


def lifted_words(done: ClientSet, workout: PastWorkout) -> str:
    return load_words(done.load, done.kind, workout.unit)


def at_words(done: ClientSet, workout: PastWorkout) -> str:
    return f"{lifted_words(done, workout)}, {on_words(workout.performed_on)}"


def on_words(date: datetime.date) -> str:
    return f"on {date_words(date)}"


def date_words(date: datetime.date) -> str:
    """Short, so that a reason stays on one line of the list: Tue 3 Mar."""
    return f"{date:%a} {date.day} {date:%b}"
