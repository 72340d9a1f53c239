"""Stalls, estimates, arms, volume and weeks: what is counted on the logbook."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from exercises.models import Exercise
from history.past.balance import Arms, balance_words, trend_words
from history.past.estimates import estimate
from tests.factories import TUESDAY
from workouts.stalls import Suggestion, has_stalled, is_told, suggestion, went_down_twice
from workouts.volume import area_sets, muscle_sets

EXERCISES = {
    "deadlift": Exercise(
        slug="deadlift", area="lower", muscles={"primary": ["erectors"], "secondary": ["lats"]}
    ),
    "pull-up": Exercise(
        slug="pull-up", area="mid", muscles={"primary": ["lats"], "secondary": ["rhomboids"]}
    ),
}


def loads(*numbers: int) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


def suggested(left: list[int], **changes: Any) -> Suggestion | None:
    facts = {"was_lightened": False, "is_over_a_year": True, "prescribed": 3, "has_swaps": True}
    return suggestion(left, **(facts | changes))


def test_three_workouts_without_an_up_are_a_stall() -> None:
    assert has_stalled(loads(225, 225, 230, 230))


def test_two_workouts_without_an_up_are_none() -> None:
    assert not has_stalled(loads(225, 225, 225))
    assert not has_stalled(loads(225, 225, 225, 220))


@pytest.mark.parametrize(
    "openings",
    [
        (320, 320, 315, 320),
        (315, 320, 315, 320, 315),
        (320, 320, 325, 320, 330),
        (225, 225, 220, 215, 235),
    ],
)
def test_up_a_step_and_down_again_is_standing_still(openings: tuple[int, ...]) -> None:
    assert has_stalled(loads(*openings))


@pytest.mark.parametrize(
    "openings",
    [
        (320, 315, 320, 320),  # it has just gone up
        (230, 220, 225, 225),
        (225, 225, 220, 215),
        (235, 235, 235, 225),
    ],
)
def test_new_ground_in_three_main_days_is_no_stall(openings: tuple[int, ...]) -> None:
    assert not has_stalled(loads(*openings))


def test_a_stall_is_told_at_once_and_again_after_three_main_days() -> None:
    still = [is_told(loads(*[225] * count)) for count in range(1, 13)]
    assert [count for count, told in enumerate(still, start=1) if told] == [4, 7, 10]


def test_two_downs_in_a_row_are_told_from_one() -> None:
    assert went_down_twice(loads(220, 225, 230))
    assert not went_down_twice(loads(225, 225, 230))


def test_a_stall_of_easy_sets_asks_for_effort() -> None:
    assert suggested([3, 4, 1]) == Suggestion.EFFORT


def test_sets_that_say_nothing_of_effort_are_not_easy() -> None:
    assert suggested([]) == Suggestion.LIGHTER


def test_a_stall_after_a_lighter_week_gets_a_set_more() -> None:
    assert suggested([1], was_lightened=True) == Suggestion.ONE_MORE_SET


@pytest.mark.parametrize("changes", [{"is_over_a_year": False}, {"prescribed": 6}])
def test_where_no_set_can_be_added_it_is_a_swap(changes: dict[str, Any]) -> None:
    assert suggested([1], was_lightened=True, **changes) == Suggestion.SWAP


def test_without_a_swap_nothing_is_left_to_suggest() -> None:
    left = suggested([1], was_lightened=True, is_over_a_year=False, has_swaps=False)
    assert left is None


def test_an_estimate_counts_the_reps_left_as_done() -> None:
    assert estimate("barbell", Decimal(225), 4, 2) == Decimal(270)


@pytest.mark.parametrize(
    ("kind", "reps", "rir"),
    [
        ("barbell", 11, None),
        ("barbell", 9, 2),
        ("barbell", 3, 5),
        ("barbell", 0, None),
        ("bodyweight", 5, None),
        ("stack", 5, None),
    ],
)
def test_where_it_would_be_a_guess_there_is_no_estimate(
    kind: str, reps: int, rir: int | None
) -> None:
    assert estimate(kind, Decimal(100), reps, rir) is None


def test_the_stronger_arm_is_named_with_its_reps() -> None:
    found = [Arms(TUESDAY, 8, 9), Arms(TUESDAY, 7, 8)]
    assert balance_words(found) == "Your right arm did 2 reps more: 15 left, 17 right."


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ([3, 3, 3, 1, 1, 1], "The gap is closing."),
        ([0, 0, 0, -2, -2, -2], "The gap is growing."),
        ([1, 1, 1, 1, 1, 1], "The gap is steady."),
        ([3, 3, 1, 1], ""),
    ],
)
def test_the_later_half_tells_where_the_gap_goes(gaps: list[int], words: str) -> None:
    assert trend_words([Arms(TUESDAY, 10, 10 + gap) for gap in gaps]) == words


def test_a_muscle_gets_half_a_set_where_it_helps() -> None:
    found = muscle_sets(EXERCISES, {"deadlift": 3, "pull-up": 3}, {"pull-up": 3})
    done = {each.muscle.key: (each.done, each.planned) for each in found}
    assert done["lats"] == (Decimal("4.5"), 3)
    assert done["rhomboids"] == (Decimal("1.5"), Decimal("1.5"))


def test_an_exercise_counts_in_its_own_area() -> None:
    found = area_sets(EXERCISES, {"deadlift": 3}, {"deadlift": 3, "pull-up": 3})
    assert [(each.area, each.done, each.planned) for each in found] == [
        ("upper", 0, 0),
        ("mid", 0, 3),
        ("lower", 3, 3),
    ]
