"""A set and its next target as plain fields, for programs."""

from __future__ import annotations

from typing import Any

from progression import plain
from workouts.models import LoggedSet
from workouts.sheets import Sheet
from workouts.wording import goal_reason, next_time_reason


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
    """What to load next on the set's exercise and why, after the last set in the next workout;
    None beside the plan."""
    lift = sheet.lift(row.exercise_id)
    if lift is None:
        return None
    unit = sheet.workout.program.unit
    if lift.is_done:
        target, why = lift.next_workout, next_time_reason(lift, unit)
    else:
        target, why = lift.next_set, goal_reason(lift, unit)[0]
    if target is None:
        return None
    return {
        "load": plain(target.load),
        "reps": target.reps,
        "reason": target.reason.value if lift.is_done else lift.next_reason,
        "why": why,
        "sets_left": 0 if lift.is_done else lift.terms.sets - len(lift.work),
    }
