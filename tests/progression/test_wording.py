"""Every reason in one plain sentence, with the difference the lifter really loads."""

from decimal import Decimal

import pytest

from progression import Reason, Rule, SetResult, change, direction, plain, sentence
from progression.engine.wording import counted
from tests.progression.workouts import after, done, loads, rule, target

BELLS = rule(6, 8, up="5", down="5", ladder=loads("10", "20", "30", "40"))
SCALE = rule(ladder=tuple(map(Decimal, range(-50, 55, 5))))


def why(opening: str, *sets: SetResult, by: Rule | None = None, unit: str = "lb") -> str:
    by = by or rule()
    return sentence(by, sets[-1], after(opening, *sets, by=by), unit)


@pytest.mark.parametrize(
    ("opening", "sets", "said"),
    [
        ("225", [done("225", 6)], "6 reps hit the top of 4–6: 10 lb more."),
        ("225", [done("225", 9)], "9 reps went past the top of 4–6: 10 lb more."),
        ("225", [done("225", 5, 4)], "5 reps with 4 left was easy: 10 lb more."),
        (
            "225",
            [done("225", 1, 5)],
            "1 rep with 5 or more left was easy: same weight, aim for 4.",
        ),
        ("225", [done("225", 5)], "5 reps: in range. Same weight, aim for 6."),
        ("225", [done("225", 3)], "3 reps fell short of 4–6: 5 lb less."),
        ("225", [done("225", 0)], "0 reps fell short of 4–6: 5 lb less."),
        (
            "235",
            [done("235", 4), done("235", 3)],
            "3 reps fell short of 4–6, tired by now: 5 lb less.",
        ),
        (
            "225",
            [done("255", 2)],
            "2 reps fell short of 4–6 at more than was asked: 30 lb less, back to the plan.",
        ),
        (
            "225",
            [done("200", 6)],
            "6 reps hit the top of 4–6 at a lighter weight: 10 lb more.",
        ),
        (
            "235",
            [done("235", 3), done("225", 6)],
            "6 reps hit the top of 4–6 at a lighter weight: 5 lb more.",
        ),
        (
            "225",
            [done("225", 6), done("235", 3), done("230", 6)],
            "6 reps hit the top of 4–6, but the next weight was missed today: "
            "same weight, aim for 6.",
        ),
        (
            "235",
            [done("235", 4), done("235", 3), done("230", 6)],
            "6 reps hit the top of 4–6, but the next weight was missed today: "
            "same weight, aim for 6.",
        ),
        (
            "1200",
            [done("1200", 6)],
            "6 reps hit the top of 4–6, and there’s no heavier weight: same weight, aim for 6.",
        ),
        (
            "45",
            [done("45", 2)],
            "2 reps fell short of 4–6: this is the lowest weight, so stay and aim for 4.",
        ),
        (
            "45",
            [done("45", 4), done("45", 2)],
            "2 reps fell short of 4–6, tired by now: "
            "this is the lowest weight, so stay and aim for 4.",
        ),
        (
            "40",
            [done("42.5", 3)],
            "3 reps fell short of 4–6 at more than was asked: 2.5 lb less, back to the plan.",
        ),
    ],
)
def test_a_set_is_answered_with(opening: str, sets: list[SetResult], said: str) -> None:
    assert why(opening, *sets) == said


def test_the_amount_is_what_the_ladder_gives_not_the_step() -> None:
    assert why("20", done("20", 20), by=BELLS) == "20 reps earned the next weight: 10 lb more."


def test_a_long_jump_is_told_with_its_length_and_what_earns_it() -> None:
    assert why("20", done("20", 8), by=BELLS) == (
        "8 reps earn more, but the next weight here is 10 lb away. Reach 20 first."
    )


def test_nothing_left_inside_the_range_is_told_as_that() -> None:
    assert why("225", done("225", 5, 0)) == (
        "5 reps with nothing left: 5 lb less, so the next set ends with some left."
    )


def test_less_assistance_is_more_weight() -> None:
    assert why("-20", done("-20", 6), by=SCALE) == (
        "6 reps hit the top of 4–6: 10 lb less assistance."
    )


def test_more_assistance_is_less_weight() -> None:
    assert why("-20", done("-20", 3), by=SCALE) == (
        "3 reps fell short of 4–6: 5 lb more assistance."
    )


def test_below_the_ladder_the_lowest_weight_is_more() -> None:
    said = why("40", done("40", 3))
    assert said == "3 reps fell short of 4–6: 5 lb more, the lowest weight there is."


def test_kilograms_are_told_with_their_fractions() -> None:
    kilograms = rule(up="5", down="2.5", ladder=loads("100.00", "102.50", "105.00"))
    assert (
        why("105", done("105", 3), by=kilograms, unit="kg")
        == "3 reps fell short of 4–6: 2.5 kg less."
    )


def test_with_nothing_lighter_nothing_left_stays() -> None:
    assert why("45", done("45", 5, 0)) == (
        "5 reps with nothing left, and there’s no lighter weight: same weight, aim for 5."
    )


def test_a_long_jump_is_earned_and_no_more_than_that() -> None:
    assert why("20", done("20", 9), by=BELLS) == (
        "9 reps earn more, but the next weight here is 10 lb away. Reach 20 first."
    )
    assert why("20", done("20", 12, 5), by=BELLS) == (
        "12 reps with 5 or more left was easy: same weight, aim for 15."
    )
    assert why("20", done("20", 19, 4), by=BELLS) == "19 reps with 4 left was easy: 10 lb more."


def test_one_rep_earns() -> None:
    by = rule(1, 1, up="5", down="5", ladder=loads("10", "20"))
    assert why("10", done("10", 1), by=by).startswith("1 rep earns more, but ")


def test_a_climb_with_nothing_above_is_told_as_that() -> None:
    assert why("1300", done("1200", 6)) == (
        "6 reps hit the top of 4–6, and there’s no heavier weight: same weight, aim for 6."
    )


def test_an_opening_without_a_past_is_told_as_a_start() -> None:
    said = sentence(rule(), None, target("225", 5, Reason.OPENING), "lb")
    assert said == "Your starting weight: aim for 5."


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [(1, "set", "1 set"), (0, "set", "0 sets"), (1204, "set", "1,204 sets"), (1, "rep", "1 rep")],
)
def test_one_of_a_thing_is_one(number: int, thing: str, words: str) -> None:
    assert counted(number, thing) == words


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    said = sentence(rule(), done("225", 5, 4), target("225", 5, reason), "lb")
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("102.50", "102.5"),
        ("235", "235"),
        ("230.00", "230"),
        ("-20.0", "-20"),
        ("-0", "0"),
        ("0.00", "0"),
        ("1E+2", "100"),
        ("-2.25", "-2.25"),
    ],
)
def test_numbers_are_written_plainly(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("before", "later", "way", "amount"),
    [
        ("225", "235.00", "up", "10 lb more"),
        ("225", "225.00", "stay", "same weight"),
        ("-5", "-10", "down", "5 lb more assistance"),
        ("-5", "0", "up", "5 lb less assistance"),
    ],
)
def test_a_change_has_a_direction_and_an_amount(
    before: str, later: str, way: str, amount: str
) -> None:
    one, other = Decimal(before), Decimal(later)
    assert (direction(one, other), change(one, other, "lb")) == (way, amount)
