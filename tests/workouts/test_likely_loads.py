"""How heavy a set is taken as typed: the rule as a table."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progression import DEFAULT_LADDERS, DEFAULT_STEPS, Rule, even_ladder
from workouts.doubts import least_likely, most_likely
from workouts.openings import Terms


def terms(kind: str = "barbell", unit: str = "lb", **changes: object) -> Terms:
    steps = DEFAULT_STEPS[kind, unit]
    usual = {"up": steps.up, "down": steps.down, "ladder": DEFAULT_LADDERS[kind, unit]}
    return Terms(Rule(4, 6, **(usual | changes)), 3, unit, kind)


def most(
    lifted: object = None, asked: object = None, kind: str = "barbell", unit: str = "lb"
) -> Decimal:
    known = [None if each is None else Decimal(str(each)) for each in (lifted, asked)]
    return most_likely(terms(kind, unit), *known)


@pytest.mark.parametrize(
    ("kind", "unit", "lifted", "expected"),
    [
        ("barbell", "lb", 225, "300"),  # a third
        ("barbell", "lb", 315, "415"),  # ten steps come before a third
        ("barbell", "lb", 405, "505"),
        ("barbell", "lb", 160, "213.33"),
        ("barbell", "lb", 95, "145"),  # five steps: a third would be 31 lb
        ("barbell", "lb", 45, "95"),
        ("barbell", "kg", 100, "133.33"),
        ("barbell", "kg", 180, "230"),
        ("barbell", "kg", 20, "45"),
        ("dumbbell", "lb", 20, "45"),
        ("dumbbell", "lb", 22.5, "47.5"),
        ("dumbbell", "lb", 60, "85"),
        ("dumbbell", "lb", 90, "120"),
        ("dumbbell", "kg", 10, "22.5"),
        ("stack", "lb", 50, "75"),
        ("stack", "lb", 240, "290"),
        ("bodyweight", "lb", 0, "50"),  # a third of 150 lb of body
        ("bodyweight", "lb", 30, "90"),
        ("bodyweight", "lb", 90, "170"),
        ("bodyweight", "lb", -30, "20"),
        ("bodyweight", "lb", -150, "-100"),
        ("bodyweight", "kg", 0, "25"),
        ("bodyweight", "kg", 20, "50"),
        ("bodyweight", "kg", -20, "5"),
    ],
)
def test_a_third_or_ten_steps_above_the_heaviest_is_taken_without_a_question(
    kind: str, unit: str, lifted: float, expected: str
) -> None:
    assert most(lifted, None, kind, unit) == Decimal(expected)


@pytest.mark.parametrize(
    ("kind", "unit", "lifted", "meant", "typed"),
    [
        ("barbell", "lb", 225, 235, 1225),
        ("barbell", "lb", 225, 275, 2255),
        ("barbell", "lb", 45, 95, 455),
        ("barbell", "kg", 102.5, 105, 1025),
        ("barbell", "kg", 60, 70, 600),
        ("dumbbell", "lb", 20, 30, 200),  # a normal jump after a long break, and a zero too many
        ("dumbbell", "lb", 22.5, 25, 225),  # the point left out
        ("dumbbell", "kg", 12.5, 15, 125),
        ("stack", "lb", 45, 60, 450),
        ("bodyweight", "lb", 10, 20, 100),
        ("bodyweight", "lb", -20, 0, 200),
        ("bodyweight", "kg", 2.5, 5, 225),
    ],
)
def test_a_key_too_many_is_asked_about_and_a_good_week_is_not(
    kind: str, unit: str, lifted: float, meant: float, typed: float
) -> None:
    assert meant <= most(lifted, None, kind, unit) < typed


def test_what_is_asked_for_is_never_asked_about() -> None:
    assert most(225, 405) == 405


def test_where_nothing_was_lifted_the_target_is_what_is_known() -> None:
    assert most(None, 225) == most(225)


@pytest.mark.parametrize(
    ("kind", "top"), [("barbell", 1200), ("dumbbell", 120), ("stack", 300), ("bodyweight", 200)]
)
def test_where_nothing_is_known_only_what_no_gym_has_is_asked_about(kind: str, top: int) -> None:
    assert most(None, None, kind) == top


def test_the_next_pin_of_a_coarse_stack_is_not_asked_about() -> None:
    ladder = even_ladder(Decimal(40), Decimal(280), Decimal(40))
    assert most_likely(terms("stack", ladder=ladder), Decimal(40), None) == 80


@pytest.mark.parametrize(("up", "expected"), [("1.25", 275), ("50", 300)])
def test_a_coachs_small_or_large_step_makes_the_question_neither_nag_nor_sleep(
    up: str, expected: int
) -> None:
    assert most_likely(terms(up=Decimal(up)), Decimal(225), None) == expected


LOADS = st.decimals(-150, 1200, places=2)


@given(lifted=LOADS, asked=st.none() | LOADS, kind=st.sampled_from(["barbell", "bodyweight"]))
def test_neither_what_was_lifted_nor_what_the_rule_may_ask_next_is_asked_about(
    lifted: Decimal, asked: Decimal | None, kind: str
) -> None:
    known = terms(kind)
    unasked = most_likely(known, lifted, asked)
    assert unasked >= max(lifted, known.rule.raised(lifted), lifted if asked is None else asked)


def least(
    last: object = None, asked: object = None, kind: str = "barbell", unit: str = "lb"
) -> Decimal | None:
    known = [None if each is None else Decimal(str(each)) for each in (last, asked)]
    return least_likely(terms(kind, unit), *known)


@pytest.mark.parametrize(
    ("kind", "unit", "last", "expected"),
    [
        ("barbell", "lb", 225, "56.25"),  # a quarter
        ("barbell", "kg", 100, "25"),
        ("barbell", "lb", 60, "10"),  # five steps: a quarter would be 15 lb
        ("barbell", "lb", 45, "-5"),
        ("dumbbell", "lb", 90, "22.5"),
        ("dumbbell", "lb", 25, "0"),
        ("bodyweight", "lb", 0, "-112.5"),  # a quarter of 150 lb of body is lifted
        ("bodyweight", "lb", -150, "-200"),
    ],
)
def test_a_quarter_of_the_last_or_five_steps_below_it_is_taken_without_a_question(
    kind: str, unit: str, last: float, expected: str
) -> None:
    assert least(last, None, kind, unit) == Decimal(expected)


@pytest.mark.parametrize(
    ("kind", "last", "meant", "typed"),
    [
        ("barbell", 145, 72.5, 1.5),
        ("barbell", 145, 135, 14.5),
        ("barbell", 225, 60, 22.5),
        ("dumbbell", 60, 15, 6),
        ("stack", 120, 30, 12),
    ],
)
def test_a_point_that_slipped_is_asked_about_and_half_after_an_injury_is_not(
    kind: str, last: float, meant: float, typed: float
) -> None:
    lightest = least(last, None, kind)
    assert lightest is not None
    assert typed < lightest <= meant


def test_nothing_is_too_light_where_nothing_is_known() -> None:
    assert least() is None


@given(last=LOADS, asked=LOADS, kind=st.sampled_from(["barbell", "bodyweight"]))
def test_neither_what_was_lifted_last_nor_what_is_asked_for_is_too_light(
    last: Decimal, asked: Decimal, kind: str
) -> None:
    lightest = least(last, asked, kind)
    assert lightest is not None
    assert lightest <= min(last, asked)
