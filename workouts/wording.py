"""Weights, sets and reasons in plain words, for screens and messages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from django.utils import timezone

from exercises.models import LoadKind
from progression import Reason, sentence
from progression.engine import figures
from progression.engine.figures import load_words
from progression.engine.next_time import why_next_time
from progression.engine.wording import counted, range_words, reps_between
from workouts.equipment import rounded
from workouts.gym_wording import moved_words, nearest_words
from workouts.models import Equipment, LoggedSet, TrainingDay
from workouts.openings import ByHand, Opening, Origin, WorkoutDone, is_newer
from workouts.sheets import Lift


def plates_words(load: Decimal, kind: str, equipment: Equipment) -> str:
    """What to put on for a weight with the plates of a gym; "" where no plates are needed."""
    return figures.plates_words(load, kind, equipment.bar, equipment.inventory)


def unloadable_words(
    load: Decimal, ladder: Sequence[Decimal], kind: str, unit: str, whose: str = "Your"
) -> str:
    """Why a weight is refused that a gym cannot make, with the nearest two it can make; "" for
    one it can make."""
    if load in ladder:
        return ""
    near = sorted(sorted(ladder, key=lambda rung: abs(rung - load))[:2])
    words = " or ".join(load_words(rung, kind, unit) for rung in near)
    return f"{whose} gym can’t make that. The nearest: {words}."


class SetValues(Protocol):
    """A set as it was done, stored or not: `load` in its workout's unit."""

    @property
    def load(self) -> Decimal: ...
    @property
    def reps(self) -> int: ...
    @property
    def left_reps(self) -> int | None: ...
    @property
    def right_reps(self) -> int | None: ...
    @property
    def rir(self) -> int | None: ...


def set_words(row: SetValues, kind: str, unit: str) -> str:
    """A set as it was done: `225 lb × 6, 2 reps left`."""
    reps = str(row.reps)
    if row.left_reps is not None and row.left_reps == row.right_reps:
        reps = f"{row.left_reps} each arm"
    elif row.left_reps is not None:
        reps = f"{row.left_reps} left arm, {row.right_reps} right arm"
    left = "" if row.rir is None else f", {'5+ reps' if row.rir == 5 else counted(row.rir)} left"
    return f"{load_words(row.load, kind, unit)} × {reps}{left}"


def date_words(on: datetime.date, today: datetime.date) -> str:
    """A date in plain words: `yesterday, Tuesday 1 December`; the year where it is another."""
    year = "" if on.year == today.year else f" {on.year}"
    words = f"{on:%A} {on.day} {on:%B}{year}"
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get((today - on).days)
    return f"{near}, {words}" if near else words


def begun_words(workout: Any, today: datetime.date, done: int, planned: int) -> str:
    """When an open workout was begun and how many of its sets are done: `Begun yesterday, Tuesday
    1 December: 3 of 12 sets.`"""
    on, ago = date_words(workout.performed_on, today), (today - workout.performed_on).days
    begun = "Dated" if ago < 0 else "Begun" if ago < 2 else "Begun on"
    return f"{begun} {on}: {_progress(done, planned)}."


def _progress(done: int, planned: int) -> str:
    if not done:
        return "no sets yet"
    of = f" of {planned}" if planned else ""
    return f"{done}{of} set{'' if done == 1 and not planned else 's'}"


def missing_words(missing: Sequence[tuple[Lift, int]]) -> str:
    """Which sets are missing, with the verb: `1 set of Deadlift and all of Pull-up are`."""
    is_named_alone = not any(lift.work for lift, _ in missing)
    parts = [
        lift.prescription.exercise.name
        if is_named_alone
        else f"{counted(count, 'set') if lift.work else 'all'} of {lift.prescription.exercise.name}"
        for lift, count in missing
    ]
    if not parts:
        return ""
    words = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
    is_one = len(parts) == 1 and (is_named_alone or words.startswith("1 "))
    return f"{words[0].upper()}{words[1:]} {'is' if is_one else 'are'}"


def opens_words(day: TrainingDay) -> str:
    """The workout that the extra day's sets come first in: `pull workout`; "" for the main day."""
    return day.get_opens_display().lower() if day.opens else ""


def rest_words(seconds: int) -> str:
    """A rest as it is read off a clock: 3:00."""
    return f"{seconds // 60}:{seconds % 60:02}"


def asked_words(row: LoggedSet, kind: str, unit: str) -> str:
    """The target that was on the screen: `235 lb × 4`; "" where there was none."""
    if row.target_load is None:
        return ""
    return f"{load_words(row.target_load, kind, unit)} × {row.target_reps}"


def decision(lift: Lift, index: int, unit: str, *, is_over: bool = False) -> tuple[str, str]:
    """What the counted set at `index` decided in words, and the rule's name for it.

    It decides about the next set, or after the last one about the next workout. `is_over` is
    whether no set follows although more were prescribed.
    """
    if index + 1 == len(lift.counted) and (is_over or lift.is_done):
        return next_time_words(lift, unit), next_time_rule(lift)
    if lift.progress is None or any(row.pain for row in lift.counted[:index]):
        return "", ""
    if lift.counted[index].pain:
        return "That hurt, so the exercise ends for today and your weight stays.", ""
    if lift.is_lighter:
        return "Lighter week, so your weight stays.", ""
    done, target = lift.results[index], lift.progress.steps[index]
    return sentence(lift.rule, done, target, unit), target.reason


