"""The most for one rep, where it can honestly be said.

Epley's formula is good for few reps. A stack's numbers are of one machine, and a pull-up
lifts a body whose weight is not stored: neither has an estimate.
"""

from __future__ import annotations

from decimal import Decimal

from exercises.models import LoadKind
from progression import estimated_max

EPLEY = 30  # as in progression.estimated_max
MOST_REPS = 10
OR_MORE = 5  # five reps left means five or more, which says too little
_WITH_ESTIMATE = {LoadKind.BARBELL, LoadKind.DUMBBELL}


def has_estimate(kind: str) -> bool:
    return kind in _WITH_ESTIMATE


def estimate(kind: str, load: Decimal, reps: int, rir: int | None) -> Decimal | None:
    """The estimated load for one rep, to a whole unit; None where it would be a guess."""
    possible = reps + (rir or 0)
    if not has_estimate(kind) or rir == OR_MORE or not reps >= 1 or possible > MOST_REPS:
        return None
    return estimated_max(load, reps, rir).quantize(Decimal(1))
