"""The branches before the set say what the rule will say after it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progression import Branch, Effort, Rule, SetResult, branches, progress
from progression.engine.branches import ways
from tests.progression.test_invariants import workouts
from tests.progression.workouts import done, loads, rule

UNSAID, SPENT, EASY = Effort


def looked_up(every: list, reps: int, rir: int | None) -> object:
    """The lookup a phone makes: a way of its own, else as not saying."""
    for left in (rir, None):
        found = [
            answer
            for first, last, own, answer in every
            if own == left and first <= reps and (last is None or reps <= last)
        ]
        if found:
            (only,) = found
            return only
    raise AssertionError(f"no way for {reps} reps with {rir} left")


@pytest.mark.slow
@given(workouts(), st.data())
def test_the_ways_agree_with_the_rule_for_every_set(
    case: tuple[Rule, Decimal, list[SetResult]], data: st.DataObject
) -> None:
    by, opening, sets = case
    load = data.draw(st.sampled_from(by.ladder))

    def answer(one: SetResult) -> object:
        return progress(by, opening, [*sets, one]).next_set

    every = list(ways(by, load, answer))
    for reps in range(by.top(load) + 3):
        for rir in (None, 0, 1, 2, 3, 4, 5):
            assert looked_up(every, reps, rir) == answer(SetResult(load, reps, rir))


def test_nothing_left_is_a_way_only_where_it_leads_elsewhere() -> None:
    every = ways(rule(), Decimal(225), lambda one: progress(rule(), Decimal(225), [one]).next_set)
    told = [(first, last) for first, last, left, _ in every if left == 0]
    assert told == [(4, 5)]  # both to 220 for four


@pytest.mark.slow
@given(workouts(), st.data())
def test_the_branches_cover_every_number_of_reps_once(
    case: tuple[Rule, Decimal, list[SetResult]], data: st.DataObject
) -> None:
    by, opening, sets = case
    load = data.draw(st.sampled_from(by.ladder))
    told = [each for each in branches(by, opening, sets, load) if each.effort is UNSAID]
    for reps in range(by.high + 3):
        answer = progress(by, opening, [*sets, SetResult(load, reps)]).next_set
        covering = [
            each
            for each in told
            if each.reps_from <= reps and (each.reps_to is None or reps <= each.reps_to)
        ]
        assert [each.load for each in covering] == [answer.load]


@given(workouts(), st.data())
def test_nothing_left_is_told_where_the_next_load_differs(
    case: tuple[Rule, Decimal, list[SetResult]], data: st.DataObject
) -> None:
    by, opening, sets = case
    load = data.draw(st.sampled_from(by.ladder))
    told = [each for each in branches(by, opening, sets, load) if each.effort is SPENT]
    for reps in range(by.top(load) + 3):
        unsaid, spent = (
            progress(by, opening, [*sets, SetResult(load, reps, rir)]).next_set.load
            for rir in (None, 0)
        )
        covering = [
            each.load
            for each in told
            if each.reps_from <= reps and (each.reps_to is None or reps <= each.reps_to)
        ]
        assert covering == ([] if spent == unsaid else [spent])


def test_the_branches_of_an_ordinary_set() -> None:
    assert branches(rule(), Decimal(225), [], Decimal(225)) == (
        Branch(6, None, UNSAID, Decimal(235), "up"),
        Branch(4, 5, UNSAID, Decimal(225), "stay"),
        Branch(4, 5, SPENT, Decimal(220), "down"),
        Branch(0, 3, UNSAID, Decimal(220), "down"),
        Branch(0, None, EASY, Decimal(235), "up"),
    )


def test_a_long_jump_is_told_by_the_reps_that_earn_it() -> None:
    coarse = rule(ladder=loads("115", "145", "185"))
    assert branches(coarse, Decimal(145), [], Decimal(145)) == (
        Branch(14, None, UNSAID, Decimal(185), "up"),
        Branch(4, 13, UNSAID, Decimal(145), "stay"),
        Branch(4, 5, SPENT, Decimal(115), "down"),
        Branch(0, 3, UNSAID, Decimal(115), "down"),
        Branch(0, None, EASY, Decimal(185), "up"),
    )


def test_a_set_where_nothing_moves_is_a_branch_of_its_own_when_it_leads_elsewhere() -> None:
    told = branches(rule(), Decimal(225), [done("225", 6)], Decimal(235))
    assert told[3:5] == (
        Branch(1, 3, UNSAID, Decimal(230), "down"),
        Branch(0, 0, UNSAID, Decimal(225), "down"),
    )


def test_at_the_end_of_the_ladder_more_than_two_left_stays() -> None:
    short = rule(ladder=(Decimal(45),))
    assert branches(short, Decimal(45), [], Decimal(45)) == (
        Branch(0, None, UNSAID, Decimal(45), "stay"),
        Branch(0, None, EASY, Decimal(45), "stay"),
    )
