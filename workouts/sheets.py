"""A workout laid out: each lift with its rule, its sets and the target that follows.

Values alone, asked of no database: targets.py fills them, and progression works targets out.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from progression import Progress, Reason, Rule, SetResult, Target, progress
from workouts.loads_here import lighter_load
from workouts.models import Kind, LoggedSet, Prescription, Workout
from workouts.models.log import LIGHTER
from workouts.openings import (
    ByHand,
    Opening,
    Terms,
    WorkoutDone,
    is_newer,
    opening_after,
    terms_beside,
)
from workouts.set_results import done_from, opening_here, recorded_opening, results_here, rows_with


@dataclass(frozen=True)
class Lift:
    """One prescribed exercise: its terms, the sets of this workout and what came before.

    `rows` are this workout's sets in order, undone ones included; `before` is the track's
    latest workout before it that moved a target, `trained_on` the date of the latest of any
    sort. `is_followed` is whether a later one moved it. `heaviest` is the most that was lifted
    of the exercise on any day, in the unit of the terms.
    """

    prescription: Prescription
    terms: Terms
    rows: tuple[LoggedSet, ...] = ()
    before: WorkoutDone | None = None
    by_hand: ByHand | None = None
    performed_on: datetime.date | None = None
    is_followed: bool = False
    heaviest: Decimal | None = None
    trained_on: datetime.date | None = None
    is_lighter: bool = False

    def lighter(self) -> Lift:
        """The same lift in a lighter week: fewer sets, all at one load, and no rule."""
        return replace(self, terms=self.terms.in_a_lighter_week, is_lighter=True)

    @property
    def rule(self) -> Rule:
        return self.terms.rule

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
        return self.work[: self.terms.sets]

    @property
    def results(self) -> list[SetResult]:
        """The counted sets as the rule takes them."""
        return results_here(self.rule, self.rows, self.counted)

    @property
    def hurt(self) -> bool:
        """Whether a work set of this workout hurt: the exercise ends there for the day."""
        return any(row.pain for row in self.work)

    @property
    def is_done(self) -> bool:
        return self.hurt or len(self.work) >= self.terms.sets

    @property
    def is_lacking(self) -> bool:
        """Whether the gym cannot do it, and the lifter has not done it all the same."""
        return not self.work and self.exercise_id in self.prescription.day.program.equipment.lacks

    @property
    def is_waiting(self) -> bool:
        """Whether it has sets to do yet."""
        return not self.is_done and not self.is_lacking

    @cached_property
    def due(self) -> Opening | None:
        """Where the track stands before this workout; None before anything is known."""
        return opening_after(self.terms, self.before, self.by_hand)

    @property
    def due_beyond(self) -> Decimal | None:
        """Where the track stands, where the gym makes less for the first set; else None."""
        is_first = not self.is_lighter and recorded_opening(self.rule, self.rows) is None
        return self.due.due if is_first and self.due else None

    @cached_property
    def opening(self) -> Target | None:
        """The target of the first work set; None before anything is known."""
        recorded = opening_here(self.rule, self.rows)
        if recorded or self.due is None:
            return recorded
        target = self.due.target
        if self.is_lighter:
            return Target(lighter_load(self.terms, target.load), self.rule.low, target.reason)
        return target

    @cached_property
    def progress(self) -> Progress | None:
        """The rule's answer to every counted set; None before anything is known."""
        if self.opening is None:
            return None
        if self.is_lighter:
            same = Target(self.opening.load, self.rule.low, Reason.OPENING)
            return Progress((same,) * len(self.counted), self.due.target if self.due else same)
        return progress(self.rule, self.opening.load, self.results)

    @property
    def next_set(self) -> Target | None:
        """The target of the next set of this workout."""
        if self.progress is None or not self.counted:
            return self.opening
        return self.progress.next_set

    @property
    def next_reason(self) -> str:
        """Why the next set's target is what it is, by its stored name; "" where there is none."""
        if self.next_set is None:
            return ""
        return LIGHTER if self.is_lighter else self.next_set.reason.value

    @property
    def next_workout(self) -> Target | None:
        """Where the workout after this one opens. If another one followed already, that is what the
        sets of this one left behind. None where nothing is known, and where the plan has changed
        since: only the week knows what the new one asks for."""
        if self.is_lighter:
            return self.due.target if self.due and not self.is_of_an_earlier_plan else None
        if self.done is None:
            return self.opening
        if self.is_followed:
            following = opening_after(self.terms, self.done)
        elif self.is_of_an_earlier_plan:
            return None
        else:
            following = opening_after(self.terms, self.done, self.by_hand)
        return following.target if following else None

    @property
    def is_of_an_earlier_plan(self) -> bool:
        """Whether the plan was changed since this workout was begun."""
        return self.prescription.day.program.ended_on is not None

    @property
    def done(self) -> WorkoutDone | None:
        """This workout as the next one follows from it; None while it has no work set."""
        return done_from(self.terms, self.performed_on or datetime.date.max, self.rows)

    @property
    def opens_by_hand(self) -> bool:
        """Whether a load set by hand, newer than the track's last workout, opens this one."""
        return self.by_hand is not None and is_newer(self.by_hand, self.before)


@dataclass(frozen=True, slots=True)
class Loose:
    """The sets of an exercise that is not, or no longer, prescribed: kept, without a target."""

    exercise_id: str
    name: str
    kind: str
    one_sided: bool
    terms: Terms
    rows: tuple[LoggedSet, ...] = ()
    heaviest: Decimal | None = None


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

    @property
    def missing(self) -> list[tuple[Lift, int]]:
        """How many prescribed sets of which lifts were not done; none of one that hurt or that the
        gym lacks, nor where no work set was done at all."""
        if not any(row.kind == Kind.WORK for part in self.parts for row in part.rows):
            return []
        return [(lift, lift.terms.sets - len(lift.work)) for lift in self.lifts if lift.is_waiting]

    def lift(self, exercise: str) -> Lift | None:
        return next((lift for lift in self.lifts if lift.exercise_id == exercise), None)

    def rows(self, exercise: str) -> tuple[LoggedSet, ...]:
        """Every row of an exercise in this workout, prescribed or not."""
        return next((part.rows for part in self.parts if part.exercise_id == exercise), ())

    def row(self, id: str) -> LoggedSet | None:
        """The set with an id in this workout, if there is one."""
        return next((row for part in self.parts for row in part.rows if str(row.pk) == id), None)

    def part_of(self, row: LoggedSet) -> Lift | Loose:
        """The exercise of a row; a new Loose for the first row of one outside the plan."""
        parts = [part for part in self.parts if part.exercise_id == row.exercise_id]
        if parts:
            return parts[0]
        exercise = row.exercise
        terms = terms_beside(exercise.kind, self.workout.gym)
        return Loose(exercise.slug, exercise.name, exercise.kind, exercise.one_sided, terms)

    def with_row(self, row: LoggedSet) -> Sheet:
        """The sheet with a row added, or put in the place of its older self."""
        part = self.part_of(row)
        changed = replace(part, rows=rows_with(part.rows, row))
        if isinstance(changed, Lift):
            return replace(self, lifts=[changed if lift is part else lift for lift in self.lifts])
        others = [changed if loose is part else loose for loose in self.loose]
        return replace(self, loose=others if part in self.loose else [*others, changed])

    @property
    def size(self) -> int:
        return sum(len(part.rows) for part in self.parts)
