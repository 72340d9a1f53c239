"""Weights, sets and reasons in plain words, for screens and messages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from exercises.models import Kind
from progression import Branch, SetResult, plain, sentence
from workouts.gym import plates_for
from workouts.models import Equipment, LoggedSet
from workouts.sheets import Lift


def load_figure(load: Decimal, kind: str) -> tuple[str, str]:
    """A weight as a large figure and the words beside it: ("235", ""), ("20", "assistance")."""
    if kind != Kind.BODYWEIGHT:
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
    """How to write a weight where less than none is assistance; "" where it cannot be."""
    if kind != Kind.BODYWEIGHT:
        return ""
    return "0 is bodyweight, 10 is 10 added, -20 is 20 of assistance."


def plates_words(load: Decimal, kind: str, equipment: Equipment) -> str:
    """What to put on for a weight: `Per side: 45 + 35`, `On the belt: 25`; "" without plates."""
    if kind != Kind.BARBELL and (kind != Kind.BODYWEIGHT or load <= 0):
        return ""
    plates = plates_for(load, kind, equipment)
    if plates is None:
        return "Your plates do not make this weight."
    if not plates:
        return "Empty bar"
    hung = " + ".join(map(plain, plates))
    return f"{'Per side' if kind == Kind.BARBELL else 'On the belt'}: {hung}"


def unloadable_words(
    load: Decimal, ladder: Sequence[Decimal], kind: str, unit: str, whose: str = "Your"
) -> str:
    """Why a weight is refused that a gym cannot make, with the nearest two it can; nothing
    for one it can."""
    if load in ladder:
        return ""
    near = sorted(sorted(ladder, key=lambda each: abs(each - load))[:2])
    words = " or ".join(load_words(each, kind, unit) for each in near)
    return f"{whose} gym cannot make that. The nearest: {words}."


def set_words(row: LoggedSet, kind: str, unit: str) -> str:
    """A set as it was done: `225 lb × 6, 2 reps left`."""
    reps = str(row.reps)
    if row.left_reps is not None and row.left_reps == row.right_reps:
        reps = f"{row.left_reps} each arm"
    elif row.left_reps is not None:
        reps = f"{row.left_reps} left arm, {row.right_reps} right arm"
    return f"{load_words(row.load, kind, unit)} × {reps}{_left_words(row.rir)}"


def rest_words(seconds: int) -> str:
    """A rest as it is read off a clock: 3:00."""
    return f"{seconds // 60}:{seconds % 60:02}"


def asked_words(row: LoggedSet, kind: str, unit: str) -> str:
    """The target that was on the screen, `235 lb × 4`; nothing where there was none."""
    if row.target_load is None:
        return ""
    return f"{load_words(row.target_load, kind, unit)} × {row.target_reps}"


def _left_words(rir: int | None) -> str:
    if rir is None:
        return ""
    return f", {rir}{'+' if rir == 5 else ''} rep{'' if rir == 1 else 's'} left"


def step_reason(lift: Lift, index: int, unit: str) -> str:
    """Why the target after the counted set at `index` is what it is."""
    if lift.progress is None:
        return ""
    if lift.counted[index].pain:
        return "That hurt: the exercise ends for today, and nothing moves."
    done, target = lift.counted[index], lift.progress.steps[index]
    return sentence(lift.rule, SetResult(done.load, done.reps, done.rir), target, unit)


def goal_reason(lift: Lift, unit: str) -> str:
    """Why the target on the screen is what it is."""
    if lift.counted:
        return step_reason(lift, len(lift.counted) - 1, unit)
    if lift.opens_by_hand and lift.by_hand is not None:
        return lift.by_hand.note or f"Set by hand on {_date(lift.by_hand.on)}."
    return _last_time(lift, unit)


def _last_time(lift: Lift, unit: str) -> str:
    """What the track's latest workout left behind: the best set at the weight it earned."""
    target = lift.opening
    if target is None or lift.earlier_on is None:
        return ""
    kind = lift.prescription.exercise.kind
    made = [row.reps for row in lift.earlier if row.load == target.load and row.kind == "work"]
    weight = load_words(target.load, kind, unit)
    if made:
        return f"Last time, on {_date(lift.earlier_on)}: {max(made)} at {weight}."
    return f"The sets of {_date(lift.earlier_on)} earned {weight}."


def branch_words(branch: Branch, kind: str, unit: str) -> tuple[str, str]:
    """When a branch is taken and what follows: ("6 or more", "235 lb"), ("4 or 5", "stay")."""
    if branch.easy:
        return "more than two left", "harder"
    then = "stay" if branch.direction == "stay" else load_words(branch.load, kind, unit)
    return _reps_words(branch.reps_from, branch.reps_to), then


def _reps_words(first: int, last: int | None) -> str:
    if last is None:
        return f"{first} or more"
    if first == 0:
        return "none" if last == 0 else f"{last} or fewer"
    return f"{first}" if first == last else f"{first}–{last}"


def _date(date: datetime.date) -> str:
    return f"{date:%A} {date.day} {date:%B}"
