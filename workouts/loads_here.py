"""Loads as the gym of today makes them: to be compared, and for a lighter week."""

from __future__ import annotations

from decimal import Decimal

from progression import ladder_at_or_below, lighter_by
from workouts.equipment import exactly_converted
from workouts.openings import Terms, carried

_LIGHTER_PERCENT = 10  # off in a lighter week (ours)


def on_todays_ladder(now: Terms, load: Decimal, unit: str) -> Decimal:
    """A load to compare with those of today; one in the other unit is put on the ladder."""
    if unit == now.unit:
        return load
    return ladder_at_or_below(now.rule.ladder, exactly_converted(load, unit, now.unit))


def lighter_load(terms: Terms, load: Decimal) -> Decimal:
    """What a lighter week asks for where a track stands at a load, as the gym can make it."""
    return lighter_by(terms.rule.ladder, load, _LIGHTER_PERCENT, carried(terms, load))
