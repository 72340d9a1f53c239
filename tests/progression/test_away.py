"""What is offered after time away."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progression import DEFAULT_LADDERS, lighter, percent_less

BARBELL = DEFAULT_LADDERS["barbell", "lb"]
PULL_UPS = DEFAULT_LADDERS["bodyweight", "lb"]


@pytest.mark.parametrize(
    ("days", "percent"),
    [(-1, 0), (0, 0), (27, 0), (28, 10), (55, 10), (56, 20), (83, 20), (84, 30), (3650, 30)],
)
def test_each_four_weeks_away_offer_ten_per_cent_less_up_to_thirty(days: int, percent: int) -> None:
    assert percent_less(days) == percent


@pytest.mark.parametrize(
    ("days", "load"),
    [(27, 225), (28, 200), (55, 200), (56, 180), (83, 180), (84, 155)],
)
def test_what_is_offered_lies_on_the_ladder_at_or_below_the_share(days: int, load: int) -> None:
    # 10, 20 and 30 per cent less than 225 are 202.5, 180 and 157.5.
    assert lighter(BARBELL, Decimal(225), days) == load


def test_up_to_27_days_a_load_off_the_ladder_is_left_as_it_is() -> None:
    assert lighter(BARBELL, Decimal("226.25"), 27) == Decimal("226.25")


def test_a_share_that_is_on_the_ladder_is_offered_itself() -> None:
    assert lighter(BARBELL, Decimal(250), 28) == 225


def test_a_pull_up_is_lightened_with_the_body_that_is_lifted() -> None:
    # A tenth of 180 and 20 is 20: nothing on the belt. Three tenths are 60: 40 of assistance.
    assert lighter(PULL_UPS, Decimal(20), 28, Decimal(180)) == 0
    assert lighter(PULL_UPS, Decimal(20), 84, Decimal(180)) == -40


def test_an_assisted_pull_up_is_given_more_assistance() -> None:
    # A tenth of 180 less 40 is 14, so 54 of assistance: 55 on the ladder.
    assert lighter(PULL_UPS, Decimal(-40), 28, Decimal(180)) == -55


@pytest.mark.parametrize("load", [45, 40])
def test_nothing_lighter_is_offered_than_the_gym_can_make(load: int) -> None:
    assert lighter(BARBELL, Decimal(load), 84) == load


@pytest.mark.parametrize(
    ("load", "body_weight"),
    [("NaN", "0"), ("-40", "0"), ("-180.5", "180"), ("200", "-1"), ("0", "Infinity")],
)
def test_no_offer_is_made_of(load: str, body_weight: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        lighter(PULL_UPS, Decimal(load), 28, Decimal(body_weight))


@given(
    st.sampled_from(sorted(DEFAULT_LADDERS)),
    st.integers(0, 400),
    st.decimals(150, 400, places=1),
    st.data(),
)
def test_an_offer_is_never_heavier_and_longer_away_never_heavier_still(
    kind: tuple[str, str], days: int, body_weight: Decimal, data: st.DataObject
) -> None:
    ladder = DEFAULT_LADDERS[kind]
    load = data.draw(st.sampled_from(ladder))
    offered = lighter(ladder, load, days, body_weight)
    assert offered in ladder
    assert lighter(ladder, load, days + 28, body_weight) <= offered <= load
