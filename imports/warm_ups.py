"""Warm-ups in a file that marks none: the lighter sets before the day's heaviest.

The line is ours: under 80 % of the heaviest set that the exercise has on that day. Bodyweight
lifts are left alone, as what is on the belt says little of what was lifted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from exercises.models import Kind as LoadKind
from imports.days import Done, is_work
from workouts.models import Kind

SHARE = Decimal("0.8")


def told_apart(sets: Sequence[Done], kinds: Mapping[str, str]) -> tuple[list[Done], int]:
    """The sets of a day with those before the first heavy one as warm-ups, and how many."""
    heaviest: dict[str, Decimal] = {}
    for done in filter(is_work, sets):
        if kinds[done.exercise] != LoadKind.BODYWEIGHT:
            heaviest[done.exercise] = max(done.load, heaviest.get(done.exercise, done.load))
    waiting, found, count = set(heaviest), [], 0
    for done in sets:
        if done.exercise in waiting and is_work(done):
            if done.load >= SHARE * heaviest[done.exercise]:
                waiting.discard(done.exercise)
            else:
                done, count = done._replace(kind=Kind.WARMUP.value), count + 1
        found.append(done)
    return found, count
