"""Lifts that do not go up any more, and the one thing to try next.

A stall and its suggestions are ours; what they ask for is the article's: sets that end one
to three reps short, and more sets only after a year. Nothing here happens by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from progression import Rule
from workouts.models import LoggedSet, bounds

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
    """Whether none of the last three workouts left a lift higher; openings newest first."""
    if len(openings) <= LOOKED_AT:
        return False
    return not any(openings[at] > openings[at + 1] for at in range(LOOKED_AT))


def is_earning(rule: Rule, load: Decimal, most: Sequence[int]) -> bool:
    """Whether a long jump is on its way: the weight that follows `load` is earned by reps above
    the range, and they grow. No step up is then no stall.

    `most` are the most reps at it in each of the last workouts, newest first.
    """
    return rule.top(load) > rule.high and len(most) > 1 and most[0] > most[-1]


def suggestion(
    sets: Sequence[LoggedSet],
    *,
    was_lightened: bool,
    is_over_a_year: bool,
    prescribed: int,
    has_swaps: bool,
) -> Suggestion | None:
    """One thing to try, the smallest change first; None when all are behind.

    `sets` are those of the stalled workouts; `was_lightened` is whether the weight was taken
    down by hand since they began.
    """
    if _is_easy(sets):
        return Suggestion.EFFORT
    if not was_lightened:
        return Suggestion.LIGHTER
    if is_over_a_year and prescribed < bounds.SETS[1]:
        return Suggestion.ONE_MORE_SET
    return Suggestion.SWAP if has_swaps else None


def _is_easy(sets: Sequence[LoggedSet]) -> bool:
    """Whether more than half of the sets that say so left more than two reps."""
    said = [row.rir for row in sets if row.rir is not None]
    return sum(rir > _ENOUGH_LEFT for rir in said) * 2 > len(said)
