"""One lift through its workouts, as the logbook has it: each set with the target it answered."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from workouts.equipment import converted
from workouts.models import Kind, LoggedSet
from workouts.openings import ByHand, Terms


@dataclass(frozen=True, slots=True)
class LiftVisit:
    """One lift in one workout: its work sets in order, and the load that the track stood at;
    `rows` has the undone ones too.

    `unit` is what the loads are in. `terms` is how the lift was prescribed there, in the unit it
    was logged in; None where it was not prescribed.
    """

    workout: int
    program: int
    on: datetime.date
    unit: str
    rows: tuple[LoggedSet, ...]
    sets: tuple[LoggedSet, ...]
    opening: Decimal
    terms: Terms | None = None
    is_lighter: bool = False

    @property
    def hurt(self) -> bool:
        return any(row.pain for row in self.sets)

    @property
    def heaviest(self) -> Decimal:
        loads: list[Decimal] = [row.load for row in self.sets]
        return max(loads)

    @property
    def held(self) -> Decimal:
        """The heaviest load of the day, or where the track stood if the gym could not make that."""
        beyond: list[Decimal] = [row.due_load for row in self.rows if row.due_load is not None]
        return max([self.heaviest, *beyond])

    def in_unit(self, unit: str) -> LiftVisit:
        """The same visit in another unit, to look at."""
        if unit == self.unit:
            return self
        rows = tuple(_in_unit(row, self.unit, unit) for row in self.rows)
        sets = tuple(row for row in rows if row.kind == Kind.WORK)
        opening = shown(self.opening, self.unit, unit)
        return replace(self, unit=unit, rows=rows, sets=sets, opening=opening)


def visit(workout: Any, terms: Terms | None = None) -> LiftVisit:
    """A workout as lookback.lift_of gives it, in its own unit, and how it was prescribed."""
    rows: Any = tuple([_row(**fields) for fields in workout.done])
    work = tuple(row for row in rows if row.kind == Kind.WORK)
    return LiftVisit(
        workout=workout.pk,
        program=workout.program_id,
        on=workout.performed_on,
        unit=workout.unit,
        rows=rows,
        sets=work,
        opening=opening_of(rows),
        terms=terms,
        is_lighter=workout.is_lighter,
    )


def by_hand(fields: Mapping[str, Any]) -> ByHand:
    """A load set by hand, from the JSON of working_load_json, in its own unit."""
    return ByHand(
        load=Decimal(fields["load"]),
        on=datetime.date.fromisoformat(fields["on"]),
        at=datetime.datetime.fromisoformat(fields["at"]),
        note="",
        unit=fields["unit"],
        range=None if fields["low"] is None else (fields["low"], fields["high"]),
    )


def opening_of(rows: Sequence[LoggedSet]) -> Decimal:
    """Where the track stood: the first target that was on the screen, as set_results has it, or
    what the gym could not make; the first work set's own load when there was none. The rows have a
    work set."""
    first = next(row for row in rows if row.target_load is not None or row.kind == Kind.WORK)
    loads = (first.due_load, first.target_load, first.load)
    load: Decimal = next(load for load in loads if load is not None)
    return load


def _row(
    id: str,
    load: str,
    target_load: str | None,
    due_load: str | None,
    logged_at: str,
    **fields: Any,
) -> SimpleNamespace:
    """A set with what a page of the past reads of it: Django takes longer to make a model of one
    than all else takes that is done with it."""
    return SimpleNamespace(
        pk=id,
        load=Decimal(load),
        target_load=None if target_load is None else Decimal(target_load),
        due_load=None if due_load is None else Decimal(due_load),
        logged_at=datetime.datetime.fromisoformat(logged_at),
        **fields,
    )


def _in_unit(row: LoggedSet, unit: str, to: str) -> LoggedSet:
    other = copy(row)
    other.load = shown(row.load, unit, to)
    if row.target_load is not None:
        other.target_load = shown(row.target_load, unit, to)
    if row.due_load is not None:
        other.due_load = shown(row.due_load, unit, to)
    return other


def other_unit(units: Iterable[str], unit: str) -> str:
    """The other unit that some workouts were logged in, of theirs; "" where all are in `unit`."""
    return next((other for other in units if other != unit), "")


def shown(load: Decimal, unit: str, to: str) -> Decimal:
    """A load of `unit` in the unit `to`; a converted one is rounded to a tenth, as it was not
    measured any finer."""
    return load if unit == to else converted(load, unit, to).quantize(Decimal("0.1"))
