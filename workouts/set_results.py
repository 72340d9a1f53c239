"""Logged sets as the rule takes them: what a workout opened with, and what was done in it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from progression import Reason, Rule, SetResult, Target, ladder_at_or_below
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


def is_from_another_ladder(rule: Rule, rows: Sequence[LoggedSet]) -> bool:
    """Whether a set was asked for that cannot be made here: the gym was chosen, or its plates
    changed, after it. A load that the lifter had just lifted may be off any ladder."""
    lifted: set[Decimal] = set()
    for row in rows:
        asked = row.target_load
        if asked is not None and asked not in lifted and not _is_on(rule, asked):
            return True
        lifted.add(row.load)
    return False


def results_here(
    rule: Rule, rows: Sequence[LoggedSet], counted: Sequence[LoggedSet]
) -> list[SetResult]:
    """The counted sets as the next target follows from them. After a change of gym each counts as
    the nearest load below that this one can make, so that it can make the targets, too."""
    done = [set_result(row) for row in counted]
    if not is_from_another_ladder(rule, rows):
        return done
    return [replace(each, load=ladder_at_or_below(rule.ladder, each.load)) for each in done]


def opening_here(rule: Rule, rows: Sequence[LoggedSet]) -> Target | None:
    """The recorded opening, after a change of gym as this one can make it."""
    opening = recorded_opening(rule, rows)
    if opening is None or not is_from_another_ladder(rule, rows):
        return opening
    return opening._replace(load=ladder_at_or_below(rule.ladder, opening.load))


def _is_on(rule: Rule, load: Decimal) -> bool:
    return ladder_at_or_below(rule.ladder, load) == load
