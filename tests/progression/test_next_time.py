"""Why the next workout begins with the weight it does: one sentence for every worked case."""

import re
from decimal import Decimal

import pytest
from hypothesis import given

from progression import progress
from progression.engine.next_time import why_next_time
from tests.progression.test_invariants import missed, obedient, workouts
from tests.progression.test_rule import CASES, read_rule, read_sets
from tests.progression.workouts import done, loads, rule

TOP = "6 reps at 225 lb hit the top of 4–6."
MADE = "{} reps were done at this weight."
LIGHTER = "{} reps were done at this weight. Lighter sets take nothing away."
HEAVIER = "{} reps were done at this weight, and heavier was too much."
LONG = "but the next weight here is {} lb away. Reach {} first."
WHY = {
    "the article: top of the range": TOP,
    "the article: three at the new weight": "3 reps at 235 lb fell short of 4–6.",
    "the increase succeeds": MADE.format(5),
    "five off is enough": HEAVIER.format(4),
    "five off is not enough": HEAVIER.format(6),
    "top again after a miss today": "6 reps at 230 lb earned another try at it.",
    "tired, not weaker": LIGHTER.format(4),
    "tired, then strong again": LIGHTER.format(4),
    "a real miss": HEAVIER.format(4),
    "three tops in a row": "6 reps at 245 lb hit the top of 4–6.",
    "nothing moved": HEAVIER.format(6),
    "more than two left, room for reps": MADE.format(4),
    "more than two left, no room for reps": "5 reps at 225 lb with 4 left was easy.",
    "stopped early is not a miss": "3 reps at this weight with 4 left was easy.",
    "three left at five reps": MADE.format(5),
    "two left is as asked": MADE.format(5),
    "kilograms": HEAVIER.format(4),
    "dumbbells have no half step": "8 reps at 60 lb earned another try at it.",
    "cable": MADE.format(8),
    "from assisted to bodyweight to belt": MADE.format(4),
    "heavier than asked, and made": MADE.format(4),
    "heavier than asked, and missed": HEAVIER.format(5),
    "lighter than asked": "Lighter sets don’t move the weight.",
    "far over the top is still one step": "9 reps at 225 lb went past the top of 4–6.",
    "the empty bar": "It’s the lowest weight there is.",
    "off the ladder": "6 reps at 227 lb hit the top of 4–6.",
    "no sets yet": "",
    "a bad day opens the next where it ended": "No set reached 4–6.",
    "nothing left inside the range": MADE.format(5),
    "nothing left at the low end": LIGHTER.format(4),
    "nothing left at the top still earns the step": TOP,
    "nothing left on the lightest load there is": MADE.format(5),
    "nothing left while climbing": LIGHTER.format(4),
    "the opening was far too heavy": HEAVIER.format(5),
    "every set short opens where the last step ended": "No set reached 4–6.",
    "two short sets, then one made": HEAVIER.format(4),
    "a miss at the opening, then back up to it": "6 reps at 230 lb earned another try at it.",
    "a miss above the opening costs no more than before": HEAVIER.format(6),
    "plates too far apart: more reps first": f"{MADE.format(9)[:-1]}, {LONG.format(40, 14)}",
    "plates too far apart: earned": "14 reps at 145 lb earned the next weight.",
    "plates too far apart: easy": "12 reps at 145 lb with 5 or more left was easy.",
    "a stack by fifteens": "14 reps at 100 lb earned the next weight.",
    "pull-ups have no such jump": "6 reps at bodyweight hit the top of 4–6.",
}


def why(opening: str, *sets, kind="barbell", by=None, unit="lb") -> str:
    return why_next_time(by or rule(), Decimal(opening), sets, kind, unit)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_worked_case_says(case: dict) -> None:
    kind = "bodyweight" if case["rule"]["ladder"][0].startswith("-") else "barbell"
    sets = read_sets(case)
    told = why_next_time(read_rule(case["rule"]), Decimal(case["opening"]), sets, kind, "lb")
    assert told == WHY[case["name"]]


