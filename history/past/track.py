"""One lift on one day's role, as a page of its workouts shows it, in the unit of today."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from exercises.models import Exercise
from history.lookback import Stretch
from history.past.decisions import OpenedWith
from history.past.prescribed_places import PrescribedPlaces
from history.past.visits import LiftVisit, by_hand, visit
from progression.engine.figures import load_words
from workouts.models import Prescription
from workouts.openings import ByHand
from workouts.sheets import Lift
from workouts.targets import lifts


class LiftStretch:
    """The visits of a stretch that has workouts, oldest first, and where the next one opens.

    `rows` are what all programs prescribe of the exercise or in its place.
    """

    def __init__(
        self,
        stretch: Stretch,
        slug: str,
        role: str,
        rows: Sequence[Prescription],
        today: datetime.date,
    ) -> None:
        self.stretch, self.today = stretch, today
        self.newest = stretch.workouts[0]
        self.exercise = Exercise(slug=slug, **self.newest.taught)
        self.kind = self.exercise.kind
        self.places = PrescribedPlaces(self.exercise, role, rows)
        self.prescription = self.places.now
        self.unit: str = self.newest.unit_now or self.newest.unit

    @cached_property
    def visits(self) -> list[LiftVisit]:
        """As they were logged, each in its own unit."""
        workouts = reversed(self.stretch.workouts)
        return [visit(workout, self.places.terms_of(workout)) for workout in workouts]

    @cached_property
    def later(self) -> LiftVisit | None:
        """The visit right after these, where lookback.stretch has read it."""
        newer = self.stretch.newer
        return None if newer is None else visit(newer, self.places.terms_of(newer))

    @cached_property
    def hands(self) -> list[ByHand]:
        """Loads set by hand, newest first, each in its own unit."""
        return [by_hand(fields) for fields in self.newest.hands]

    @cached_property
    def after(self) -> OpenedWith | None:
        """Where the workout after these opened, or will; None while the last one goes on."""
        if self.later is not None:
            return OpenedWith(self.later.opening, self.later.unit, self.later.terms)
        if not self.stretch.is_newest or self.is_going_on or self.lift is None:
            return None
        due, terms = self.lift.due, self.lift.terms
        return OpenedWith(due.stands_at, terms.unit, terms, due.target.load) if due else None

    @property
    def is_going_on(self) -> bool:
        """Whether the newest workout may still move the target after it."""
        newest = self.newest
        is_open = newest.finished_at is None and newest.performed_on == self.today
        return is_open and not newest.is_lighter

    @cached_property
    def lift(self) -> Lift | None:
        """The lift as the active plan has it; None where it is not in the plan. One query."""
        return lifts([self.prescription])[0] if self.prescription else None

    def words(self, load: Decimal) -> str:
        return load_words(load, self.kind, self.unit)
