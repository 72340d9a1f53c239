"""A lift in brief, worked out set by set as Postgres is to do it for all workouts at once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from history.past.estimates import EPLEY, MOST_REPS, OR_MORE
from history.past.in_brief import (
    LAST_POSITION,
    LOAD_PLACES,
    NO_RIR,
    POSITION_PLACES,
    RAISED,
    REPS_PLACES,
    RIR_PLACES,
    SET_PLACES,
    LiftInBrief,
)
from history.past.visits import opening_of
from workouts.models import Kind, LoggedSet, Role


def brief_of(
    sets: Sequence[LoggedSet],
    *,
    workout: int = 1,
    program: int = 1,
    role: str = Role.MAIN,
    on: datetime.date,
    is_lighter: bool = False,
    swapped: str | None = None,
    unit: str = "lb",
) -> LiftInBrief:
    """One workout of an exercise from its sets in order, warm-ups left out."""
    rows = [row for row in sets if row.kind != Kind.WARMUP]
    work = [row for row in rows if row.kind == Kind.WORK]
    made = [row for row in work if row.reps > 0]
    able = [row for row in made if row.reps + (row.rir or 0) <= MOST_REPS and row.rir != OR_MORE]
    return LiftInBrief(
        workout,
        program,
        role,
        on.toordinal(),
        is_lighter,
        swapped,
        int(opening_of(rows) * 100),
        max(map(_by_load, work)),
        max(map(_by_load, made), default=None),
        max(map(_by_reps, made), default=None),
        max(map(_by_estimate, able), default=None),
        unit,
    )


def _by_load(row: LoggedSet) -> int:
    return int(row.load * 100) * REPS_PLACES + row.reps


def _by_reps(row: LoggedSet) -> int:
    return row.reps * LOAD_PLACES + int(row.load * 100) + RAISED


def _by_estimate(row: LoggedSet) -> int:
    product = int(row.load * 100) * (EPLEY + row.reps + (row.rir or 0))
    rir = NO_RIR if row.rir is None else row.rir
    place = (LAST_POSITION - row.position) * POSITION_PLACES
    return product * SET_PLACES + place + row.reps * RIR_PLACES + rir
