"""Logged sets in words, each with what it decided and how to change it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from progression import plain
from progression.engine.figures import load_words
from progression.engine.wording import direction
from workouts.links import host_of
from workouts.models import Kind, LoggedSet
from workouts.sheets import Lift, Loose
from workouts.wording import asked_words, decision, set_words


@dataclass(frozen=True, slots=True)
class Move:
    """Where a set led, in this workout or the next: which way the weight went, and to what."""

    way: str
    load: str
    is_next_time: bool


# For each set that counted: why the next target is what it is, the rule's name for that, and
# which way the weight went.
_Decisions = dict[uuid.UUID, tuple[str, str, Move | None]]


@dataclass(frozen=True, slots=True)
class SetRow:
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
    note: str
    link: str | None
    move: Move | None = None

    @property
    def host(self) -> str:
        """Where its link leads, as a name."""
        return host_of(self.link)

    @property
    def figures(self) -> str:
        """The weight and the reps, which are read first."""
        return self.words.partition(", ")[0]

    @property
    def beside(self) -> str:
        """The words after them."""
        return self.words.removeprefix(self.figures)


def rows_of(part: Lift | Loose, unit: str, *, is_over: bool = False) -> list[SetRow]:
    """The rows of one exercise in a workout, in order; `is_over` once no set follows."""
    if isinstance(part, Loose):
        return [_row(row, part.kind, unit, {}) for row in part.rows]
    decisions = {
        row.pk: (*decision(part, index, unit, is_over=is_over), _move(part, index, unit, is_over))
        for index, row in enumerate(part.counted)
    }
    return [_row(row, part.prescription.exercise.kind, unit, decisions) for row in part.rows]


def _row(row: LoggedSet, kind: str, unit: str, decisions: _Decisions) -> SetRow:
    decided, rule, move = decisions.get(row.pk, ("", "", None))
    is_extra = row.kind == Kind.WORK and row.pk not in decisions
    undone = row.kind == Kind.UNDONE
    return SetRow(
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
        note=row.note,
        link=row.link,
        move=move,
    )


def _move(lift: Lift, index: int, unit: str, is_over: bool) -> Move | None:
    """Where the counted set at an index led (wording.decision says why); None where nothing
    moves, or nothing is known."""
    kind, was = lift.prescription.exercise.kind, lift.counted[index].load
    is_last = index + 1 == len(lift.counted) and (is_over or lift.is_done)
    if lift.is_lighter or lift.progress is None or lift.opening is None:
        return None
    if is_last:  # compared with what the day opened with: the last set is often a lighter one
        was, target = lift.opening.load, lift.next_workout
    else:
        hurt = any(row.pain for row in lift.counted[: index + 1])
        target = None if hurt else lift.progress.steps[index]
    if target is None:
        return None
    load = load_words(target.load, kind, unit)
    return Move(direction(was, target.load), load, is_next_time=is_last)


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
