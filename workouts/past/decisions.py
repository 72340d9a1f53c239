"""What each set decided, from the target that was stored with the set after it.

Never counted again with today's prescription: what was decided then stays decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from workouts.openings import ByHand
from workouts.past.visits import Visit


class Way(StrEnum):
    UP = "up"
    HELD = "held"
    DOWN = "down"
    HAND = "hand"  # somebody set the weight, whatever the sets had said
    LIGHTER = "lighter"  # in a lighter week, which decides nothing
    OPEN = "open"  # nothing followed yet, or nothing was asked


@dataclass(frozen=True, slots=True)
class Decision:
    """Which way the weight went after a set, and to what; None where nothing followed."""

    way: Way
    load: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A visit with what each of its sets decided, and all of them for the next workout."""

    visit: Visit
    decisions: tuple[Decision, ...]
    outcome: Decision


def judged(
    visits: Sequence[Visit], after: Decimal | None = None, hands: Sequence[ByHand] = ()
) -> list[Judged]:
    """Visits of one track, oldest first; `after` is where the one after them opens.

    What a visit decided shows in the next one that is not of a lighter week.
    """
    found: list[Judged] = []
    following, until = after, None
    for visit in reversed(visits):
        if visit.is_lighter:
            found.append(_undecided(visit))
            continue
        is_hand = any(
            hand.load == following and hand.on >= visit.on and (until is None or hand.on <= until)
            for hand in hands
        )
        outcome = _outcome(visit, following, is_hand)
        found.append(Judged(visit, _decisions(visit, following, is_hand), outcome))
        following, until = visit.opening, visit.on
    return found[::-1]


def _undecided(visit: Visit) -> Judged:
    nothing = Decision(Way.LIGHTER)
    return Judged(visit, (nothing,) * len(visit.sets), nothing)


def _outcome(visit: Visit, following: Decimal | None, is_hand: bool) -> Decision:
    if following is None:
        return Decision(Way.OPEN)
    return Decision(Way.HAND if is_hand else _way(visit.opening, following), following)


def _decisions(visit: Visit, following: Decimal | None, is_hand: bool) -> tuple[Decision, ...]:
    """Each set by the target of the next one, the last by where the next workout opened."""
    within = [
        Decision(Way.OPEN)
        if later.target_load is None
        else Decision(_way(row.load, later.target_load), later.target_load)
        for row, later in zip(visit.sets, visit.sets[1:], strict=False)
    ]
    return (*within, _last(visit, following, is_hand))


def _last(visit: Visit, following: Decimal | None, is_hand: bool) -> Decision:
    """The last set is often a lighter one: coming back to the day's own weight is no up."""
    if following is None or is_hand:
        return _outcome(visit, following, is_hand)
    if following > visit.heaviest:
        return Decision(Way.UP, following)
    is_lower = following < visit.sets[-1].load
    return Decision(Way.DOWN if is_lower else Way.HELD, following)


def _way(before: Decimal, after: Decimal) -> Way:
    if after == before:
        return Way.HELD
    return Way.UP if after > before else Way.DOWN
