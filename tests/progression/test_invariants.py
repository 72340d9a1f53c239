"""What holds for every workout, tried on workouts nobody thought of."""

import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from progression import DEFAULT_LADDERS, DEFAULT_STEPS, Progress, Rule, SetResult, progress

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
def test_every_aim_is_inside_the_range(case) -> None:
    rule, opening, sets = case
    answer = progress(rule, opening, sets)
    aims = [target.reps for target in (*answer.steps, answer.next_workout)]
    assert all(rule.low <= aim <= rule.high for aim in aims)


@given(workouts())
def test_a_set_with_more_than_two_left_never_lowers(case) -> None:
    rule, opening, sets = case
    answers = zip(sets, progress(rule, opening, sets).steps, strict=True)
    assert all(target.load >= one.load for one, target in answers if (one.rir or 0) > 2)


@given(workouts())
def test_one_workout_lowers_the_next_opening_by_at_most_one_step(case) -> None:
    rule, opening, sets = case
    assert progress(rule, opening, sets).next_workout.load >= rule.lowered(opening)


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
