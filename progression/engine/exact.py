"""Exact numbers: every load is a finite Decimal."""

from decimal import Decimal

KG_A_LB = Decimal("0.45359237")  # the international pound, by definition


def exact(number: Decimal, name: str) -> Decimal:
    """The number itself; ValueError when it is not a finite Decimal."""
    if not isinstance(number, Decimal) or not number.is_finite():
        raise ValueError(f"{name} must be an exact number, not {number!r}.")
    return number
