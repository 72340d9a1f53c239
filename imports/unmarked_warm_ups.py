"""Warm-ups in a file that marks none: the lighter sets before the day's heaviest.

The limit is ours: under 80% of the exercise's heaviest set of that day. Barbell warm-ups in whole
plates come closer than that (315 before three sets of 365), so the limit is 90% for a barbell
whose heaviest weight was lifted more than once; somebody who adds weight with every set lifts it
only once. Bodyweight lifts are left alone, as the added load is only a part of what is lifted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from exercises.models import LoadKind
from imports.imported_days import ImportedSet, is_work
from workouts.models import Kind

SHARE = Decimal("0.8")
RAMPED = Decimal("0.9")  # for a barbell whose heaviest was lifted more than once


def told_apart(
    sets: Sequence[ImportedSet], kinds: Mapping[str, str]
) -> tuple[list[ImportedSet], int]:
    """The sets of a day with those before the first heavy one as warm-ups, and how many."""
    loads: dict[str, list[Decimal]] = {}
    for done in filter(is_work, sets):
        if kinds[done.exercise] != LoadKind.BODYWEIGHT:
            loads.setdefault(done.exercise, []).append(done.load)
    # The least that each exercise's first work set weighs, until that set was reached.
    waiting = {}
    for slug, lifted in loads.items():
        heaviest = max(lifted)
        is_ramped = kinds[slug] == LoadKind.BARBELL and lifted.count(heaviest) > 1
        waiting[slug] = (RAMPED if is_ramped else SHARE) * heaviest
    marked, count = [], 0
    for done in sets:
        if done.exercise in waiting and is_work(done):
            if done.load >= waiting[done.exercise]:
                del waiting[done.exercise]
            else:
                done, count = done._replace(kind=Kind.WARMUP.value), count + 1
        marked.append(done)
    return marked, count
