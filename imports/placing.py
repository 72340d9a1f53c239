"""Where each set of a file goes in the log, and which sets stay out.

A set that is in the log already is recognised by its id. Where the log has other sets of the same
exercise on the same date, the lifter logged them here, and the file's sets of it stay out, so that
no visit is counted twice. No database is used here: stored_log.py loads what the log has.
"""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from imports.corrections import Corrected, Correction, KnownSet, corrections_of
from imports.files.file_sets import Skipped
from imports.imported_days import ImportedDay, ImportedSet, Meant, in_unit
from workouts.models import Kind, Role, bounds
from workouts.plan import EXTRA_SWAPS


@dataclass(frozen=True, slots=True)
class LoggedWorkout:
    """A workout of the log: its unit, its number of rows (`size`), and for each exercise the last
    position and the ids of the sets that were not undone."""

    pk: int
    on: datetime.date
    role: str
    unit: str
    size: int
    last: Mapping[str, int]
    ids: Mapping[str, Collection[uuid.UUID]]


@dataclass(frozen=True, slots=True)
class StoredLog:
    """What the log has on the dates of a file: its workouts, and `known`, the sets of the file that
    are in it already, by their ids. `program` is the active one."""

    program: int
    workouts: Mapping[tuple[datetime.date, str], LoggedWorkout]
    known: Mapping[uuid.UUID, KnownSet]
    # The swap group of each exercise, and whether the plan has an extra day.
    groups: Mapping[str, str]
    has_extra_day: bool
    # The ids of sets in deleted workouts that the lifter may put back.
    deleted: Collection[uuid.UUID] = frozenset()
    # The sets that the file once had, by their date and exercise.
    gone: Mapping[tuple[datetime.date, str], Sequence[KnownSet]] = field(default_factory=dict)


@dataclass(slots=True)
class Placement:
    """One workout and the sets it gets, each with its position. `workout` is the id of the stored
    one, None for a new one, which will belong to `program`."""

    day: ImportedDay
    role: str
    workout: int | None
    program: int
    rows: list[tuple[ImportedSet, int]] = field(default_factory=list)


@dataclass(slots=True)
class ImportPlan:
    """What bringing a file in would do, set by set. Where `corrected` says so, that is to take the
    file's word for the `corrections`; those with sets that the lifter has changed here are `own`
    and stay. `held` are the new sets of corrections that are not taken.
    """

    corrected: str = ""

    placements: list[Placement] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    here: int = 0
    deleted: int = 0
    by_hand: Counter[tuple[datetime.date, str]] = field(default_factory=Counter)
    exercises: Counter[str] = field(default_factory=Counter)
    warm_ups: int = 0
    corrections: list[Correction] = field(default_factory=list)
    own: list[Correction] = field(default_factory=list)
    held: int = 0

    @property
    def taken(self) -> Sequence[Correction]:
        """The corrections that bringing the file in makes in the log."""
        return self.corrections if self.corrected == Corrected.TAKE else ()

    @property
    def sets(self) -> int:
        return self.exercises.total()

    @property
    def by_exercise(self) -> list[tuple[str, str, int]]:
        """The sets of each exercise in each role, the most first."""
        counts = Counter(
            (done.exercise, placement.role)
            for placement in self.placements
            for done, _ in placement.rows
        )
        return [(exercise, role, count) for (exercise, role), count in counts.most_common()]

    @property
    def workouts(self) -> int:
        """How many workouts are new."""
        return sum(placement.workout is None for placement in self.placements)


def planned(meant: Meant, log: StoredLog, corrected: str = "") -> ImportPlan:
    """Where every set of a file goes; `corrected` is what the lifter said, one of Corrected."""
    plan = ImportPlan(corrected)
    theirs = {done.id for day in meant.days for done in day.sets}
    theirs.update(kept.id for sets in log.gone.values() for kept in sets)
    for (_, role), day in _one_a_role(meant.days, log).items():
        _place(day, role, log, theirs, plan)
    return plan


def _one_a_role(
    days: Iterable[ImportedDay], log: StoredLog
) -> dict[tuple[datetime.date, str], ImportedDay]:
    """The days by date and role. A file may say the role of one visit and not of another on the
    same date: where both get the same role, they become one day."""
    by_role: dict[tuple[datetime.date, str], ImportedDay] = {}
    for day in days:
        key = day.on, day.role or _role(day, _logged(day, log), log)
        if key in by_role:
            by_role[key].take(day)
        else:
            by_role[key] = day
    return by_role


def _logged(day: ImportedDay, log: StoredLog) -> list[LoggedWorkout]:
    """The workouts that the log has on a day's date."""
    return [visit for role in Role.values if (visit := log.workouts.get((day.on, role)))]


def _place(
    day: ImportedDay, role: str, log: StoredLog, theirs: Collection[uuid.UUID], plan: ImportPlan
) -> None:
    logged = _logged(day, log)
    stored = next((workout for workout in logged if workout.role == role), None)
    placement = Placement(day, role, stored.pk if stored else None, log.program)
    last = Counter(stored.last) if stored else Counter[str]()
    room = bounds.SETS_A_WORKOUT - (stored.size if stored else 0)
    for done in _new(day, logged, log, theirs, plan, room):
        if len(placement.rows) >= room:
            plan.skipped.append(Skipped(done.line, FULL, done.exercise))
            continue
        last[done.exercise] += 1
        # A workout of an earlier program may be in the other unit.
        converted = in_unit(done, stored.unit) if stored else done
        placement.rows.append((converted, last[done.exercise]))
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
    room: int,
) -> Iterator[ImportedSet]:
    """The sets of a day that are to be stored; the others are counted in the plan. A correction is
    made as a whole or not at all, so it is the lifter's own where some of it could not come in."""
    by_hand = {
        exercise
        for workout in logged
        for exercise, ids in workout.ids.items()
        if any(id not in theirs for id in ids)
    }
    corrections = corrections_of(day, log.known, log.gone)
    has_room = not corrections or sum(done.id not in log.known for done in day.sets) <= room
    for each in corrections.values():
        is_deleted = any(done.id in log.deleted for done in each.after)
        each.is_own |= each.exercise in by_hand or is_deleted or not has_room
        (plan.own if each.is_own else plan.corrections).append(each)
    for done in day.sets:
        correction = corrections.get(done.exercise)
        if done.id in log.known:
            plan.here += 1
        elif done.id in log.deleted:
            plan.deleted += 1
        elif done.exercise in by_hand:
            plan.by_hand[day.on, done.exercise] += 1
        elif correction and (correction.is_own or plan.corrected != Corrected.TAKE):
            plan.held += 1
        else:
            yield done


def _role(day: ImportedDay, logged: Collection[LoggedWorkout], log: StoredLog) -> str:
    """The role of a day without one. Extra if the plan has an extra day and the date has only one
    or two exercises, all vertical pulls or rows, which that day is for; else main."""
    ids = [done.id for done in day.sets] if logged else []
    stored_in = {log.known[id].workout for id in ids if id in log.known}
    for workout in logged:
        if workout.pk in stored_in:
            return workout.role  # an earlier import put other sets of this day there
    exercises = {done.exercise for done in day.sets}
    exercises.update(*(workout.ids for workout in logged))
    groups = {log.groups[exercise] for exercise in exercises}
    is_extra = log.has_extra_day and len(exercises) <= PULLS and groups <= set(EXTRA_SWAPS)
    return Role.EXTRA if is_extra else Role.MAIN


PULLS = 2
FULL = f"A workout holds at most {bounds.SETS_A_WORKOUT} sets."
