"""The reasons to look at a client, most urgent first, each with the figures behind it.

Every rule here is ours, as the article has no coach. Only the rep range, the step, and that two
reps left is enough come from the article.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from django.db.models import TextChoices

from coaching.roster.client_log import ClientLog, ClientSet, PastWorkout, heaviest_made
from coaching.roster.due import missed
from coaching.roster.lift_trends import OpeningsOfLift, tracks
from coaching.roster.reason_words import at_words, date_words, lifted_words, loads_words, on_words
from history.done.new_records import named_record, record_words
from history.past.records import Lifted, heavier
from progression.engine.figures import load_words
from progression.engine.wording import counted
from workouts.models import Role
from workouts.stalls import LOOKED_AT, is_earning


class LookRule(TextChoices):
    """What makes a client worth a look, most urgent first."""

    PAIN = "pain", "Something hurt"
    MISSED_MAIN = "missed-main", "Missed main day"
    EXTRA_MISSING_TWICE = "extra-missing-twice", "Extra day missing twice"
    TWO_DOWNS = "two-downs", "Down twice in a row"
    NO_UP = "no-up", "Stuck for three main days"
    FAR = "far", "Far from the target"
    EASY_IGNORED = "easy-ignored", "More than two left, ignored"
    NOTHING_LEFT = "nothing-left", "Nothing left on most sets"
    WAITING = "waiting", "Waiting for review"
    RECORD = "record", "A record"


URGENCY = {rule: place for place, rule in enumerate(LookRule)}


class WhyLook(NamedTuple):
    """One reason: its rule, the figures behind it in words, and what it is about."""

    rule: LookRule
    words: str
    workout: int | None = None
    set: UUID | None = None
    exercise: str = ""
    on: datetime.date | None = None


def reasons(log: ClientLog) -> tuple[WhyLook, ...]:
    """Every reason to look at a client, most urgent first."""
    lifts = tracks(log)
    return (
        *pain(log),
        *missed_main(log),
        *extra_missing_twice(log),
        *two_downs(lifts),
        *no_up(track for track in lifts if not _is_earning(track, log)),
        *far(log),
        *easy_ignored(log),
        *nothing_left(log),
        *waiting(log),
        *record(log),
    )


def pain(log: ClientLog) -> list[WhyLook]:
    """Work sets that hurt in the last 28 days (ours), from at once until the workout's review."""
    return [
        _of_set(LookRule.PAIN, workout, done, f"{done.name} at {at_words(done, workout)}.")
        for workout in log.workouts
        if log.is_open(workout)
        for sets in workout.sets.values()
        for done in sets
        if done.pain
    ]


def missed_main(log: ClientLog) -> list[WhyLook]:
    """The last main day that was due has no workout in its week."""
    return _missed(LookRule.MISSED_MAIN, log, Role.MAIN, 1)


def extra_missing_twice(log: ClientLog) -> list[WhyLook]:
    """Neither of the last two extra days that were due has a workout in its week."""
    return _missed(LookRule.EXTRA_MISSING_TWICE, log, Role.EXTRA, 2)


def _missed(rule: LookRule, log: ClientLog, role: Role, least: int) -> list[WhyLook]:
    days = missed(log, role)
    if len(days) < least:
        return []
    words = f"On {date_words(days[0])}."
    if len(days) > 1:
        words = f"The last {len(days)}, the latest {on_words(days[0])}."
    return [WhyLook(rule, words, on=days[0])]


def two_downs(lifts: Iterable[OpeningsOfLift]) -> list[WhyLook]:
    """Lifts that each of their last two workouts left lower than it had opened."""
    return [_of_track(LookRule.TWO_DOWNS, track, 3) for track in lifts if track.went_down_twice]


def no_up(lifts: Iterable[OpeningsOfLift]) -> list[WhyLook]:
    """Main-day lifts that stand still, as workouts.stalls defines it, with the loads it compares.

    A lift that went down twice is left to two_downs.
    """
    return [
        _of_track(LookRule.NO_UP, track, 2 * LOOKED_AT)
        for track in lifts
        if track.has_stalled and not track.went_down_twice
    ]


def _is_earning(track: OpeningsOfLift, log: ClientLog) -> bool:
    """Whether it gets more reps each workout, to earn a long jump: then no up is no stall."""
    lift, load = track.lift, track.shown[0]
    return is_earning(lift.rule, load, log.most_reps(lift, load)[:LOOKED_AT])


