"""Logged sets as the rule takes them: what a workout opened with, and what was done in it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from progression import Reason, Rule, SetResult, Target
from workouts.models import Kind, LoggedSet
from workouts.openings import Terms, WorkoutDone


def done_from(terms: Terms, on: datetime.date, rows: Sequence[LoggedSet]) -> WorkoutDone | None:
    """One workout of a track, from its sets in order, undone ones included; None without a work
    set."""
    work = [row for row in rows if row.kind == Kind.WORK]
    opening = recorded_opening(terms.rule, rows)
    if not work or opening is None:
        return None
    return WorkoutDone(
        terms,
        on,
        work[0].logged_at,
        opening.load,
        tuple([set_result(row) for row in work]),
        any(row.pain for row in work),
    )


def recorded_opening(rule: Rule, rows: Sequence[LoggedSet]) -> Target | None:
    """The target that was on the screen before the first set; the first work set's own load where
    there was none.

    An undone set counts here: its target was on the screen too.
    """
    for row in rows:
        if row.target_load is not None and row.target_reps is not None:
            return Target(row.target_load, row.target_reps, Reason.OPENING)
        if row.kind == Kind.WORK:
            return Target(row.load, rule.low, Reason.OPENING)
    return None


def set_result(row: LoggedSet) -> SetResult:
    """A logged set as the rule takes it."""
    return SetResult(row.load, row.reps, row.rir)