def test_every_worked_case_has_its_sentence() -> None:
    assert [case["name"] for case in CASES] == [*WHY]


@pytest.mark.parametrize(
    ("opening", "sets", "said"),
    [
        ("225", [done("255", 2)], "255 lb was too much, and changes nothing."),
        ("225", [done("245", 3, 5)], "3 reps at this weight with 5 or more left was easy."),
        (
            "1200",
            [done("1200", 6)],
            "6 reps were done at this weight, and there’s no heavier weight.",
        ),
        ("225", [done("225", 1, 1), done("185", 5)], HEAVIER.format(5)),
        ("225", [done("225", 0)], "0 reps at 225 lb fell short of 4–6."),
        ("225", [done("225", 6), done("235", 0)], HEAVIER.format(6)),
        ("225", [done("185", 3), done("225", 3)], "225 lb was too much, and changes nothing."),
        ("225", [done("225", 1), done("185", 6)], "185 lb was the heaviest to reach 4–6."),
    ],
)
def test_and_other_workouts_say(opening: str, sets, said: str) -> None:
    assert why(opening, *sets) == said


def test_one_rep_was_done() -> None:
    assert why("225", done("225", 1), by=rule(1, 3)) == "1 rep was done at this weight."


def test_a_sentence_begins_with_a_capital_whatever_it_begins_with() -> None:
    scale = rule(ladder=loads("-10", "-5", "0"))
    assert why("-10", done("0", 1), kind="bodyweight", by=scale) == (
        "Bodyweight was too much, and changes nothing."
    )


def test_a_weight_the_gym_cannot_make_is_named() -> None:
    off = done("227", 5)
    told = why_next_time(rule(), Decimal(225), [off], "barbell", "lb", shown=Decimal(225))
    assert told == "5 reps were done at 227 lb."


def reps_of(said: str) -> int:
    return int(re.match(r"(\d+) rep", said)[1])


@given(workouts() | obedient())
def test_reps_are_named_where_some_were_made_at_the_weight(case) -> None:
    by, opening, sets = case
    said = why_next_time(by, opening, sets, "bodyweight", "lb")
    load = progress(by, opening, sets).next_workout.load
    made = [one.reps for one in sets if one.load == load and one.reps >= by.low]
    assert bool(made) == (" done at this weight" in said)
    if made:
        assert reps_of(said) == max(made)
    if "heavier was too much" in said:
        assert any(missed(by, one) for one in sets if one.load > load)
    if "no heavier weight" in said:
        assert load >= by.ladder[-1]


@given(workouts() | obedient())
def test_what_is_said_of_other_weights_is_so(case) -> None:
    by, opening, sets = case
    said = why_next_time(by, opening, sets, "bodyweight", "lb")
    load = progress(by, opening, sets).next_workout.load
    made = [one.load for one in sets if one.reps >= by.low]
    heaviest = max([one.load for one in sets], default=load)
    holds = {
        "No set": not made,
        "was the heaviest": bool(made) and max(made) < load < opening,
        "lowest weight": load <= by.ladder[0],
        "was too much, and": any(missed(by, one) for one in sets if one.load == heaviest),
        "Lighter sets don’t move the weight.": heaviest < opening == load,
        "fell short": load < heaviest,
        "another try": any(missed(by, one) for one in sets if one.load == load),
    }
    assert [words for words, is_so in holds.items() if words in said and not is_so] == []


@given(workouts())
def test_what_was_earned_is_more_than_what_earned_it(case) -> None:
    by, opening, sets = case
    said = why_next_time(by, opening, sets, "barbell", "lb")
    if found := re.search(r"at (-?[\d.]+) lb (hit|went past|with|earned the)", said):
        assert progress(by, opening, sets).next_workout.load >= Decimal(found[1])