def next_time_words(lift: Lift, unit: str) -> str:
    """What the next workout begins with, how many to aim for, and why."""
    if lift.next_workout is None:
        return ""
    weight = load_words(lift.next_workout.load, lift.prescription.exercise.kind, unit)
    at = f" at {lift.prescription.elsewhere}" if lift.prescription.elsewhere else ""
    aim = f"aim for {lift.next_workout.reps}"
    return f"Next time{at}: {weight}, {aim}. {next_time_reason(lift, unit)}"


def next_time_reason(lift: Lift, unit: str) -> str:
    """Why the workout after this one begins with the weight it does."""
    if lift.is_lighter:
        return "A lighter week leaves your weight alone."
    if lift.done is None or lift.next_workout is None:
        return ""
    if lift.by_hand is not None and not lift.is_followed and is_newer(lift.by_hand, lift.done):
        return _chosen(lift.by_hand)
    return _why_after(lift.done, lift.next_workout.load)


def _chosen(by_hand: ByHand) -> str:
    return by_hand.note or f"Set by hand on {_date(by_hand.on)}."


def _why_after(done: WorkoutDone, shown: Decimal) -> str:
    """Why the workout after this one begins where the rule says; `shown` is the load beside it."""
    if done.hurt:
        return "It hurt, so the weight stays."
    terms = done.terms
    return why_next_time(terms.rule, done.opening, done.counted, terms.kind, terms.unit, shown)


def next_time_rule(lift: Lift) -> str:
    """The rule's name for that reason; "" where the rule has no say."""
    has_say = lift.next_workout is not None and not lift.hurt and not lift.is_lighter
    return Reason.OPENING if has_say else ""


def goal_reason(lift: Lift, unit: str) -> tuple[str, str]:
    """Why the target on the screen is what it is, and the rule's name for that; "" where it
    has no say."""
    if lift.is_lighter:
        return _lighter(lift, unit), ""
    if lift.counted:
        moved = moved_words(lift, unit)
        return (moved, "") if moved else decision(lift, len(lift.counted) - 1, unit)
    why, rule = _opening_reason(lift, unit)
    return " ".join(filter(None, [why, nearest_words(lift, unit)])), rule


def _opening_reason(lift: Lift, unit: str) -> tuple[str, str]:
    if lift.due is not None and lift.due.origin is Origin.NEW_RANGE:
        return _new_range(lift, lift.due, unit), ""
    if lift.opens_by_hand and lift.by_hand is not None:
        return _chosen(lift.by_hand), ""
    return _last_time(lift, unit), "" if lift.before is None else Reason.OPENING


def _lighter(lift: Lift, unit: str) -> str:
    """What a lighter week asks for, beside the weight that it is about nine tenths of."""
    if lift.opening is None or lift.due is None:
        return ""
    kind = lift.prescription.exercise.kind
    load, full = lift.opening.load, lift.due.target.load
    words, of = load_words(load, kind, unit), load_words(full, kind, unit)
    # For pull-ups the share is of body and load, and coarse steps lead further down than 90%.
    is_about = kind != LoadKind.BODYWEIGHT and load * 20 > full * 17
    less = f"about 90% of {of}" if is_about else f"in place of {of}"
    beside = f", {less}" if load < full else ""
    return (
        f"Lighter week: {words}{beside}. Leave three reps or more. Your weights stay as they are."
    )


def _new_range(lift: Lift, due: Opening, unit: str) -> str:
    """That the rep range changed, and which set the new weight is estimated from."""
    if due.source is None or due.was is None:
        return ""
    kind = lift.prescription.exercise.kind
    source = f"{load_words(rounded(due.source.load), kind, unit)} × {due.source.reps}"
    return (
        f"Your range changed from {reps_between(*due.was)} to "
        f"{range_words(lift.rule)}: "
        f"{load_words(due.target.load, kind, unit)}, from {source}."
    )


def _last_time(lift: Lift, unit: str) -> str:
    """What the track's latest workout left behind, and why."""
    if lift.opening is None or lift.before is None:
        return ""
    before, day = lift.before, _date(lift.before.on)
    is_told = lift.due is not None and lift.due.target.load == lift.opening.load
    if not is_told or before.terms.unit != unit:
        # The target that was on the screen stays, even if the sets before it were edited since.
        return f"From the sets on {day}."
    if before.terms.rule.ladder != lift.rule.ladder:
        return f"From the sets on {day}, in another gym."
    why = _why_after(before, lift.opening.load)
    return f"Last time, on {day}: {why[:1].lower()}{why[1:]}"


def _date(date: datetime.date) -> str:
    """The day as a reason names it; with its year once that is over where the reader lives."""
    year = "" if date.year == timezone.localdate().year else f" {date.year}"
    return f"{date:%A} {date.day} {date:%B}{year}"
