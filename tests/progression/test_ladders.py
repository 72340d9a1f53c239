"""Ladders hold exactly the loads a gym can make."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progression import (
    DEFAULT_LADDERS,
    DEFAULT_STEPS,
    GYM_DEFAULTS,
    barbell_ladder,
    even_ladder,
    ladder_at_or_below,
)
from tests.progression.workouts import loads

plates = st.integers(1, 40).map(lambda count: Decimal(count) / 4)


def by_trying(bar: Decimal, plates: list[Decimal], top: Decimal) -> tuple[Decimal, ...]:
    """Every number of every plate, tried in turn."""
    counts = [range(int((top - bar) / 2 / plate) + 1) for plate in plates]
    totals = {
        bar + 2 * sum((n * plate for n, plate in zip(each, plates, strict=True)), Decimal(0))
        for each in product(*counts)
    }
    return tuple(sorted(total for total in totals if total <= top))


@given(st.integers(0, 50), st.lists(plates, max_size=3), st.integers(0, 20))
def test_a_barbell_ladder_is_every_sum_of_plates(bar: int, owned: list[Decimal], room: int) -> None:
    top = Decimal(bar + room)
    assert barbell_ladder(Decimal(bar), owned, top) == by_trying(Decimal(bar), owned, top)


def test_a_barbell_without_small_plates_takes_large_steps() -> None:
    made = barbell_ladder(Decimal(45), loads("45", "25"), Decimal(250))
    assert made == loads("45", "95", "135", "145", "185", "195", "225", "235", "245")


def test_a_bar_without_plates_is_a_ladder_of_one() -> None:
    assert barbell_ladder(Decimal("20.4"), [], Decimal(100)) == loads("20.4")


def test_a_top_between_two_loads_ends_below_it() -> None:
    assert barbell_ladder(Decimal(20), loads("2.5"), Decimal("34.9"))[-1] == Decimal(30)


@pytest.mark.parametrize(
    ("bar", "plate", "top"),
    [
        ("45", "0", "100"),
        ("45", "-5", "100"),
        ("45", "2.6", "100"),
        ("45", "NaN", "100"),
        ("-45", "5", "100"),
        ("Infinity", "5", "100"),
        ("45", "5", "40"),
        ("45", "5", "1e9"),
    ],
)
def test_a_barbell_ladder_refuses(bar: str, plate: str, top: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        barbell_ladder(Decimal(bar), [Decimal(plate)], Decimal(top))


def test_an_even_ladder_goes_by_its_step() -> None:
    assert even_ladder(*loads("-5", "6", "2.5")) == loads("-5", "-2.5", "0", "2.5", "5")


@pytest.mark.parametrize(
    ("lowest", "highest", "step"),
    [
        ("5", "100", "0"),
        ("5", "100", "-5"),
        ("100", "5", "5"),
        ("5", "NaN", "5"),
        ("0", "1e6", "0.01"),
    ],
)
def test_an_even_ladder_refuses(lowest: str, highest: str, step: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        even_ladder(*loads(lowest, highest, step))


@pytest.mark.parametrize(
    ("kind", "unit", "first", "second", "last"),
    [
        ("barbell", "lb", "45", "50", "1200"),
        ("barbell", "kg", "20", "22.5", "550"),
        ("dumbbell", "lb", "5", "10", "120"),
        ("dumbbell", "kg", "2.5", "5", "50"),
        ("stack", "lb", "5", "10", "300"),
        ("stack", "kg", "2.5", "5", "140"),
        ("bodyweight", "lb", "-150", "-145", "200"),
        ("bodyweight", "kg", "-70", "-67.5", "90"),
    ],
)
def test_an_ordinary_gym(kind: str, unit: str, first: str, second: str, last: str) -> None:
    ladder = DEFAULT_LADDERS[kind, unit]
    assert (ladder[0], ladder[1], ladder[-1]) == loads(first, second, last)


@pytest.mark.parametrize("unit", ["lb", "kg"])
def test_plain_bodyweight_is_on_its_ladder(unit: str) -> None:
    assert Decimal(0) in GYM_DEFAULTS[unit].bodyweight_ladder


def test_every_kind_and_unit_has_steps_and_a_ladder() -> None:
    assert DEFAULT_STEPS.keys() == DEFAULT_LADDERS.keys()


@pytest.mark.parametrize(
    ("load", "found"), [("50", "50"), ("54.9", "50"), ("60", "55"), ("40", "45")]
)
def test_a_load_is_held_to_the_ladder_from_below(load: str, found: str) -> None:
    assert ladder_at_or_below(loads("45", "50", "55"), Decimal(load)) == Decimal(found)
