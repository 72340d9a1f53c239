"""What of a workout was never lifted before: values, for the words of lifter and coach alike.

A workout has at most one record an exercise, the one that says most: more weight for the reps
that are asked for, else more weight at all, else more reps at a weight. None of it is the
rule's: a record moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workouts.equipment import exactly_converted


class Lifted(NamedTuple):
    """A set of one rep or more; the load is in the unit. `set` is its id, where that matters."""

    load: Decimal
    reps: int
    unit: str
    set: str = ""


class Before(NamedTuple):
    """The heaviest load before a workout in its unit: for the reps asked for or more, and for
    one rep or more; None where there was none."""

    made: Decimal | None
    lifted: Decimal | None


class Feat(StrEnum):
    HEAVIEST = "heaviest"  # more weight than ever
    FIRST = "first"  # a weight that was lifted before, never for so many
    MOST = "most"  # more reps at a weight than ever


@dataclass(frozen=True, slots=True)
class Record:
    """A set and what is new about it; `was` are the reps of before, of a FEAT.MOST alone."""

    feat: Feat
    done: Lifted
    was: int = 0


def record_of(done: Sequence[Lifted], earlier: Sequence[Lifted], low: int) -> Record | None:
    """The record of one exercise's sets in a workout beside all of those before it, for a range
    that begins at `low`; None where nothing was lifted before, as all would be one.
    """
    if not done or not earlier:
        return None
    unit = done[0].unit
    before = [each._replace(load=exactly_converted(each.load, each.unit, unit)) for each in earlier]
    made = [each.load for each in before if each.reps >= low]
    most = Before(max(made, default=None), max(each.load for each in before))
    return heavier(done, most, low) or _more_reps(done, before)


def heavier(done: Iterable[Lifted], before: Before, low: int) -> Record | None:
    """The record in weight alone; `before` is in the unit of what was done."""
    if before.lifted is None:
        return None
    sets = list(done)
    for able in ([each for each in sets if each.reps >= low], sets):
        best = max(able, key=lambda each: (each.load, each.reps), default=None)
        if best is not None and best.load > before.lifted:
            return Record(Feat.HEAVIEST, best)
        is_made = best is not None and best.reps >= low
        if best is not None and is_made and (before.made is None or best.load > before.made):
            return Record(Feat.FIRST, best)
    return None


def _more_reps(done: Sequence[Lifted], before: Sequence[Lifted]) -> Record | None:
    """More reps at a weight than ever; none where as many were done with more on it."""
    found = []
    for each in done:
        was = [one.reps for one in before if one.load == each.load]
        beaten = not any(one.load >= each.load and one.reps >= each.reps for one in before)
        if was and beaten:
            found.append(Record(Feat.MOST, each, max(was)))
    return max(found, key=lambda each: (each.done.load, each.done.reps), default=None)
