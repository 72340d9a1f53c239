"""One lift through its workouts, as the logbook has it: each set with the target it answered."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workouts.gym import converted
from workouts.models import Kind, LoggedSet
from workouts.openings import ByHand


@dataclass(frozen=True, slots=True)
class Visit:
    """One lift in one workout: its work sets in order, and the load it opened with;
    `rows` has the undone ones too.

    `unit` is what the loads are in, `from_unit` what they were logged in.
    """

    workout: int
    program: int
    on: datetime.date
    unit: str
    from_unit: str
    rows: tuple[LoggedSet, ...]
    sets: tuple[LoggedSet, ...]
    opening: Decimal
    is_lighter: bool = False

    @property
    def hurt(self) -> bool:
        return any(row.pain for row in self.sets)

    @property
    def is_converted(self) -> bool:
        return self.unit != self.from_unit

    @property
    def heaviest(self) -> Decimal:
        loads: list[Decimal] = [row.load for row in self.sets]
        return max(loads)


def visit(workout: Any, unit: str) -> Visit:
    """A workout as WorkoutQuerySet.of_lift gives it, its loads in a unit."""
    rows = tuple(_row(fields, workout.unit, unit) for fields in workout.done)
    work = tuple(row for row in rows if row.kind == Kind.WORK)
    return Visit(
        workout=workout.pk,
        program=workout.program_id,
        on=workout.performed_on,
        unit=unit,
        from_unit=workout.unit,
        rows=rows,
        sets=work,
        opening=_opening(rows, work),
        is_lighter=workout.is_lighter,
    )


def by_hand(fields: Mapping[str, Any]) -> ByHand:
    """A load set by hand, as lookback.working_load_json tells it, in its own unit."""
    return ByHand(
        load=Decimal(fields["load"]),
        on=datetime.date.fromisoformat(fields["on"]),
        at=datetime.datetime.fromisoformat(fields["at"]),
        note="",
        unit=fields["unit"],
        range=None if fields["low"] is None else (fields["low"], fields["high"]),
    )


def _opening(rows: Sequence[LoggedSet], work: Sequence[LoggedSet]) -> Decimal:
    """The first target that was on the screen; the first set's own load when none was."""
    first: Decimal | None = rows[0].target_load
    own: Decimal = work[0].load
    return own if first is None else first


def _row(fields: Mapping[str, Any], unit: str, to: str) -> LoggedSet:
    row = LoggedSet(**fields)
    row.logged_at = datetime.datetime.fromisoformat(fields["logged_at"])
    row.load = shown(Decimal(fields["load"]), unit, to)
    if fields["target_load"] is not None:
        row.target_load = shown(Decimal(fields["target_load"]), unit, to)
    return row


def shown(load: Decimal, unit: str, to: str) -> Decimal:
    """A load in a unit, a converted one to a tenth: more would pretend to be measured."""
    return load if unit == to else converted(load, unit, to).quantize(Decimal("0.1"))
