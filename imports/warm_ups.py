"""Warm-ups in a file that marks none: the lighter sets before the day's heaviest.

The line is ours: under 80 % of the heaviest set that the exercise has on that day. A bar that
is ramped up in plates comes closer than that (315 before three sets of 365), so where its
heaviest was lifted more than once, under 90 %: who climbs with every set lifts it once.
Bodyweight lifts are left alone, as what is on the belt says little of what was lifted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from exercises.models import LoadKind
from imports.days import ImportedSet, is_work
from workouts.models import Kind

SHARE = Decimal("0.8")
RAMPED = Decimal("0.9")  # of a bar whose heaviest was lifted more than once


def told_apart(
    sets: Sequence[ImportedSet], kinds: Mapping[str, str]
) -> tuple[list[ImportedSet], int]:
    """The sets of a day with those before the first heavy one as warm-ups, and how many."""
    loads: dict[str, list[Decimal]] = {}
    for done in filter(is_work, sets):
        if kinds[done.exercise] != LoadKind.BODYWEIGHT:
            loads.setdefault(done.exercise, []).append(done.load)
    waiting = {slug: _first_work(each, kinds[slug]) for slug, each in loads.items()}
    found, count = [], 0
    for done in sets:
        if done.exercise in waiting and is_work(done):
            if done.load >= waiting[done.exercise]:
                del waiting[done.exercise]
            else:
                done, count = done._replace(kind=Kind.WARMUP.value), count + 1
        found.append(done)
    return found, count


def _first_work(loads: Sequence[Decimal], kind: str) -> Decimal:
    """The least that the first work set of an exercise on a day weighs."""
    heaviest = max(loads)
    is_ramped = kind == LoadKind.BARBELL and loads.count(heaviest) > 1
    return (RAMPED if is_ramped else SHARE) * heaviest
