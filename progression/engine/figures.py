"""A target as it is shown: large figures, plates, and what each outcome leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from progression.engine.branches import Branch, Effort
from progression.engine.plates import Inventory, on_belt, per_side
from progression.engine.types import Rule, Target
from progression.engine.wording import plain, reps_between

# The kinds of exercise, as DEFAULT_STEPS has them, by their names on screen.
BARBELL, BODYWEIGHT = "barbell", "bodyweight"
KINDS = {
    BARBELL: "Barbell",
    "dumbbell": "Dumbbell, one bell",
    "stack": "Cable stack",
    BODYWEIGHT: "Pull-ups, with belt or assistance",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A target, shown large: figure, unit, reps to aim for, why, and its plates.

    `aim` says the reps in words, and that they lie above the range where they do. `reason` is
    the name of the rule's reason that `why` puts in words; "" where the rule gave none.
    """

    figure: str
    unit: str
    words: str
    reps: int
    aim: str
    why: str = ""
    plates: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BranchWords:
    """When a branch is taken and what follows: "6 or more", "235 lb", up."""

    when: str
    then: str
    direction: str


def goal(rule: Rule, target: Target, kind: str, unit: str, why: str = "", reason: str = "") -> Goal:
    """The target in figures and words."""
    figure, beside = load_figure(target.load, kind)
    beside_it = "" if figure == "Bodyweight" else f"{unit} {beside}".strip()
    words = load_words(target.load, kind, unit)
    aim = aim_words(rule, target.reps)
    return Goal(figure, beside_it, words, target.reps, aim, why, reason=reason)


def aim_words(rule: Rule, reps: int) -> str:
    """How many reps to aim for, and that they are above the range where they are."""
    return f"aim for {reps}{': more reps first' if reps > rule.high else ''}"


def load_figure(load: Decimal, kind: str) -> tuple[str, str]:
    """A weight as a large figure and the words beside it: ("235", ""), ("20", "assistance")."""
    if kind != BODYWEIGHT:
        return plain(load), ""
    if load == 0:
        return "Bodyweight", ""
    return (f"+{plain(load)}", "") if load > 0 else (plain(-load), "assistance")


def load_words(load: Decimal, kind: str, unit: str) -> str:
    """A weight in a sentence: 235 lb, bodyweight, +10 lb, 20 lb assistance."""
    figure, beside = load_figure(load, kind)
    if figure == "Bodyweight":
        return "bodyweight"
    return f"{figure} {unit} {beside}".strip()


def signed_hint(kind: str) -> str:
    """How to write a weight of pull-ups, where assistance is below zero; "" for other kinds."""
    if kind != BODYWEIGHT:
        return ""
    return "0 is bodyweight, 10 is 10 added, -20 is 20 of assistance."


def plates_words(load: Decimal, kind: str, bar: Decimal, plates: Inventory) -> str:
    """What to put on for a weight: `Per side: 45 + 35`, `On the belt: 25`; "" without plates."""
    if kind == BARBELL:
        place, hung = "Per side", per_side(load, bar, plates)
    elif kind == BODYWEIGHT and load > 0:
        place, hung = "On the belt", on_belt(load, plates)
    else:
        return ""
    if hung is None:
        return "Your plates can’t make this weight."
    return f"{place}: {' + '.join(map(plain, hung))}" if hung else "Empty bar"


def branches_words(branches: Iterable[Branch], kind: str, unit: str) -> list[BranchWords]:
    """What each outcome of a set would lead to, in the words shown before the set."""
    return [
        BranchWords(*_branch_words(branch, kind, unit), branch.direction) for branch in branches
    ]


def _branch_words(branch: Branch, kind: str, unit: str) -> tuple[str, str]:
    """When a branch is taken and what follows: ("6 or more", "235 lb"), ("4 or 5", "stay")."""
    if branch.effort is Effort.EASY:
        return "more than two left", "harder"
    when = _reps_words(branch.reps_from, branch.reps_to)
    if branch.effort is Effort.SPENT:
        when += ", nothing left"
    then = "stay" if branch.direction == "stay" else load_words(branch.load, kind, unit)
    return when, then


def _reps_words(first: int, last: int | None) -> str:
    if last is None:
        return f"{first} or more"
    if first == 0:
        return "none" if last == 0 else f"{last} or fewer"
    return f"{first}" if first == last else reps_between(first, last)
