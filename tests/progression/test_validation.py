"""Nonsense is refused with a sentence, before it can become a target."""

from decimal import Decimal

import pytest

from progression import Rule, SetResult

TEN, FIVE = Decimal(10), Decimal(5)
LADDER = (Decimal(45), Decimal(50), Decimal(55))

NONSENSE_RULES = {
    "a range that runs downwards": (7, 6, TEN, FIVE, LADDER),
    "a range from zero": (0, 6, TEN, FIVE, LADDER),
    "a fractional range": (4.5, 6, TEN, FIVE, LADDER),
    "a truth value as a range": (True, 6, TEN, FIVE, LADDER),
    "a text as the high end": (4, "6", TEN, FIVE, LADDER),
    "a negative step up": (4, 6, -TEN, FIVE, LADDER),
    "a negative step down": (4, 6, TEN, -FIVE, LADDER),
    "a step that is no number": (4, 6, Decimal("NaN"), FIVE, LADDER),
    "an endless step": (4, 6, TEN, Decimal("Infinity"), LADDER),
    "a step in binary fractions": (4, 6, 10.0, FIVE, LADDER),
    "an empty ladder": (4, 6, TEN, FIVE, ()),
    "an unsorted ladder": (4, 6, TEN, FIVE, (Decimal(50), Decimal(45))),
    "a ladder with a load twice": (4, 6, TEN, FIVE, (Decimal(45), Decimal("45.0"))),
    "a ladder with a gap that is no number": (4, 6, TEN, FIVE, (Decimal(45), Decimal("NaN"))),
    "an endless ladder": (4, 6, TEN, FIVE, (Decimal(45), Decimal("Infinity"))),
    "a ladder of binary fractions": (4, 6, TEN, FIVE, (45.0, 50.0)),
}

NONSENSE_SETS = {
    "a load that is no number": (Decimal("NaN"), 5, None),
    "a signalling no number": (Decimal("sNaN"), 5, None),
    "an endless load": (Decimal("-Infinity"), 5, None),
    "a load in binary fractions": (225.0, 5, None),
    "negative reps": (Decimal(225), -1, None),
    "fractional reps": (Decimal(225), 5.0, None),
    "a truth value as reps": (Decimal(225), True, None),
    "fewer than no reps left": (Decimal(225), 5, -1),
    "more reps left than five": (Decimal(225), 5, 6),
    "fractional reps left": (Decimal(225), 5, 2.0),
    "a truth value as reps left": (Decimal(225), 5, True),
}


@pytest.mark.parametrize("given", NONSENSE_RULES.values(), ids=list(NONSENSE_RULES))
def test_a_rule_refuses(given: tuple) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        Rule(*given)


@pytest.mark.parametrize("given", NONSENSE_SETS.values(), ids=list(NONSENSE_SETS))
def test_a_set_refuses(given: tuple) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        SetResult(*given)


def test_a_range_of_one_number_is_a_range() -> None:
    assert Rule(5, 5, TEN, FIVE, LADDER).low == 5


def test_a_set_of_no_reps_is_a_set() -> None:
    assert SetResult(Decimal(225), 0, 5).reps == 0
