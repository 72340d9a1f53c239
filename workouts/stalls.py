"""Lifts that do not go up any more, and the one thing to try next.

A stall and its suggestions are ours; what they ask for is the article's: sets that end one
to three reps short, and more sets only after a year. Nothing here happens by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from progression import Rule
from workouts.loads_here import on_todays_ladder
from workouts.models import bounds
from workouts.openings import Terms

LOOKED_AT = 3  # main days without an up
_ENOUGH_LEFT = 2


class Suggestion(StrEnum):
    EFFORT = "effort"
    LIGHTER = "lighter"
    ONE_MORE_SET = "one-more-set"
    SWAP = "swap"


def went_down_twice(openings: Sequence[Decimal]) -> bool:
    """Whether the last two workouts each left a lift lower than it had opened.

    The openings are newest first; the first is where the next workout opens.
    """
    return len(openings) > 2 and openings[0] < openings[1] < openings[2]


def has_stalled(openings: Sequence[Decimal]) -> bool:
    """Whether a lift stands still; openings newest first, the first that of the next workout.

    The last workout left it no higher than it had opened, and the best of where the last three
    left it is no higher than the best of the three openings before: up a step and down again
    is standing still, too.
    """
    latest, before = openings[:LOOKED_AT], openings[LOOKED_AT : 2 * LOOKED_AT]
    if not before or openings[0] > openings[1]:
        return False
    return max(latest) <= max(before)


def is_told(openings: Sequence[Decimal]) -> bool:
    """Whether to say so now: when it begins, and not again before three more main days."""
    said_lately = range(1, LOOKED_AT)
    return has_stalled(openings) and not any(is_told(openings[ago:]) for ago in said_lately)


class _SetBefore(Protocol):
    """A work set of any class; the load is in the unit of its workout."""

    @property
    def load(self) -> Decimal: ...

    @property
    def reps(self) -> int: ...


def most_at(now: Terms, load: Decimal, sets: Iterable[_SetBefore], unit: str) -> int:
    """The most reps of a workout's sets at a load of today's ladder; 0 where it has none there. The
    loads of the sets are in `unit`, and are put on today's ladder if that is the other one."""
    reps = (done.reps for done in sets if on_todays_ladder(now, done.load, unit) == load)
    return max(reps, default=0)


def is_earning(rule: Rule, load: Decimal, most: Sequence[int]) -> bool:
    """Whether a long jump is on its way: the weight that follows `load` is earned by reps above
    the range, and they grow. No step up is then no stall.

    `most` are the most reps at it in each of the last workouts, newest first, as most_at() has
    them.
    """
    return rule.top(load) > rule.high and len(most) > 1 and most[0] > most[-1]


def suggestion(
    left: Sequence[int],
    *,
    was_lightened: bool,
    is_over_a_year: bool,
    prescribed: int,
    has_swaps: bool,
) -> Suggestion | None:
    """One thing to try, the smallest change first; None when nothing is left to try.

    `left` are the reps left of the stalled workouts' sets, where said; `was_lightened` is
    whether a lighter week was taken lately.
    """
    easy_sets = sum(rir > _ENOUGH_LEFT for rir in left)
    if easy_sets * 2 > len(left):
        return Suggestion.EFFORT
    if not was_lightened:
        return Suggestion.LIGHTER
    if is_over_a_year and prescribed < bounds.SETS[1]:
        return Suggestion.ONE_MORE_SET
    return Suggestion.SWAP if has_swaps else None
