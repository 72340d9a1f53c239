"""Which sets of a workout beat all that was done before them: values, asked of no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from workouts.models import LoggedSet


@dataclass(frozen=True, slots=True)
class Best:
    """The most reps that were ever made at a load, the load in the unit of the workout."""

    load: Decimal
    reps: int


class Beats(StrEnum):
    """What a set of today does that none before it did."""

    HEAVIEST = "heaviest"  # no load of the exercise was ever as high
    MOST_HERE = "most here"  # more reps at a load that was lifted before
    HEAVIEST_FOR = "heaviest for"  # nothing as heavy was lifted for as many


@dataclass(frozen=True, slots=True)
class TodaysRecord:
    row: LoggedSet
    beats: Beats


def todays_record(rows: Iterable[LoggedSet], before: Sequence[Best]) -> TodaysRecord | None:
    """The set of an exercise that beats what was done `before`, the heaviest of several; None
    where nothing was done before, as then every set would be a record."""
    if not before:
        return None
    made = [row for row in rows if row.reps and not row.pain and not _was_done(row, before)]
    if not made:
        return None
    row = max(made, key=lambda each: (each.load, each.reps))
    return TodaysRecord(row, _beats(row, before))


def _was_done(row: LoggedSet, before: Sequence[Best]) -> bool:
    """Whether as much was lifted as often already."""
    return any(best.load >= row.load and best.reps >= row.reps for best in before)


def _beats(row: LoggedSet, before: Sequence[Best]) -> Beats:
    if all(best.load < row.load for best in before):
        return Beats.HEAVIEST
    is_known = any(best.load == row.load for best in before)
    return Beats.MOST_HERE if is_known else Beats.HEAVIEST_FOR
