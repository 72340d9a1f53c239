"""One lift of one day's role as a page of its workouts tells it, in the unit of today."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from progression.figures import load_words
from workouts.lookback import Stretch
from workouts.models import Prescription
from workouts.openings import ByHand
from workouts.past.visits import Visit, by_hand, shown, visit
from workouts.sheets import Lift
from workouts.targets import lifts


class Track:
    """The visits of a stretch that has workouts, oldest first, and where the next one opens."""

    def __init__(
        self, found: Stretch, prescribed: Sequence[Prescription], today: datetime.date
    ) -> None:
        self.found, self.today = found, today
        self.newest = found.workouts[0]
        self.prescription = prescribed[0] if prescribed else None
        self.unit: str = self.newest.unit_now or self.newest.unit
        self.taught: dict[str, Any] = self.newest.taught
        self.kind: str = self.taught["kind"]

    @cached_property
    def visits(self) -> list[Visit]:
        return [visit(each, self.unit) for each in reversed(self.found.workouts)]

    @cached_property
    def hands(self) -> list[ByHand]:
        """Loads set by hand, newest first, in the unit of today."""
        told = [by_hand(fields) for fields in self.newest.hands]
        return [replace(hand, load=shown(hand.load, hand.unit, self.unit)) for hand in told]

    @cached_property
    def after(self) -> Decimal | None:
        """Where the workout after these opened, or will; None while the last one goes on."""
        if self.found.newer is not None:
            return visit(self.found.newer, self.unit).opening
        if not self.found.is_newest or self.is_going_on or self.lift is None:
            return None
        return self.lift.opening.load if self.lift.opening else None

    @property
    def is_going_on(self) -> bool:
        """Whether the newest workout may still move the target after it."""
        newest = self.newest
        is_open = newest.finished_at is None and newest.performed_on == self.today
        return is_open and not newest.is_lighter

    @cached_property
    def lift(self) -> Lift | None:
        """The lift as the active plan has it; None beside the plan. One query."""
        return lifts([self.prescription])[0] if self.prescription else None

    def words(self, load: Decimal) -> str:
        return load_words(load, self.kind, self.unit)
