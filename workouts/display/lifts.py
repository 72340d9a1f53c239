"""A lift in words and figures: the target, why, and what each outcome leads to."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from progression import branches
from progression.engine.figures import BranchWords, Goal, branches_words, goal
from progression.engine.wording import counted, range_words
from workouts.models import Kind
from workouts.sheets import Lift, Loose, Sheet
from workouts.wording import goal_reason, next_time_reason, next_time_rule, plates_words


def standing(sheet: Sheet, named: Container[str] = ()) -> list[Lift | Loose]:
    """The exercises of a workout to show: those that are prescribed, and of the others those with a
    set that was not undone and those that are `named` by their slugs."""
    return [
        part
        for part in sheet.parts
        if isinstance(part, Lift) or part.exercise_id in named or is_logged(part)
    ]


def is_logged(part: Lift | Loose) -> bool:
    """Whether anything is logged of the exercise, if only a warm-up, that was not undone."""
    return any(row.kind != Kind.UNDONE for row in part.rows)


def next_goal(lift: Lift, unit: str) -> Goal | None:
    """The next set's target; None when the first set is still to find it."""
    if lift.next_set is None:
        return None
    target, kind = lift.next_set, lift.prescription.exercise.kind
    plates = plates_words(target.load, kind, lift.prescription.day.program.equipment)
    return replace(goal(lift.rule, target, kind, unit, *goal_reason(lift, unit)), plates=plates)


def next_workout_goal(lift: Lift, unit: str) -> Goal | None:
    """What the workout after this one begins with; None before any weight is known."""
    if lift.next_workout is None:
        return None
    why, rule = next_time_reason(lift, unit), next_time_rule(lift)
    kind = lift.prescription.exercise.kind
    return goal(lift.rule, lift.next_workout, kind, unit, why, rule)


def branches_of(lift: Lift, unit: str) -> list[BranchWords]:
    """What each outcome of the next set would lead to, most reps first; in a lighter week all
    lead to the same."""
    if lift.opening is None or lift.next_set is None or lift.is_lighter:
        return []
    load, kind = lift.next_set.load, lift.prescription.exercise.kind
    return branches_words(branches(lift.rule, lift.opening.load, lift.results, load), kind, unit)


def name_of(part: Lift | Loose) -> str:
    """What the exercise is called, prescribed or not."""
    return part.prescription.exercise.name if isinstance(part, Lift) else part.name


def rep_range(lift: Lift) -> str:
    return range_words(lift.rule)


def sets_words(lift: Lift) -> str:
    """What is prescribed: 3 sets of 4–6."""
    return f"{counted(lift.terms.sets, 'set')} of {rep_range(lift)}"
