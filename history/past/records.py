"""The records of a workout as values, for the words that lifter and coach read.

A workout has at most one record an exercise, the one that says most: more weight for the reps
that are asked for, else more weight at all, else more reps at a weight. The rule knows nothing
of records: they move no target.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workouts.equipment import exactly_converted


class Lifted(NamedTuple):
    """A set of one rep or more; the load is in `unit`. `set` is its id, where that is needed."""

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
    """A set and what is new about it; `was` are the most reps before it, for Feat.MOST alone."""

    feat: Feat
    done: Lifted
    was: int = 0


def record_of(done: Sequence[Lifted], earlier: Sequence[Lifted], low: int) -> Record | None:
    """The record of one exercise's sets in a workout, compared with all sets before it, for a rep
    range that begins at `low`; None where nothing was lifted before, as any set would be one.
    """
    if not done or not earlier:
        return None
    unit = done[0].unit
    before = [row._replace(load=exactly_converted(row.load, row.unit, unit)) for row in earlier]
    made = [row.load for row in before if row.reps >= low]
    most = Before(max(made, default=None), max(row.load for row in before))
    return heavier(done, most, low) or _more_reps(done, before)


def heavier(done: Iterable[Lifted], before: Before, low: int) -> Record | None:
    """The record in weight alone; `before` is in the unit of what was done. One for the reps asked
    for is the heaviest only if no set of fewer reps was heavier."""
    if before.lifted is None:
        return None
    sets = list(done)
    heaviest = max((row.load for row in sets), default=None)
    for able in ([row for row in sets if row.reps >= low], sets):
        best = max(able, key=lambda row: (row.load, row.reps), default=None)
        if best is not None and best.load > before.lifted:
            return Record(Feat.HEAVIEST if best.load == heaviest else Feat.FIRST, best)
        is_made = best is not None and best.reps >= low
        if best is not None and is_made and (before.made is None or best.load > before.made):
            return Record(Feat.FIRST, best)
    return None


def _more_reps(done: Sequence[Lifted], before: Sequence[Lifted]) -> Record | None:
    """More reps at a weight than ever; None where as many were done with a heavier one."""
    records = []
    for row in done:
        was = [earlier.reps for earlier in before if earlier.load == row.load]
        is_matched = any(
            earlier.load >= row.load and earlier.reps >= row.reps for earlier in before
        )
        if was and not is_matched:
            records.append(Record(Feat.MOST, row, max(was)))
    return max(records, key=lambda record: (record.done.load, record.done.reps), default=None)
