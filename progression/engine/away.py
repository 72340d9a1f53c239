"""The lighter opening that is offered after time away. The article has no such offer."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from progression.engine.exact import exact
from progression.engine.ladders import ladder_at_or_below

_NO_WEIGHT = Decimal(0)
# Days without a work set of the exercise, and the percentage less that is offered from then on.
_OFFERS = ((84, 30), (56, 20), (28, 10))


def percent_less(days: int) -> int:
    """How much less is offered after so many days away: 0, 10, 20 or 30 per cent."""
    return next((percent for after, percent in _OFFERS if days >= after), 0)


def lighter(
    ladder: Sequence[Decimal], load: Decimal, days: int, body_weight: Decimal = _NO_WEIGHT
) -> Decimal:
    """The load of the ladder to offer after so many days away; `load` where none is below.

    See lighter_by for `body_weight` and errors.
    """
    return lighter_by(ladder, load, percent_less(days), body_weight)


def lighter_by(
    ladder: Sequence[Decimal], load: Decimal, percent: int, body_weight: Decimal = _NO_WEIGHT
) -> Decimal:
    """The load of the ladder at or under so many per cent less; `load` where none is below.

    For pull-ups give the body weight: the percentage is taken from body and load together.
    Raises ValueError for more assistance than body weight.
    """
    lifted = exact(load, "The load") + exact(body_weight, "Body weight")
    if body_weight < 0 or lifted < 0:
        raise ValueError("An offer needs a body weight above the assistance.")
    if not percent:
        return load
    return min(load, ladder_at_or_below(ladder, lifted * (100 - percent) / 100 - body_weight))