def far(log: ClientLog) -> list[WhyLook]:
    """The newest workout with a set two or more steps (ours) above or below its target.

    Only sets inside the prescription count; the words name the farthest one.
    """
    for workout in filter(log.is_fresh, log.full):
        off = [
            (abs(done.load - done.target) / lift.rule.up, done)
            for lift in log.planned(workout)
            for done in workout.sets.get(lift.exercise, ())[: lift.sets]
            if done.target not in (None, done.load)
            and abs(done.load - done.target) >= 2 * lift.rule.up
        ]
        if off:
            _, done = max(off, key=lambda distance_and_set: distance_and_set[0])
            asked = load_words(done.target or Decimal(0), done.kind, workout.unit)
            lifted = f"{done.name} at {lifted_words(done, workout)}"
            words = f"{lifted} where {asked} was asked, {on_words(workout.performed_on)}."
            return [_of_set(LookRule.FAR, workout, done, words)]
    return []


def easy_ignored(log: ClientLog) -> list[WhyLook]:
    """Two or more sets (ours) of the latest two workouts left more than two reps, and the
    next set of the exercise had neither more weight nor more reps.
    """
    latest = [workout for workout in log.full if workout.is_over][:2]
    ignored = [
        (workout, done)
        for workout in latest
        if log.is_open(workout)
        for sets in workout.sets.values()
        for done, following in pairwise(sets)
        if done.rir is not None and done.rir > 2
        if following.load <= done.load and following.reps <= done.reps
    ]
    if len(ignored) < 2:
        return []
    words = f"On {len(ignored)} sets, and the next one was no harder."
    return [_of_set(LookRule.EASY_IGNORED, *ignored[0], words)]


def nothing_left(log: ClientLog) -> list[WhyLook]:
    """In the newest workout more than half of the sets with reps left logged had none left, and at
    least three sets (ours).
    """
    workout = log.newest_fresh()
    if workout is None:
        return []
    left = [done.rir for sets in workout.sets.values() for done in sets if done.rir is not None]
    none = left.count(0)
    if none < 3 or none * 2 <= len(left):
        return []
    words = f"{none} of {len(left)} sets, {on_words(workout.performed_on)}."
    return [WhyLook(LookRule.NOTHING_LEFT, words, workout.id, on=workout.performed_on)]


def waiting(log: ClientLog) -> list[WhyLook]:
    """One reason for all workouts that wait for review, about the one that waits longest."""
    if not log.waiting:
        return []
    number = len(log.waiting)
    words = counted(number, "workout")
    first = log.waiting[0].id
    oldest = next((visit for visit in log.workouts if visit.id == first), None)
    if oldest is not None:
        on = oldest.performed_on
        words += f", starting with {date_words(on)}" if number > 1 else f" {on_words(on)}"
    return [WhyLook(LookRule.WAITING, f"{words}.", first)]


def record(log: ClientLog) -> list[WhyLook]:
    """In the newest workout, more weight than was ever lifted for the reps of the range."""
    workout = log.newest_fresh()
    if workout is None:
        return []
    records = []
    for lift in log.planned(workout):
        best, before = heaviest_made(workout, lift), log.heaviest.get(lift.exercise)
        if best is None or before is None:
            continue
        lifted = [
            Lifted(done.load, done.reps, workout.unit, done.id)
            for done in workout.sets[lift.exercise]
            if done.reps and not done.pain
        ]
        heaviest = heavier(lifted, before, lift.rule.low)
        if heaviest is not None and heaviest.done.set == best.id:
            words = named_record(lift.name, record_words(heaviest, lift.kind, whose="their"))
            records.append(_of_set(LookRule.RECORD, workout, best, f"{words}."))
    return records


def _of_set(rule: LookRule, workout: PastWorkout, done: ClientSet, words: str) -> WhyLook:
    return WhyLook(rule, words, workout.id, UUID(done.id), done.exercise, workout.performed_on)


def _of_track(rule: LookRule, track: OpeningsOfLift, figures: int) -> WhyLook:
    loads = loads_words(track.shown[:figures][::-1], track.lift.kind, track.unit)
    words = f"{track.lift.name}, asked for {loads}."
    return WhyLook(rule, words, track.workout, UUID(track.set), track.lift.exercise, track.on)
