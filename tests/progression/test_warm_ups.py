"""Warm-ups are loads the gym can make, lighter than the first work set."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given

from progression import DEFAULT_LADDERS, WarmUp, warm_ups
from tests.progression.test_invariants import ladders, quarters
from tests.progression.workouts import POUNDS, loads


def before(target: str, ladder: Sequence[Decimal] = POUNDS, floor: str = "45") -> list[str]:
    """The warm-ups before a set at a target, as reps × load."""
    found = warm_ups(Decimal(target), ladder, Decimal(floor))
    return [f"{each.reps}×{each.load.normalize():f}" for each in found]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("225", ["6×110", "4×155"]),
        ("230", ["6×115", "4×160"]),
        ("90", ["6×45", "4×60"]),
        ("65", ["4×45"]),
        ("60", []),
        ("45", []),
    ],
)
def test_half_and_seven_tenths_on_the_ladder_none_below_the_empty_bar(
    target: str, expected: list[str]
) -> None:
    assert before(target) == expected


def test_two_that_are_the_same_are_one() -> None:
    assert before("135", loads("45", "65", "135")) == ["6×65"]
    assert before("100", loads("45", "135")) == ["6×45"]


def test_a_gym_that_makes_nothing_so_light_has_no_warm_ups() -> None:
    assert before("135", loads("100", "135"), floor="0") == []


def test_half_is_exact() -> None:
    assert before("225", loads("112", "112.5", "157.5"), floor="0") == ["6×112.5", "4×157.5"]


def test_bells_begin_with_the_lightest() -> None:
    bells = DEFAULT_LADDERS["dumbbell", "lb"]
    assert before("10", bells, floor="5") == ["6×5"]
    assert before("5", bells, floor="5") == []


@given(quarters, ladders, quarters)
def test_warm_ups_are_on_the_ladder_and_rise_towards_the_work_set(target, ladder, floor) -> None:
    found = warm_ups(target, ladder, floor)
    warm_up_loads = [each.load for each in found]
    assert set(warm_up_loads) <= set(ladder)
    assert all(floor <= load < target for load in warm_up_loads)
    assert warm_up_loads == sorted(set(warm_up_loads))
    assert all(each in (WarmUp(each.load, 6), WarmUp(each.load, 4)) for each in found)


@pytest.mark.parametrize(("target", "floor"), [("NaN", "45"), ("225", "Infinity")])
def test_a_number_that_is_none_is_refused(target: str, floor: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        before(target, floor=floor)
