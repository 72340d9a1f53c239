"""What each set decided, from the target that was stored with the set after it.

Never worked out again from today's prescription: what was decided then stays decided. Where the
next workout was in the other unit, the loads are compared as its gym can make them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class OpenedWith:
    """Where a workout opened, or will: the load in its unit, and how the lift is prescribed."""

    load: Decimal
    unit: str
    terms: Terms | None = None

    def laid(self, load: Decimal, unit: str) -> Decimal:
        """An earlier load as this workout's gym can make it, to be compared with this one's."""
        if unit == self.unit:
            return load
        load = exactly_converted(load, unit, self.unit)
        return ladder_at_or_below(self.terms.rule.ladder, load) if self.terms else load


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
    newest_first: list[Judged] = []
    following, until = after, None
    for visit in reversed(visits):
        if visit.is_lighter:
            nothing = Decision(WeightMove.LIGHTER)
            in_unit = visit.in_unit(unit or visit.unit)
            newest_first.append(Judged(in_unit, (nothing,) * len(visit.sets), nothing))
            continue
        since = [hand for hand in hands if hand.on >= visit.on]
        chosen = [hand for hand in since if until is None or hand.on <= until]
        newest_first.append(_judged(visit, following, chosen, unit or visit.unit))
        following, until = OpenedWith(visit.opening, visit.unit, visit.terms), visit.on
    return newest_first[::-1]


def _judged(
    visit: LiftVisit, following: OpenedWith | None, chosen: Sequence[ByHand], unit: str
) -> Judged:
    outcome, last = Decision(WeightMove.OPEN), Decision(WeightMove.OPEN)
    if following is not None:
        load = shown(following.load, following.unit, unit)
        way = _by_people(visit, following, chosen)
        before = following.laid(visit.opening, visit.unit)
        outcome = Decision(way or _way(before, following.load), load)
        last = Decision(way or _last(visit, following), load)
    return Judged(visit.in_unit(unit), (*_within(visit, unit), last), outcome)


def _by_people(
    visit: LiftVisit, following: OpenedWith, chosen: Sequence[ByHand]
) -> WeightMove | None:
    """A change of the weight that no set decided: by hand, or because of another rep range."""
    if any(following.laid(hand.load, hand.unit or visit.unit) == following.load for hand in chosen):
        return WeightMove.HAND
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
    if following.load > following.laid(visit.heaviest, visit.unit):
        return WeightMove.UP
    is_lower = following.load < following.laid(visit.sets[-1].load, visit.unit)
    return WeightMove.DOWN if is_lower else WeightMove.HELD


def _way(before: Decimal, after: Decimal) -> WeightMove:
    if after == before:
        return WeightMove.HELD
    return WeightMove.UP if after > before else WeightMove.DOWN
