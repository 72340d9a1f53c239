"""Weights, sets and reasons in plain words, for screens and messages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from exercises.models import Kind
from progression import Reason, SetResult, figures, sentence
from progression.figures import load_words
from workouts.gym import rounded
from workouts.models import Equipment, LoggedSet
from workouts.openings import Opening, Origin
from workouts.sheets import Lift


def plates_words(load: Decimal, kind: str, equipment: Equipment) -> str:
    """What to put on for a weight with the plates of a gym; "" where there are none to it."""
    return figures.plates_words(load, kind, equipment.bar, equipment.inventory)


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
    if lift.is_lighter:
        return "Lighter week: nothing moves."
    done, target = lift.counted[index], lift.progress.steps[index]
    return sentence(lift.rule, SetResult(done.load, done.reps, done.rir), target, unit)


def step_rule(lift: Lift, index: int) -> str:
    """The rule's name for that reason, as its page has it; "" where the rule has no say."""
    if lift.progress is None or lift.is_lighter or lift.counted[index].pain:
        return ""
    return lift.progress.steps[index].reason


def goal_reason(lift: Lift, unit: str) -> str:
    """Why the target on the screen is what it is."""
    if lift.is_lighter:
        return _lighter(lift, unit)
    if lift.counted:
        return step_reason(lift, len(lift.counted) - 1, unit)
    if lift.due is not None and lift.due.origin is Origin.NEW_RANGE:
        return _new_range(lift, lift.due, unit)
    if lift.opens_by_hand and lift.by_hand is not None:
        return lift.by_hand.note or f"Set by hand on {_date(lift.by_hand.on)}."
    return _last_time(lift, unit)


def _lighter(lift: Lift, unit: str) -> str:
    """What a lighter week asks, and of which weight that is about nine tenths."""
    if lift.opening is None or lift.due is None:
        return ""
    kind = lift.prescription.exercise.kind
    load, full = lift.opening.load, lift.due.target.load
    words, of = load_words(load, kind, unit), load_words(full, kind, unit)
    # A pull-up's share is of body and load; coarse steps lead further down.
    is_about = kind != Kind.BODYWEIGHT and load * 20 > full * 17
    less = f"about 90 % of {of}" if is_about else f"in place of {of}"
    beside = f", {less}" if load < full else ""
    return f"Lighter week: {words}{beside}. Leave three reps or more; nothing moves."


def _new_range(lift: Lift, due: Opening, unit: str) -> str:
    """That the reps asked for changed, and which set the new weight is estimated from."""
    if due.source is None or due.was is None:
        return ""
    kind = lift.prescription.exercise.kind
    low, high = due.was
    source = f"{load_words(rounded(due.source.load), kind, unit)} × {due.source.reps}"
    return (
        f"Your range changed from {low}–{high} to {lift.rule.low}–{lift.rule.high}: "
        f"{load_words(due.target.load, kind, unit)}, from {source}."
    )


def goal_rule(lift: Lift) -> str:
    """The rule's name for why the target on the screen is what it is; "" where it has no say."""
    if lift.is_lighter:
        return ""
    if lift.counted:
        return step_rule(lift, len(lift.counted) - 1)
    is_earned = lift.due is not None and lift.due.origin is Origin.EARNED
    return Reason.OPENING if is_earned else ""


def _last_time(lift: Lift, unit: str) -> str:
    """What the track's latest workout left behind: the best set at the weight it earned."""
    target = lift.opening
    if target is None or lift.before is None:
        return ""
    before, kind = lift.before, lift.prescription.exercise.kind
    weight = load_words(target.load, kind, unit)
    made = [each.reps for each in before.sets if each.load == target.load]
    if made and before.terms.unit == unit:
        return f"Last time, on {_date(before.on)}: {max(made)} at {weight}."
    return f"The sets of {_date(before.on)} earned {weight}."


def _date(date: datetime.date) -> str:
    return f"{date:%A} {date.day} {date:%B}"
