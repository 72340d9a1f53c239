"""What each set decided, from the target that was stored with the set after it.

Never worked out again from today's prescription: what was decided then stays decided. Where the
next workout was in the other unit, the loads are compared as its gym can make them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Protocol

from history.past.visits import LiftVisit, shown
from progression import ladder_at_or_below
from workouts.equipment import exactly_converted
from workouts.openings import ByHand, Terms


class WeightMove(StrEnum):
    UP = "up"
    HELD = "held"
    DOWN = "down"
    HAND = "hand"  # somebody set the weight, whatever the sets had said
    RANGE = "range"  # other reps were asked for from then on
    LIGHTER = "lighter"  # in a lighter week, which decides nothing
    OPEN = "open"  # nothing followed yet, or nothing was asked


@dataclass(frozen=True, slots=True)
class Decision:
    """Which way the weight went after a set, and to what; None where nothing followed."""

    way: WeightMove
    load: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A visit with what each of its sets decided, and all of them for the next workout."""

    visit: LiftVisit
    decisions: tuple[Decision, ...]
    outcome: Decision


class Opened(Protocol):
    """A workout of a track, in whatever detail; its opening is in `unit`."""

    @property
    def on(self) -> datetime.date: ...

    @property
    def unit(self) -> str: ...

    @property
    def opening(self) -> Decimal: ...

    @property
    def terms(self) -> Terms | None: ...

    @property
    def is_lighter(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class OpenedWith:
    """Where a workout opened, or will: the load in its unit, and how the lift is prescribed; and
    the load to tell of, where its gym cannot make the one that the track stands at."""

    load: Decimal
    unit: str
    terms: Terms | None = None
    asked: Decimal | None = None

    def laid(self, load: Decimal, unit: str) -> Decimal:
        """An earlier load as this workout's gym can make it, to be compared with this one's."""
        if unit == self.unit:
            return load
        load = exactly_converted(load, unit, self.unit)
        return ladder_at_or_below(self.terms.rule.ladder, load) if self.terms else load


class WhatFollowed(NamedTuple):
    """Which way the weight went after a workout, and where the next one that is not of a lighter
    week opened; None where nothing followed."""

    way: WeightMove
    following: OpenedWith | None

    def in_unit(self, unit: str) -> Decision:
        if self.following is None:
            return Decision(self.way)
        load = self.following.load if self.following.asked is None else self.following.asked
        return Decision(self.way, shown(load, self.following.unit, unit))


def outcomes(
    workouts: Sequence[Opened], after: OpenedWith | None = None, hands: Sequence[ByHand] = ()
) -> list[WhatFollowed]:
    """What each workout of a track decided for the next, oldest first as they are given; `after` is
    where the workout after them opens."""
    newest_first: list[WhatFollowed] = []
    following, until = after, None
    for workout in reversed(workouts):
        if workout.is_lighter:
            newest_first.append(_NOTHING)
            continue
        since = [hand for hand in hands if hand.on >= workout.on]
        chosen = [hand for hand in since if until is None or hand.on <= until]
        newest_first.append(_what_followed(workout, following, chosen))
        following = OpenedWith(workout.opening, workout.unit, workout.terms)
        until = workout.on
    return newest_first[::-1]


_NOTHING, _OPEN = WhatFollowed(WeightMove.LIGHTER, None), WhatFollowed(WeightMove.OPEN, None)


def _what_followed(
    workout: Opened, following: OpenedWith | None, chosen: Sequence[ByHand]
) -> WhatFollowed:
    if following is None:
        return _OPEN
    way = _by_people(workout, following, chosen)
    before = following.laid(workout.opening, workout.unit)
    return WhatFollowed(way or _way(before, following.load), following)


def judged(
    visits: Sequence[LiftVisit],
    after: OpenedWith | None = None,
    hands: Sequence[ByHand] = (),
    unit: str = "",
) -> list[Judged]:
    """Visits of one track, oldest first as they are given, with what they decided: in `unit`, or
    each in its own. `after` is where the workout after them opens.

    What a visit decided shows in the next one that is not of a lighter week.
    """
    found = zip(visits, outcomes(visits, after, hands), strict=True)
    return [_judged(visit, outcome, unit or visit.unit) for visit, outcome in found]


def _judged(visit: LiftVisit, outcome: WhatFollowed, unit: str) -> Judged:
    decision = outcome.in_unit(unit)
    if visit.is_lighter:
        return Judged(visit.in_unit(unit), (decision,) * len(visit.sets), decision)
    last = decision
    if outcome.following is not None and outcome.way not in _BY_PEOPLE:
        last = Decision(_last(visit, outcome.following), decision.load)
    return Judged(visit.in_unit(unit), (*_within(visit, unit), last), decision)


_BY_PEOPLE = {WeightMove.HAND, WeightMove.RANGE}


def _by_people(visit: Opened, following: OpenedWith, chosen: Sequence[ByHand]) -> WeightMove | None:
    """A change of the weight that no set decided: by hand, or because of another rep range."""
    before = following.laid(visit.opening, visit.unit)
    for hand in chosen:
        load = following.laid(hand.load, hand.unit or visit.unit)
        # One set that day at the weight the day opened with opened it, and decided nothing after.
        if load == following.load and (hand.on != visit.on or load != before):
            return WeightMove.HAND
    if visit.terms is following.terms:
        return None
    ranges = {terms.range for terms in (visit.terms, following.terms) if terms is not None}
    return WeightMove.RANGE if len(ranges) > 1 else None


def _within(visit: LiftVisit, unit: str) -> list[Decision]:
    """What each set but the last decided, from the target of the next one."""
    return [
        Decision(WeightMove.OPEN)
        if later.target_load is None
        else Decision(_way(row.load, later.target_load), shown(later.target_load, visit.unit, unit))
        for row, later in zip(visit.sets, visit.sets[1:], strict=False)
    ]


def _last(visit: LiftVisit, following: OpenedWith) -> WeightMove:
    """What the last set decided. It is often a lighter one: going back up to the weight that the
    day opened with is no step up."""
    if following.load > following.laid(visit.held, visit.unit):
        return WeightMove.UP
    is_lower = following.load < following.laid(visit.sets[-1].load, visit.unit)
    return WeightMove.DOWN if is_lower else WeightMove.HELD


def _way(before: Decimal, after: Decimal) -> WeightMove:
    if after == before:
        return WeightMove.HELD
    return WeightMove.UP if after > before else WeightMove.DOWN
