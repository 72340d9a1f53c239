"""A lift in words and figures: the target, why, and what each outcome leads to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from progression import Target, branches
from workouts.sheets import Lift
from workouts.wording import branch_words, goal_reason, load_figure, load_words, plates_words


@dataclass(frozen=True, slots=True)
class Goal:
    """A target to read from two metres: figure, unit, reps to aim for, why, and its plates."""

    figure: str
    unit: str
    words: str
    reps: int
    why: str = ""
    plates: str = ""


@dataclass(frozen=True, slots=True)
class BranchWords:
    when: str
    then: str
    direction: str


def goal(target: Target, kind: str, unit: str, why: str = "") -> Goal:
    figure, beside = load_figure(target.load, kind)
    beside_it = "" if figure == "Bodyweight" else f"{unit} {beside}".strip()
    return Goal(figure, beside_it, load_words(target.load, kind, unit), target.reps, why)


def next_goal(lift: Lift, unit: str) -> Goal | None:
    """The next set's target; None when the first set is still to find it."""
    if lift.next_set is None:
        return None
    target, kind = lift.next_set, lift.prescription.exercise.kind
    plates = plates_words(target.load, kind, lift.prescription.day.program.equipment)
    return replace(goal(target, kind, unit, goal_reason(lift, unit)), plates=plates)


def branches_of(lift: Lift, unit: str) -> list[BranchWords]:
    """What each outcome of the next set would lead to, most reps first."""
    if lift.opening is None or lift.next_set is None:
        return []
    kind = lift.prescription.exercise.kind
    return [
        BranchWords(*branch_words(branch, kind, unit), branch.direction)
        for branch in branches(lift.rule, lift.opening.load, lift.results, lift.next_set.load)
    ]


def rep_range(lift: Lift) -> str:
    return f"{lift.rule.low}–{lift.rule.high}"
