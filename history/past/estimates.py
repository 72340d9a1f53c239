"""The most for one rep, where it can honestly be said.

Epley's formula is good for few reps. A stack's numbers are of one machine, so it has no estimate.
A pull-up lifts the body, too: it has one where the body weight of that time is known.
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
    """Whether a load alone has an estimate."""
    return kind in _WITH_ESTIMATE


def estimate(
    kind: str, load: Decimal, reps: int, rir: int | None, body: Decimal | None = None
) -> Decimal | None:
    """The estimated load for one rep, to a whole unit; None where it would be a guess. Of a pull-up
    body and load are lifted together: `body` is that of the day, None where it is not known."""
    possible = reps + (rir or 0)
    if rir == OR_MORE or not reps >= 1 or possible > MOST_REPS:
        return None
    if kind == LoadKind.BODYWEIGHT and body is not None and body + load > 0:
        return estimated_max(load, reps, rir, body).quantize(Decimal(1))
    return estimated_max(load, reps, rir).quantize(Decimal(1)) if has_estimate(kind) else None
