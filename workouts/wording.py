"""Weights, sets and reasons in plain words, for screens and messages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from progression import Reason, figures, sentence
from progression.figures import load_words
from progression.next_time import why_next_time
from progression.wording import counted
from workouts.models import Equipment, LoggedSet
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
    return f", {'5+ reps' if rir == 5 else counted(rir)} left"


def decision(lift: Lift, index: int, unit: str, *, is_over: bool = False) -> tuple[str, str]:
    """What the counted set at `index` decided, and the rule's name for it, as its page has it.

    That is the next set, or after the last one the next workout. `is_over` is whether no set
    follows although some were prescribed.
    """
    if index + 1 == len(lift.counted) and (is_over or lift.is_done):
        return next_time_words(lift, unit), next_time_rule(lift)
    if lift.progress is None:
        return "", ""
    if lift.counted[index].pain:
        return "That hurt: the exercise ends for today, and nothing moves.", ""
    done, target = lift.results[index], lift.progress.steps[index]
    return sentence(lift.rule, done, target, unit), target.reason


def next_time_words(lift: Lift, unit: str) -> str:
    """What the next workout begins with, how many to aim for, and why."""
    if lift.next_workout is None:
        return ""
    weight = load_words(lift.next_workout.load, lift.prescription.exercise.kind, unit)
    aim = f"aim for {lift.next_workout.reps}"
    return f"Next time: {weight}, {aim}. {next_time_reason(lift, unit)}"


def next_time_reason(lift: Lift, unit: str) -> str:
    """Why the workout after this one begins with the weight it does."""
    if lift.opening is None or lift.next_workout is None:
        return ""
    if lift.hurt:
        return "It hurt, so the weight stays."
    kind, shown = lift.prescription.exercise.kind, lift.next_workout.load
    return why_next_time(lift.rule, lift.opening.load, lift.results, kind, unit, shown)


def next_time_rule(lift: Lift) -> str:
    """The rule's name for that reason; "" where the rule has no say."""
    return "" if lift.hurt or lift.next_workout is None else Reason.OPENING


def goal_reason(lift: Lift, unit: str) -> tuple[str, str]:
    """Why the target on the screen is what it is, and the rule's name for that; "" where it
    has no say."""
    if lift.counted:
        return decision(lift, len(lift.counted) - 1, unit)
    if lift.opens_by_hand and lift.by_hand is not None:
        return lift.by_hand.note or f"Set by hand on {_date(lift.by_hand.on)}.", ""
    return _last_time(lift, unit), "" if lift.earlier_on is None else Reason.OPENING


def _last_time(lift: Lift, unit: str) -> str:
    """What the track's latest workout left behind, and why."""
    if lift.opening is None or lift.earlier_on is None:
        return ""
    before = replace(lift, rows=lift.earlier, earlier=(), earlier_on=None, by_hand=None)
    if before.next_workout is None or before.next_workout.load != lift.opening.load:
        # What was on the screen stays, though the sets before it have changed since.
        return f"From the sets of {_date(lift.earlier_on)}."
    why = next_time_reason(before, unit)
    return f"Last time, on {_date(lift.earlier_on)}: {why[:1].lower()}{why[1:]}"


def _date(date: datetime.date) -> str:
    return f"{date:%A} {date.day} {date:%B}"
