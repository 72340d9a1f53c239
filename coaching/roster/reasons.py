"""The reasons to look at a client, most urgent first, each with the figures it is read from.

Every rule here is ours: the article knows no coach. What it takes from the article is the
range, the step, and that two reps left is enough.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from django.db.models import TextChoices

from coaching.roster.client_log import Log, PastSet, PastWorkout, heaviest_made
from coaching.roster.due import missed
from coaching.roster.openings import Track, tracks
from coaching.roster.reason_words import at_words, date_words, lifted_words, loads_words, on_words
from history.done.new_records import named_record, record_words
from history.past.records import Lifted, heavier
from progression.engine.figures import load_words
from progression.engine.wording import counted
from workouts.models import Role
from workouts.stalls import LOOKED_AT, is_earning


class Rule(TextChoices):
    """What makes a client worth a look; the order is that of urgency."""

    PAIN = "pain", "Something hurt"
    MISSED_MAIN = "missed-main", "Missed main day"
    EXTRA_MISSING_TWICE = "extra-missing-twice", "Extra day missing twice"
    TWO_DOWNS = "two-downs", "Two downs in a row"
    NO_UP = "no-up", "No up in three main days"
    FAR = "far", "Far from the target"
    EASY_IGNORED = "easy-ignored", "More than two left, ignored"
    NOTHING_LEFT = "nothing-left", "Nothing left on most sets"
    WAITING = "waiting", "Waits for review"
    RECORD = "record", "A record"


URGENCY = {rule: place for place, rule in enumerate(Rule)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its rule, the figures it is read from in words, and what it is about."""

    rule: Rule
    words: str
    workout: int | None = None
    set: UUID | None = None
    exercise: str = ""
    on: datetime.date | None = None


def reasons(log: Log) -> tuple[Reason, ...]:
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


def pain(log: Log) -> list[Reason]:
    """Work sets that hurt in the last 28 days (ours), told at once, until it is reviewed."""
    return [
        _of_set(Rule.PAIN, workout, done, f"{done.name} at {at_words(done, workout)}.")
        for workout in log.workouts
        if log.is_open(workout)
        for sets in workout.sets.values()
        for done in sets
        if done.pain
    ]


def missed_main(log: Log) -> list[Reason]:
    """The last main day that was due has no workout in its week."""
    return _missed(Rule.MISSED_MAIN, log, Role.MAIN, 1)


def extra_missing_twice(log: Log) -> list[Reason]:
    """Neither of the last two extra days that were due has a workout in its week."""
    return _missed(Rule.EXTRA_MISSING_TWICE, log, Role.EXTRA, 2)


def _missed(rule: Rule, log: Log, role: Role, least: int) -> list[Reason]:
    days = missed(log, role)
    if len(days) < least:
        return []
    words = f"On {date_words(days[0])}."
    if len(days) > 1:
        words = f"The last {len(days)}, the latest {on_words(days[0])}."
    return [Reason(rule, words, on=days[0])]


def two_downs(lifts: Iterable[Track]) -> list[Reason]:
    """Lifts that each of their last two workouts left lower than it had opened."""
    return [_of_track(Rule.TWO_DOWNS, track, 3) for track in lifts if track.went_down_twice]


def no_up(lifts: Iterable[Track]) -> list[Reason]:
    """Main-day lifts that stand still, as past.stalls has it; the figures are those compared.

    One that went down twice is named for that already.
    """
    return [
        _of_track(Rule.NO_UP, track, 2 * LOOKED_AT)
        for track in lifts
        if track.has_stalled and not track.went_down_twice
    ]


def _is_earning(track: Track, log: Log) -> bool:
    """Whether more reps from workout to workout earn it a long jump: it stands by the rule."""
    lift, load = track.lift, track.openings[0]
    return is_earning(lift.rule, load, log.most_reps(lift, load)[:LOOKED_AT])


def far(log: Log) -> list[Reason]:
    """The newest workout with a set two or more steps up (ours) from its target, either way.

    Only sets inside the prescription count; the farthest in it is named.
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
            _, done = max(off, key=lambda each: each[0])
            asked = load_words(done.target or Decimal(0), done.kind, workout.unit)
            lifted = f"{done.name} at {lifted_words(done, workout)}"
            words = f"{lifted} where {asked} was asked, {on_words(workout.performed_on)}."
            return [_of_set(Rule.FAR, workout, done, words)]
    return []


def easy_ignored(log: Log) -> list[Reason]:
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
        if done.rir is not None and done.rir > 2 and _is_no_harder(following, done)
    ]
    if len(ignored) < 2:
        return []
    words = f"On {len(ignored)} sets, and the next one was no harder."
    return [_of_set(Rule.EASY_IGNORED, *ignored[0], words)]


def _is_no_harder(following: PastSet, done: PastSet) -> bool:
    return following.load <= done.load and following.reps <= done.reps


def nothing_left(log: Log) -> list[Reason]:
    """In the newest workout more than half of the sets that say so left no rep, and at
    least three (ours).
    """
    workout = log.newest_fresh()
    if workout is None:
        return []
    said = [done.rir for sets in workout.sets.values() for done in sets if done.rir is not None]
    none = said.count(0)
    if none < 3 or none * 2 <= len(said):
        return []
    words = f"{none} of {len(said)} sets, {on_words(workout.performed_on)}."
    return [Reason(Rule.NOTHING_LEFT, words, workout.id, on=workout.performed_on)]


def waiting(log: Log) -> list[Reason]:
    """Workouts that wait for review; the oldest is where to begin."""
    if not log.waiting:
        return []
    number = len(log.waiting)
    words = counted(number, "workout")
    oldest = next((each for each in log.workouts if each.id == log.waiting[0]), None)
    if oldest is not None:
        words += f"{', the oldest' if number > 1 else ''} {on_words(oldest.performed_on)}"
    return [Reason(Rule.WAITING, f"{words}.", log.waiting[0])]


def record(log: Log) -> list[Reason]:
    """In the newest workout, more weight than was ever made for the reps of the range."""
    workout = log.newest_fresh()
    if workout is None:
        return []
    found = []
    for lift in log.planned(workout):
        best, before = heaviest_made(workout, lift), log.heaviest.get(lift.exercise)
        if best is None or before is None:
            continue
        lifted = Lifted(best.load, best.reps, workout.unit, best.id)
        told = heavier([lifted], before, lift.rule.low)
        if told is not None:
            words = named_record(lift.name, record_words(told, lift.kind, whose="their"))
            found.append(_of_set(Rule.RECORD, workout, best, f"{words}."))
    return found


def _of_set(rule: Rule, workout: PastWorkout, done: PastSet, words: str) -> Reason:
    return Reason(rule, words, workout.id, UUID(done.id), done.exercise, workout.performed_on)


def _of_track(rule: Rule, track: Track, figures: int) -> Reason:
    loads = loads_words(track.openings[:figures][::-1], track.lift.kind, track.unit)
    words = f"{track.lift.name}: {loads}."
    return Reason(rule, words, track.workout, UUID(track.set), track.lift.exercise, track.on)
