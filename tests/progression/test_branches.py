"""The branches before the set say what the rule will say after it."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from progression import (
    Branch,
    Outcome,
    Reason,
    Rule,
    SetResult,
    branches,
    outcomes,
    progress,
    table,
)
from tests.progression.test_invariants import workouts
from tests.progression.workouts import done, rule, target


def found(every: tuple[Outcome, ...], reps: int, rir: int | None) -> list[Outcome]:
    """The lookup a phone makes, as a list to show that it finds exactly one."""
    left = rir if rir is not None and rir > 2 else None
    return [
        each
        for each in every
        if each.left == left
        and each.reps_from <= reps
        and (each.reps_to is None or reps <= each.reps_to)
    ]


@given(workouts(), st.data())
def test_the_outcomes_agree_with_the_rule_for_every_set(
    case: tuple[Rule, Decimal, list[SetResult]], data: st.DataObject
) -> None:
    by, opening, sets = case
    load = data.draw(st.sampled_from(by.ladder))
    every = outcomes(by, opening, sets, load)
    for reps in range(by.high + 3):
        for rir in (None, 0, 1, 2, 3, 4, 5):
            answer = progress(by, opening, [*sets, SetResult(load, reps, rir)]).next_set
            assert [each.target for each in found(every, reps, rir)] == [answer]


@given(workouts(), st.data())
def test_the_branches_cover_every_number_of_reps_once(
    case: tuple[Rule, Decimal, list[SetResult]], data: st.DataObject
) -> None:
    by, opening, sets = case
    load = data.draw(st.sampled_from(by.ladder))
    told = [each for each in branches(by, opening, sets, load) if not each.easy]
    for reps in range(by.high + 3):
        answer = progress(by, opening, [*sets, SetResult(load, reps)]).next_set
        covering = [
            each
            for each in told
            if each.reps_from <= reps and (each.reps_to is None or reps <= each.reps_to)
        ]
        assert [each.load for each in covering] == [answer.load]


def test_the_branches_of_an_ordinary_set() -> None:
    assert branches(rule(), Decimal(225), [], Decimal(225)) == (
        Branch(6, None, False, Decimal(235), "up"),
        Branch(4, 5, False, Decimal(225), "stay"),
        Branch(0, 3, False, Decimal(220), "down"),
        Branch(0, None, True, Decimal(235), "up"),
    )


def test_a_set_where_nothing_moves_is_a_branch_of_its_own_when_it_leads_elsewhere() -> None:
    told = branches(rule(), Decimal(225), [done("225", 6)], Decimal(235))
    assert told[2:4] == (
        Branch(1, 3, False, Decimal(230), "down"),
        Branch(0, 0, False, Decimal(225), "down"),
    )


def test_at_the_end_of_the_ladder_more_than_two_left_stays() -> None:
    short = rule(ladder=(Decimal(45),))
    assert branches(short, Decimal(45), [], Decimal(45)) == (
        Branch(0, None, False, Decimal(45), "stay"),
        Branch(0, None, True, Decimal(45), "stay"),
    )


def test_equal_outcomes_are_merged() -> None:
    unsaid = [each for each in outcomes(rule(), Decimal(225), [], Decimal(225)) if not each.left]
    assert unsaid == [
        Outcome(0, 3, None, target("220", 4, Reason.MISS)),
        Outcome(4, 4, None, target("225", 5, Reason.HOLD)),
        Outcome(5, 5, None, target("225", 6, Reason.HOLD)),
        Outcome(6, None, None, target("235", 4, Reason.TOP)),
    ]


def test_the_table_survives_json() -> None:
    rows = table(outcomes(rule(), Decimal(225), [], Decimal("222.50")))
    assert json.loads(json.dumps(rows))[0] == {
        "from": 0,
        "to": 3,
        "left": None,
        "load": "215",
        "reps": 4,
        "reason": "TIRED",
    }
