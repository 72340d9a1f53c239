"""Logged sets as the rule takes them: what a workout opened with, and what was done in it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

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
        recorded_due(rows),
    )


def recorded_due(rows: Sequence[LoggedSet]) -> Decimal | None:
    """Where the track stood when the first target was shown, where the gym could not make that."""
    shown = (row.due_load for row in rows if row.target_load is not None)
    return next(shown, None)


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


def rows_with(rows: Sequence[LoggedSet], row: LoggedSet) -> tuple[LoggedSet, ...]:
    """The rows of an exercise with one added, or put in the place of its older self."""
    others = [other for other in rows if other.pk != row.pk]
    return tuple(sorted([*others, row], key=lambda logged: logged.position))


def set_result(row: LoggedSet) -> SetResult:
    """A logged set as the rule takes it."""
    return SetResult(row.load, row.reps, row.rir)
