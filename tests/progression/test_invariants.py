"""What holds for every workout, tried on workouts nobody thought of."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progression import (
    DEFAULT_LADDERS,
    DEFAULT_STEPS,
    Progress,
    Reason,
    Rule,
    SetResult,
    progress,
)

pytestmark = pytest.mark.slow

quarters = st.integers(-400, 800).map(lambda count: Decimal(count) / 4)
ladders = st.lists(quarters, min_size=1, max_size=25, unique=True).map(sorted).map(tuple)
steps = st.integers(1, 80).map(lambda count: Decimal(count) / 4)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    low = draw(st.integers(1, 12))
    return Rule(low, low + draw(st.integers(0, 6)), draw(steps), draw(steps), draw(ladders))


@st.composite
def workouts(draw: st.DrawFn) -> tuple[Rule, Decimal, list[SetResult]]:
    """Any opening on the ladder, and sets at loads asked for, on the ladder and off it."""
    rule = draw(rules())
    load = st.one_of(st.sampled_from(rule.ladder), quarters)
    one = st.builds(SetResult, load, reps_around(rule), left)
    return rule, draw(st.sampled_from(rule.ladder)), draw(st.lists(one, max_size=8))


@st.composite
def obedient(draw: st.DrawFn) -> tuple[Rule, Decimal, list[SetResult]]:
    """A lifter who lifts exactly what is asked, as well as may be."""
    rule = draw(rules())
    opening = draw(st.sampled_from(rule.ladder))
    sets: list[SetResult] = []
    for reps, rir in draw(st.lists(st.tuples(reps_around(rule), left), max_size=12)):
        sets.append(SetResult(progress(rule, opening, sets).next_set.load, reps, rir))
    return rule, opening, sets


left = st.none() | st.integers(0, 5)


def reps_around(rule: Rule) -> st.SearchStrategy[int]:
    return st.integers(0, rule.high + 2)


def missed(rule: Rule, one: SetResult) -> bool:
    return one.reps < rule.low and (one.rir is None or one.rir <= 2)


@given(workouts())
def test_every_target_is_on_the_ladder_or_was_lifted(case) -> None:
    rule, opening, sets = case
    answer = progress(rule, opening, sets)
    allowed = {*rule.ladder, *(one.load for one in sets)}
    assert {target.load for target in (*answer.steps, answer.next_workout)} <= allowed


@given(workouts())
def test_every_aim_is_inside_the_range_or_earns_a_long_jump(case) -> None:
    rule, opening, sets = case
    answer = progress(rule, opening, sets)
    for target in (*answer.steps, answer.next_workout):
        assert rule.low <= target.reps <= rule.top(target.load)


@given(workouts())
def test_a_long_jump_is_never_offered_on_fewer_reps_than_earn_it(case) -> None:
    rule, opening, sets = case
    for done, target in zip(sets, progress(rule, opening, sets).steps, strict=True):
        if target.reason in {Reason.TOP, Reason.EASY_LOAD} and target.load > done.load:
            able = done.reps + max(0, (done.rir or 0) - 2)
            assert able >= rule.top(done.load)


@given(workouts())
def test_a_set_with_nothing_left_is_followed_by_less_until_the_range_is_full(case) -> None:
    rule, opening, sets = case
    for done, target in zip(sets, progress(rule, opening, sets).steps, strict=True):
        if done.rir == 0 and rule.low <= done.reps < rule.high:
            assert (
                target.load < done.load
                or done.load <= rule.ladder[0]
                or (rule.lowered(done.load) >= done.load)
            )
            assert target.reps <= done.reps


@given(workouts())
def test_a_set_with_more_than_two_left_never_lowers(case) -> None:
    rule, opening, sets = case
    answers = zip(sets, progress(rule, opening, sets).steps, strict=True)
    assert all(target.load >= one.load for one, target in answers if (one.rir or 0) > 2)


@given(workouts())
def test_the_next_workout_opens_at_most_a_step_lower_or_at_what_was_made(case) -> None:
    rule, opening, sets = case
    answer = progress(rule, opening, sets)
    made = [one.load for one in sets if one.reps >= rule.low]
    last = answer.steps[-1].load if sets else opening
    floor = min(rule.lowered(opening), max(made, default=last))
    assert answer.next_workout.load >= floor


@given(obedient())
def test_a_load_missed_today_is_not_asked_for_again_today(case) -> None:
    rule, opening, sets = case
    targets = progress(rule, opening, sets).steps
    for number, target in enumerate(targets, start=1):
        missed_today = [one.load for one in sets[:number] if missed(rule, one)]
        # The lowest of the ladder apart: below it there is nothing to ask for.
        assert target.load == rule.ladder[0] or target.load not in missed_today


@given(workouts())
def test_a_later_set_changes_no_earlier_answer(case) -> None:
    rule, opening, sets = case
    whole = progress(rule, opening, sets).steps
    assert all(
        progress(rule, opening, sets[:number]).steps == whole[:number]
        for number in range(len(sets) + 1)
    )


@given(workouts())
def test_the_same_sets_give_the_same_answer(case) -> None:
    rule, opening, sets = case
    again = [SetResult(Decimal(str(one.load)), one.reps, one.rir) for one in sets]
    assert progress(rule, opening, tuple(again)) == progress(rule, opening, sets)


def test_a_hundred_thousand_random_workouts_raise_nothing() -> None:
    chance = random.Random(20240628)
    gyms = [
        Rule(low, low + 2, DEFAULT_STEPS[kind].up, DEFAULT_STEPS[kind].down, ladder)
        for kind, ladder in DEFAULT_LADDERS.items()
        for low in (1, 4, 8)
    ]
    answered = [random_workout(chance, chance.choice(gyms)) for _ in range(100_000)]
    assert sum(len(answer.steps) for answer in answered) > 200_000


def random_workout(chance: random.Random, rule: Rule) -> Progress:
    loads = [*chance.choices(rule.ladder, k=3), Decimal(chance.randint(-50_000, 200_000)) / 100]
    sets = [
        SetResult(
            chance.choice(loads),
            chance.choice((0, rule.low - 1, rule.low, rule.high, rule.high + 1, 100)),
            chance.choice((None, None, 0, 2, 3, 5)),
        )
        for _ in range(chance.randint(0, 6))
    ]
    return progress(rule, chance.choice(loads), sets)
