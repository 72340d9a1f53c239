"""Opening from one recent set, by Epley's estimate."""

from decimal import Decimal

import pytest

from progression import DEFAULT_LADDERS, estimated_max, opening_from
from tests.progression.workouts import rule

PULL_UPS = rule(ladder=DEFAULT_LADDERS["bodyweight", "lb"])


def test_the_estimate_is_epleys() -> None:
    assert estimated_max(Decimal(225), 6) == Decimal(270)


def test_reps_left_count_as_reps() -> None:
    assert estimated_max(Decimal(225), 4, 2) == estimated_max(Decimal(225), 6)


def test_a_pull_up_lifts_the_body_too() -> None:
    assert estimated_max(Decimal(20), 6, body_weight=Decimal(180)) == Decimal(60)


def test_the_opening_leaves_room_for_one_more_than_the_low_end_with_two_left() -> None:
    # 270 / (1 + 7/30) is 218.9; the bar takes 215.
    assert opening_from(rule(), Decimal(225), 6) == Decimal(215)


@pytest.mark.parametrize("load", DEFAULT_LADDERS["barbell", "kg"][::7])
def test_a_set_that_is_just_right_opens_at_its_own_load(load: Decimal) -> None:
    assert opening_from(rule(ladder=DEFAULT_LADDERS["barbell", "kg"]), load, 5, 2) == load


def test_a_weak_set_opens_at_the_lowest_load() -> None:
    assert opening_from(rule(), Decimal(20), 3) == Decimal(45)


def test_an_assisted_pull_up_opens_with_assistance() -> None:
    # (180 - 40) x 36/37 is 136.2, so 43.8 of assistance: 45 on the ladder.
    assert opening_from(PULL_UPS, Decimal(-40), 6, body_weight=Decimal(180)) == Decimal(-45)


@pytest.mark.parametrize(
    ("load", "reps", "rir", "body_weight"),
    [
        ("225", 0, None, "0"),
        ("225", 5, 6, "0"),
        ("NaN", 5, None, "0"),
        ("-40", 5, None, "0"),
        ("0", 5, None, "-180"),
        ("0", 5, None, "Infinity"),
    ],
)
def test_no_estimate_is_made_of(load: str, reps: int, rir: int | None, body_weight: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        opening_from(PULL_UPS, Decimal(load), reps, rir, Decimal(body_weight))
