"""A workout about to be deleted, and those that can be put back."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from progression.engine.wording import counted
from workouts.display.lifts import is_logged, name_of
from workouts.models import DeletedWorkout, Kind, Workout
from workouts.sheets import Sheet


@dataclass(frozen=True, slots=True)
class DeletedCard:
    """One deleted workout; `refused` says why it was not put back just now."""

    id: int
    title: str
    date: datetime.date
    words: str
    deleted_at: datetime.datetime
    kept_until: datetime.datetime
    refused: str
    taken_by: Workout | None


def delete(sheet: Sheet, *, stays: bool) -> dict[str, Any]:
    """Everything delete.html shows; a workout that `stays` cannot be deleted."""
    return {
        "workout": sheet.workout,
        "stays": stays,
        "parts": [
            (name_of(part), _kinds_words(row.kind for row in part.rows))
            for part in sheet.parts
            if is_logged(part)
        ],
    }


def deleted(
    kept: Iterable[DeletedWorkout],
    id: int | None = None,
    refused: str = "",
    taken_by: Workout | None = None,
) -> dict[str, Any]:
    """Everything deleted.html shows; the one with the id was not put back, and why."""
    return {
        "deleted": [
            DeletedCard(
                id=workout.pk,
                title=workout.get_role_display(),
                date=workout.performed_on,
                words=_kinds_words(row["kind"] for row in workout.content["sets"]),
                deleted_at=workout.deleted_at,
                kept_until=workout.kept_until,
                refused=refused if workout.pk == id else "",
                taken_by=taken_by if workout.pk == id else None,
            )
            for workout in kept
        ]
    }


def _kinds_words(kinds: Iterable[str]) -> str:
    """How many sets and warm-ups there are, in words; undone sets are left out."""
    count = Counter(kinds)
    work, warm_ups = count[Kind.WORK], count[Kind.WARMUP]
    words = [counted(work, "set")] if work else []
    words += [counted(warm_ups, "warm-up")] if warm_ups else []
    return " and ".join(words) or "No sets"
