"""One lift in its workouts, each in the few numbers that a drawing and the records need.

Postgres works them out (history/all_time.py), as reading every set of ten years takes longer than
all else on the page. Where two figures belong to one set they come as one number, the more
important one in front: so max() and min() find the set.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import compress
from typing import Any, NamedTuple

from history.past.estimates import EPLEY

# A load is in hundredths. Where it comes last it is raised, so that assistance is not below zero.
LOAD_PLACES, RAISED = 10**7, 10**6
REPS_PLACES = 10**4
# After what an estimate goes by: the place of its set from the end, its reps, and its reps left.
SET_PLACES, POSITION_PLACES, RIR_PLACES = 10**6, 10**3, 10
LAST_POSITION, NO_RIR = 999, 9


class SetInBrief(NamedTuple):
    """A set: its load, and its reps; the reps left where an estimate goes by them."""

    load: Decimal
    reps: int
    rir: int | None = None


class LiftInBrief(NamedTuple):
    """One workout of an exercise; its loads are in `unit`, its date is the day's ordinal. What is
    packed has a method that takes it apart, for where it is not None: no set may have had a rep, or
    none may estimate anything."""

    workout: int
    program: int
    role: str
    day: int
    is_lighter: bool
    swapped: str | None
    opened: int  # the load it opened with, in hundredths
    packed_top: int
    packed_made: int | None
    packed_most: int | None
    packed_estimate: int | None
    unit: str
    body: Decimal = Decimal(0)  # what the body weighed, of a pull-up; 0 where it is not known

    @property
    def on(self) -> datetime.date:
        return datetime.date.fromordinal(self.day)

    def opening(self) -> Decimal:
        """The load it opened with, as past.visits.opening_of has it."""
        return in_full(self.opened)

    def top(self) -> SetInBrief:
        """The heaviest set, of those the one with most reps."""
        return _by_load(self.packed_top)

    def made(self) -> SetInBrief:
        """The same of the sets with a rep."""
        return _by_load(self.packed_made or 0)

    def most(self) -> SetInBrief:
        """The set with most reps, of those the heaviest."""
        reps, load = divmod(self.packed_most or 0, LOAD_PLACES)
        return SetInBrief(in_full(load - RAISED), reps)

    def estimate(self) -> SetInBrief:
        """The set that estimates most for one rep, the first among equal ones."""
        product, done = divmod(self.packed_estimate or 0, SET_PLACES)
        reps, left = divmod(done % POSITION_PLACES, RIR_PLACES)
        rir = None if left == NO_RIR else left
        lifted = in_full(product // (EPLEY + reps + (rir or 0)))
        return SetInBrief(lifted - self.body, reps, rir)

    def with_body(self, body: Decimal | None, able: Iterable[Sequence[int]]) -> LiftInBrief:
        """The same with what the body weighed, None where it is not known that day, 0 where none
        is known at all. `able` are the sets that could estimate something: load in hundredths,
        reps, reps left (NO_RIR for not said) and position."""
        if body is None:
            return self._replace(packed_estimate=None)
        whole = in_hundredths(body)
        packed = [
            _packed(whole + load, *done) for load, *done in able if load > -whole or not whole
        ]
        return self._replace(body=body, packed_estimate=max(packed, default=None))


class LiftsInBrief(NamedTuple):
    """Any number of workouts, oldest first: of each field of LiftInBrief the figures of all.

    Four thousand workouts are compared in a few passes over numbers, and only those that are
    shown are made a LiftInBrief of.
    """

    workouts: Sequence[int]
    programs: Sequence[int]
    roles: Sequence[str]
    days: Sequence[int]
    lighter: Sequence[bool]
    swapped: Sequence[str | None]
    opened: Sequence[int]
    tops: Sequence[int]
    made: Sequence[int | None]
    most: Sequence[int | None]
    estimates: Sequence[int | None]
    units: Sequence[str]
    bodies: Sequence[Decimal]

    @classmethod
    def of(cls, rows: Iterable[LiftInBrief]) -> LiftsInBrief:
        columns: list[Any] = list(zip(*rows, strict=True))
        return cls._make(columns or [()] * len(cls._fields))

    def at(self, index: int) -> LiftInBrief:
        return LiftInBrief._make([column[index] for column in self])

    def each(self) -> list[LiftInBrief]:
        return list(map(LiftInBrief._make, zip(*self, strict=True)))

    def of_role(self, role: str) -> LiftsInBrief:
        wanted = [each == role for each in self.roles]
        return LiftsInBrief._make([list(compress(column, wanted)) for column in self])

    def estimate_orders(self) -> list[int | None]:
        """What the sets of estimate() in one unit are put in order by."""
        return [packed if packed is None else packed // SET_PLACES for packed in self.estimates]

    def lifted_orders(self) -> list[int | None]:
        """What the sets of made() in one unit are put in order by with the body that was lifted in
        them; nothing where that is not known, or was helped with all of its weight."""
        return [
            _lifted_order(made, body) if made is not None and body else None
            for made, body in zip(self.made, self.bodies, strict=True)
        ]


def _lifted_order(made: int, body: Decimal) -> int | None:
    packed = made + in_hundredths(body) * REPS_PLACES
    return packed if packed >= REPS_PLACES else None


def _packed(lifted: int, reps: int, rir: int, position: int) -> int:
    """A set as packed_estimate has it: see history/all_time.py."""
    product = lifted * (EPLEY + reps + (0 if rir == NO_RIR else rir))
    place = (LAST_POSITION - position) * POSITION_PLACES
    return product * SET_PLACES + place + reps * RIR_PLACES + rir


def in_hundredths(weight: Decimal) -> int:
    return int(weight.scaleb(2))


def _by_load(packed: int) -> SetInBrief:
    load, reps = divmod(packed, REPS_PLACES)
    return SetInBrief(in_full(load), reps)


def in_full(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)
