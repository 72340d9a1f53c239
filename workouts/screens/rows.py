"""Logged sets in words, each with what it decided and how to change it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from progression import plain
from workouts.models import Kind, LoggedSet
from workouts.sheets import Lift, Loose
from workouts.wording import asked_words, decision, set_words

# Of each set that counted: why the next target is what it is, and the rule's name for that.
_Decisions = dict[uuid.UUID, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One logged set, what was asked, what it decided by which rule, and how it is undone."""

    id: uuid.UUID
    kind: str
    asked: str
    words: str
    tags: list[str]
    decision: str
    rule: str
    url: str
    fields: dict[str, Any]
    other_kind: str
    other_words: str


def rows_of(part: Lift | Loose, unit: str, *, is_over: bool = False) -> list[Row]:
    """The rows of one exercise in a workout, in order; `is_over` once no set follows."""
    if isinstance(part, Loose):
        return [_row(row, part.kind, unit, {}) for row in part.rows]
    decisions = {
        row.pk: decision(part, at, unit, is_over=is_over) for at, row in enumerate(part.counted)
    }
    return [_row(row, part.prescription.exercise.kind, unit, decisions) for row in part.rows]


def _row(row: LoggedSet, kind: str, unit: str, decisions: _Decisions) -> Row:
    decided, rule = decisions.get(row.pk, ("", ""))
    is_extra = row.kind == Kind.WORK and row.pk not in decisions
    undone = row.kind == Kind.UNDONE
    return Row(
        id=row.pk,
        kind=row.kind,
        asked=asked_words(row, kind, unit),
        words=set_words(row, kind, unit),
        tags=[
            *(["Extra set"] if is_extra else []),
            *([row.get_kind_display()] if row.kind != Kind.WORK else []),
            *(["Hurt"] if row.pain else []),
        ],
        decision=decided,
        rule=rule,
        url=reverse("logged_set", args=[row.pk]),
        fields=fields_of(row),
        other_kind=(row.undone_from or Kind.WORK) if undone else Kind.UNDONE,
        other_words="Put back" if undone else "Undo",
    )


def fields_of(row: LoggedSet) -> dict[str, Any]:
    """The row by the names a form sends it with; what is None is not sent."""
    fields = {
        "workout": row.workout_id,
        "exercise": row.exercise_id,
        "version": row.version,
        "load": plain(row.load),
        "reps": row.reps,
        "left_reps": row.left_reps,
        "right_reps": row.right_reps,
        "rir": row.rir,
        "pain": "on" if row.pain else None,  # as its button says it
    }
    return {name: value for name, value in fields.items() if value is not None}
