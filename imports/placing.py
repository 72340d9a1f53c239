"""Where each set of a file goes in the log, and what of it stays out: never mixed, never over.

A set that is in the log already is known by its id. Where the log has other sets of the same
exercise on the same date, it was written by hand, and the file's are left out: one visit is
not told twice. Pure: log.py asks what the log has.
"""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from imports.days import ImportedDay, ImportedSet, Meant
from imports.files.file_sets import Skipped
from workouts.equipment import converted
from workouts.models import Kind, Role, bounds
from workouts.plan import EXTRA_SWAPS


@dataclass(frozen=True, slots=True)
class LoggedWorkout:
    """A workout that the log has: the unit it is written in, how many rows it has, and of
    each exercise the last position and the ids that were not undone."""

    pk: int
    on: datetime.date
    role: str
    unit: str
    size: int
    last: Mapping[str, int]
    ids: Mapping[str, Collection[uuid.UUID]]


@dataclass(frozen=True, slots=True)
class StoredLog:
    """What the log has on the dates of a file: its workouts, and which ids of the file are in
    it already, each with its workout. `program` is the active one."""

    program: int
    workouts: Mapping[tuple[datetime.date, str], LoggedWorkout]
    known: Mapping[uuid.UUID, int]
    # The swap group of each exercise, and whether the plan has an extra day.
    groups: Mapping[str, str]
    has_extra_day: bool
    # The ids of sets that the lifter deleted, whole workouts of them, and may put back.
    deleted: Collection[uuid.UUID] = frozenset()


@dataclass(slots=True)
class Placement:
    """One workout and the sets it gets, each with its position; `workout` is the one that is
    there, None where it is to be made, and `program` is then the one it belongs to."""

    day: ImportedDay
    role: str
    workout: int | None
    program: int
    rows: list[tuple[ImportedSet, int]] = field(default_factory=list)


@dataclass(slots=True)
class ImportPlan:
    """What bringing a file in would do, to the set."""

    placements: list[Placement] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    here: int = 0
    deleted: int = 0
    by_hand: Counter[tuple[datetime.date, str]] = field(default_factory=Counter)
    exercises: Counter[str] = field(default_factory=Counter)
    warm_ups: int = 0

    @property
    def sets(self) -> int:
        return self.exercises.total()

    @property
    def by_exercise(self) -> list[tuple[str, str, int]]:
        """The sets of each exercise in each role, the most first."""
        counts = Counter(
            (done.exercise, each.role) for each in self.placements for done, _ in each.rows
        )
        return [(exercise, role, count) for (exercise, role), count in counts.most_common()]

    @property
    def workouts(self) -> int:
        """Those to be made."""
        return sum(each.workout is None for each in self.placements)


def planned(meant: Meant, log: StoredLog) -> ImportPlan:
    """Where every set of a file goes."""
    plan = ImportPlan()
    theirs = {done.id for day in meant.days for done in day.sets}
    for (_, role), day in _one_a_role(meant.days, log).items():
        _place(day, role, log, theirs, plan)
    return plan


def _one_a_role(
    days: Iterable[ImportedDay], log: StoredLog
) -> dict[tuple[datetime.date, str], ImportedDay]:
    """The days by date and role. A file may name one visit of a date after a day of ours, and
    another not: where both are the same workout they are one."""
    found: dict[tuple[datetime.date, str], ImportedDay] = {}
    for day in days:
        key = day.on, day.role or _role(day, _logged(day, log), log)
        if key in found:
            found[key].take(day)
        else:
            found[key] = day
    return found


def _logged(day: ImportedDay, log: StoredLog) -> list[LoggedWorkout]:
    """What the log has of a day's date."""
    return [each for role in Role.values if (each := log.workouts.get((day.on, role)))]


def _place(
    day: ImportedDay, role: str, log: StoredLog, theirs: Collection[uuid.UUID], plan: ImportPlan
) -> None:
    logged = _logged(day, log)
    there = next((each for each in logged if each.role == role), None)
    placement = Placement(day, role, there.pk if there else None, log.program)
    last = Counter(there.last) if there else Counter[str]()
    room = bounds.SETS_A_WORKOUT - (there.size if there else 0)
    for done in _new(day, logged, log, theirs, plan):
        if len(placement.rows) >= room:
            plan.skipped.append(Skipped(done.line, FULL, done.exercise))
            continue
        last[done.exercise] += 1
        placement.rows.append((_in_unit(done, there), last[done.exercise]))
        plan.exercises[done.exercise] += 1
        plan.warm_ups += done.kind == Kind.WARMUP
    if placement.rows:
        plan.placements.append(placement)


def _new(
    day: ImportedDay,
    logged: Collection[LoggedWorkout],
    log: StoredLog,
    theirs: Collection[uuid.UUID],
    plan: ImportPlan,
) -> Iterator[ImportedSet]:
    """The sets of a day that the log has in no way; the others are counted."""
    by_hand = {
        exercise
        for each in logged
        for exercise, ids in each.ids.items()
        if any(id not in theirs for id in ids)
    }
    for done in day.sets:
        if done.id in log.known:
            plan.here += 1
        elif done.id in log.deleted:
            plan.deleted += 1
        elif done.exercise in by_hand:
            plan.by_hand[day.on, done.exercise] += 1
        else:
            yield done


def _role(day: ImportedDay, logged: Collection[LoggedWorkout], log: StoredLog) -> str:
    """Main, unless the plan has an extra day and all there is of the date is one or two
    pulling exercises: vertical pulls and rows are what that day is for."""
    at = {log.known[done.id] for done in day.sets if done.id in log.known}
    for each in logged:
        if each.pk in at:
            return each.role  # where the rest of it went before
    exercises = {done.exercise for done in day.sets}
    exercises.update(*(each.ids for each in logged))
    groups = {log.groups[exercise] for exercise in exercises}
    is_extra = log.has_extra_day and len(exercises) <= PULLS and groups <= set(EXTRA_SWAPS)
    return Role.EXTRA if is_extra else Role.MAIN


def _in_unit(done: ImportedSet, there: LoggedWorkout | None) -> ImportedSet:
    """The set in the unit of the workout it goes to: an earlier program's may be the other."""
    if there is None or there.unit == done.unit:
        return done
    target = done.record.target_load
    record = done.record
    if target is not None:
        record = record._replace(target_load=converted(target, done.unit, there.unit))
    load = converted(done.load, done.unit, there.unit)
    return done._replace(load=load, unit=there.unit, record=record)


PULLS = 2
FULL = f"A workout holds at most {bounds.SETS_A_WORKOUT} sets."
