"""The worked cases, one by one, and what the interface promises around them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from progression import Progress, Reason, Rule, SetResult, Target, progress
from tests.progression.workouts import done, rule, target

CASES = json.loads((Path(__file__).parent / "next_set.json").read_text())


def read_rule(given: dict) -> Rule:
    ladder = tuple(map(Decimal, given["ladder"]))
    return Rule(given["low"], given["high"], Decimal(given["up"]), Decimal(given["down"]), ladder)


def read_sets(case: dict) -> list[SetResult]:
    return [SetResult(Decimal(load), reps, rir) for load, reps, rir in case["sets"]]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_case(case: dict) -> None:
    steps = tuple(Target(Decimal(load), aim, Reason[reason]) for load, aim, reason in case["steps"])
    load, aim = case["next_workout"]
    opening = Target(Decimal(load), aim, Reason.OPENING)
    assert progress(read_rule(case["rule"]), Decimal(case["opening"]), read_sets(case)) == Progress(
        steps, opening
    )


def test_there_are_worked_cases() -> None:
    assert len(CASES) == 43


def test_before_the_first_set_the_target_is_the_opening() -> None:
    assert progress(rule(), Decimal(225), []).next_set == target("225", 4, Reason.OPENING)


def test_the_next_set_is_the_last_step() -> None:
    sets = [done("225", 6), done("235", 3)]
    assert progress(rule(), Decimal(225), sets).next_set == target("230", 4, Reason.MISS)


def test_an_easy_set_above_what_was_asked_becomes_the_working_load() -> None:
    after = progress(rule(), Decimal(225), [done("245", 3, 4)])
    assert (after.next_set, after.next_workout.load) == (
        target("245", 5, Reason.EASY_REPS),
        Decimal(245),
    )


def test_tops_stay_at_the_end_of_the_ladder() -> None:
    short = rule(ladder=(Decimal(95), Decimal(100)))
    after = progress(short, Decimal(100), [done("100", 6)])
    assert after.next_set == target("100", 6, Reason.LADDER_END)


def test_a_gap_wider_than_the_step_is_earned_by_reps_and_then_jumped() -> None:
    wide = rule(ladder=(Decimal(145), Decimal(185)))
    steps = progress(wide, Decimal(145), [done("145", 6), done("145", 13), done("145", 14)]).steps
    assert steps == (
        target("145", 7, Reason.EARN),
        target("145", 14, Reason.EARN),
        target("185", 4, Reason.TOP),
    )


@pytest.mark.parametrize(
    ("load", "ladder", "reps"),
    [
        ("145", ("145", "185"), 14),  # 185 x 4 is worth 13.4 reps at 145
        ("100", ("100", "110"), 6),  # a step like any other
        ("100", ("100", "300"), 20),  # and no more than twenty, whatever the gap
        ("100", ("100",), 6),  # the end of the ladder is no gap
        ("100", ("-20", "100", "145"), 6),  # nor a scale with assistance
        ("0", ("0", "45"), 6),  # of no weight nothing is worth anything
        ("100", ("100", "125"), 13),  # exactly 12.5
        ("120", ("120", "150"), 13),  # exactly 12.5 again, and 42.5 is not 42
        ("170", ("170", "200"), 10),  # exactly ten: not rounded up to eleven
    ],
)
def test_the_reps_that_earn_the_next_load(load: str, ladder: tuple[str, ...], reps: int) -> None:
    assert rule(ladder=tuple(map(Decimal, ladder))).top(Decimal(load)) == reps


def test_reps_above_the_range_with_nothing_left_are_not_asked_for_once_more() -> None:
    wide = rule(ladder=(Decimal(145), Decimal(185)))
    after = progress(wide, Decimal(145), [done("145", 8, 0)])
    assert after.next_set == target("145", 8, Reason.EARN)


def test_a_set_at_the_bottom_of_the_ladder_with_nothing_left_holds_its_reps() -> None:
    after = progress(rule(), Decimal(45), [done("45", 5, 0)])
    assert after.next_set == target("45", 5, Reason.HOLD)


def test_assistance_ends_at_plain_bodyweight_even_when_the_step_reaches_past_it() -> None:
    scale = rule(ladder=tuple(map(Decimal, range(-20, 25, 5))))
    assert progress(scale, Decimal(-5), [done("-5", 6)]).next_set.load == 0


def test_without_a_plain_bodyweight_rung_the_step_crosses_zero() -> None:
    scale = rule(ladder=(Decimal(-5), Decimal(5)))
    assert progress(scale, Decimal(-5), [done("-5", 6)]).next_set.load == 5


def test_climbing_never_passes_the_working_load() -> None:
    sets = [done("235", 4), done("235", 5), done("230", 6)]
    assert progress(rule(), Decimal(235), sets).next_set == target("235", 4, Reason.CLIMB)


def test_a_set_where_nothing_moved_goes_back_to_the_best_made_below() -> None:
    sets = [done("225", 6), done("235", 6), done("245", 0)]
    assert progress(rule(), Decimal(225), sets).next_set == target("235", 4, Reason.MISS)


def test_the_next_workout_aims_for_one_more_than_the_most_made_at_its_load() -> None:
    sets = [done("225", 5), done("225", 4)]
    assert progress(rule(), Decimal(225), sets).next_workout == target("225", 6, Reason.OPENING)


def test_progress_needs_an_exact_opening() -> None:
    with pytest.raises(ValueError, match="opening must be an exact number"):
        progress(rule(), Decimal("NaN"), [])


def test_targets_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        target("225", 4, Reason.HOLD).reps = 5  # type: ignore[misc]
