"""A set and its next target as plain fields, for programs."""

from __future__ import annotations

from typing import Any

from progression import plain
from workouts.models import LoggedSet
from workouts.sheets import Sheet
from workouts.wording import goal_reason


def set_fields(row: LoggedSet) -> dict[str, Any]:
    """The stored row by the field names it is sent with; weights as exact text."""
    return {
        "id": str(row.pk),
        "workout": row.workout_id,
        "exercise": row.exercise_id,
        "kind": row.kind,
        "load": plain(row.load),
        "reps": row.reps,
        "left_reps": row.left_reps,
        "right_reps": row.right_reps,
        "rir": row.rir,
        "pain": row.pain,
        "version": row.version,
    }


def next_fields(sheet: Sheet, row: LoggedSet) -> dict[str, Any] | None:
    """What to load next on the set's exercise and why; None beside the plan."""
    lift = sheet.lift(row.exercise_id)
    if lift is None or lift.next_set is None:
        return None
    return {
        "load": plain(lift.next_set.load),
        "reps": lift.next_set.reps,
        "reason": lift.next_reason,
        "why": goal_reason(lift, sheet.workout.program.unit),
        "sets_left": 0 if lift.is_done else lift.terms.sets - len(lift.work),
    }
