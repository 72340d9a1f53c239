"""The opening load without a history, from one recent set.

Epley's estimate: the most for one rep is load x (1 + reps / 30), counting reps left as
done. It only proposes an opening; the rule itself uses no estimate.
"""

from __future__ import annotations

from decimal import Decimal

from progression.engine.exact import exact
from progression.engine.ladders import ladder_at_or_below
from progression.engine.types import Rule, SetResult

_NO_WEIGHT = Decimal(0)
_EPLEY = 30
# One rep more than the low end, with two left: a set that can be made and is still work.
_SPARE = 3


def estimated_max(
    load: Decimal, reps: int, rir: int | None = None, body_weight: Decimal = _NO_WEIGHT
) -> Decimal:
    """The estimated load for one rep, on the same scale as `load`.

    For pull-ups give the body weight: body and load are lifted together. Raises ValueError
    for no reps, or for more assistance than body weight.
    """
    lifted, possible = _lifted(load, reps, rir, body_weight)
    return lifted * (_EPLEY + possible) / _EPLEY - body_weight


def opening_from(
    rule: Rule,
    load: Decimal,
    reps: int,
    rir: int | None = None,
    body_weight: Decimal = _NO_WEIGHT,
) -> Decimal:
    """The load of the rule's ladder to open with after such a set; errors as estimated_max.

    It is chosen for one rep more than the low end of the range, with two left.
    """
    lifted, possible = _lifted(load, reps, rir, body_weight)
    # Divide only once: rounding twice could fall just short of a load and lose a step.
    fitting = lifted * (_EPLEY + possible) / (_EPLEY + rule.low + _SPARE) - body_weight
    return ladder_at_or_below(rule.ladder, fitting)


def _lifted(load: Decimal, reps: int, rir: int | None, body_weight: Decimal) -> tuple[Decimal, int]:
    """Everything that was moved, and the reps that were possible with it."""
    done = SetResult(load, reps, rir)
    if done.reps < 1:
        raise ValueError("An estimate needs a set of at least one rep.")
    lifted = done.load + exact(body_weight, "Body weight")
    if body_weight < 0 or lifted < 0:
        raise ValueError("An estimate needs a body weight above the assistance.")
    return lifted, done.reps + (done.rir or 0)
