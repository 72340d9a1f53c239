"""A workout laid out: each lift with its rule, its sets and the target that follows.

Values alone, asked of no database: targets.py fills them, progression does the counting.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from progression import Progress, Reason, Rule, SetResult, Target, ladder_at_or_below, progress
from workouts.models import Kind, LoggedSet, Prescription, Workout


@dataclass(frozen=True, slots=True)
class ByHand:
    """A working load somebody set, and when; `by` is their account, None once it is gone."""

    load: Decimal
    on: datetime.date
    at: datetime.datetime
    note: str
    by: int | None = None


@dataclass(frozen=True)
class Lift:
    """One prescribed exercise: its rule, the sets of this workout and what came before.

    `rows` are this workout's sets in order, undone ones included; `earlier` are those of
    the track's latest workout before it, done on `earlier_on`.
    """

    prescription: Prescription
    rule: Rule
    rows: tuple[LoggedSet, ...] = ()
    earlier: tuple[LoggedSet, ...] = ()
    earlier_on: datetime.date | None = None
    by_hand: ByHand | None = None

    @property
    def exercise_id(self) -> str:
        return self.prescription.exercise_id

    @property
    def role(self) -> str:
        return self.prescription.day.role

    @cached_property
    def work(self) -> tuple[LoggedSet, ...]:
        """The work sets of this workout, in order."""
        return tuple(row for row in self.rows if row.kind == Kind.WORK)

    @property
    def counted(self) -> tuple[LoggedSet, ...]:
        """The work sets inside the prescription: only these move a target."""
        return self.work[: self.prescription.sets]

    @property
    def results(self) -> list[SetResult]:
        """The counted sets as the rule takes them."""
        return _results(self.counted)

    @property
    def hurt(self) -> bool:
        """Whether a work set of this workout hurt: the exercise ends there for the day."""
        return _hurt(self.rows)

    @property
    def is_done(self) -> bool:
        return self.hurt or len(self.work) >= self.prescription.sets

    @cached_property
    def opening(self) -> Target | None:
        """The target of the first work set; None before anything is known."""
        return _recorded_opening(self.rule, self.rows) or self._due

    @cached_property
    def progress(self) -> Progress | None:
        """The rule's answer to every counted set; None before anything is known."""
        if self.opening is None:
            return None
        return progress(self.rule, self.opening.load, self.results)

    @property
    def next_set(self) -> Target | None:
        """The target of the next set of this workout."""
        if self.progress is None or not self.counted:
            return self.opening
        return self.progress.next_set

    @property
    def next_workout(self) -> Target | None:
        """Where the workout after this one opens; one that hurt leaves it where it was."""
        return self._left_behind(self.opening, self.rows)

    @property
    def opens_by_hand(self) -> bool:
        """Whether a load set by hand, newer than the track's last workout, opens this one."""
        if self.by_hand is None or self.earlier_on is None:
            return self.by_hand is not None
        if self.by_hand.on == self.earlier_on:
            return self.by_hand.at > self.earlier[0].logged_at
        return self.by_hand.on > self.earlier_on

    @cached_property
    def _due(self) -> Target | None:
        if self.by_hand is not None and self.opens_by_hand:
            return self._loadable(Target(self.by_hand.load, self.rule.low, Reason.OPENING))
        return self._left_behind(_recorded_opening(self.rule, self.earlier), self.earlier)

    def _left_behind(self, opening: Target | None, rows: Sequence[LoggedSet]) -> Target | None:
        """Where the workout of these rows leaves the next one to open."""
        if opening is None or _hurt(rows):
            return opening and self._loadable(Target(opening.load, self.rule.low, Reason.OPENING))
        counted = [row for row in rows if row.kind == Kind.WORK][: self.prescription.sets]
        return self._loadable(progress(self.rule, opening.load, _results(counted)).next_workout)

    def _loadable(self, target: Target) -> Target:
        """The target as this gym can make it: what was lifted elsewhere may be off the ladder."""
        return replace(target, load=ladder_at_or_below(self.rule.ladder, target.load))


@dataclass(frozen=True, slots=True)
class Loose:
    """Sets of a workout whose exercise is not, or no longer, prescribed: kept, no target."""

    exercise_id: str
    name: str
    kind: str
    one_sided: bool
    rows: tuple[LoggedSet, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole workout: what is prescribed, what was done, and what stands beside the plan."""

    workout: Workout
    lifts: list[Lift]
    loose: list[Loose]

    @property
    def parts(self) -> list[Lift | Loose]:
        """Every exercise of the workout, the prescribed ones first."""
        return [*self.lifts, *self.loose]

    def lift(self, exercise: str) -> Lift | None:
        return next((lift for lift in self.lifts if lift.exercise_id == exercise), None)

    def rows(self, exercise: str) -> tuple[LoggedSet, ...]:
        """Every row of an exercise in this workout, prescribed or not."""
        return next((part.rows for part in self.parts if part.exercise_id == exercise), ())

    def row(self, id: str) -> LoggedSet | None:
        """The set with an id in this workout, if there is one."""
        return next((row for part in self.parts for row in part.rows if str(row.pk) == id), None)

    def with_row(self, row: LoggedSet) -> Sheet:
        """The sheet with a row added, or put in the place of its older self."""
        if self.lift(row.exercise_id) is None and not self.rows(row.exercise_id):
            taught = row.exercise
            added = Loose(taught.slug, taught.name, taught.kind, taught.one_sided, (row,))
            return replace(self, loose=[*self.loose, added])
        return replace(
            self,
            lifts=[_with_row(lift, row) for lift in self.lifts],
            loose=[_with_row(part, row) for part in self.loose],
        )

    @property
    def size(self) -> int:
        return sum(len(part.rows) for part in self.parts)


Part = TypeVar("Part", Lift, Loose)


def _with_row(part: Part, row: LoggedSet) -> Part:
    if part.exercise_id != row.exercise_id:
        return part
    rows: list[LoggedSet] = [other for other in part.rows if other.pk != row.pk]
    rows.append(row)
    return replace(part, rows=tuple(sorted(rows, key=lambda each: each.position)))


def _recorded_opening(rule: Rule, rows: Sequence[LoggedSet]) -> Target | None:
    """What was on the screen before the first set; that set's own load when nothing was.

    An undone set still tells: its target was on the screen too.
    """
    for row in rows:
        if row.target_load is not None and row.target_reps is not None:
            return Target(row.target_load, row.target_reps, Reason.OPENING)
        if row.kind == Kind.WORK:
            return Target(row.load, rule.low, Reason.OPENING)
    return None


def _hurt(rows: Sequence[LoggedSet]) -> bool:
    return any(row.pain and row.kind == Kind.WORK for row in rows)


def _results(rows: Sequence[LoggedSet]) -> list[SetResult]:
    return [SetResult(row.load, row.reps, row.rir) for row in rows]
