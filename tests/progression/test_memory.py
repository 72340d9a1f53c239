"""What one set leaves behind for the sets after it."""

from decimal import Decimal

from progression import Reason, progress
from progression.engine.rule import WorkoutSoFar
from tests.progression.workouts import after, done, loads, rule, target

SHORT = rule(ladder=loads("95", "100"))


def test_a_load_overreached_for_is_not_offered_again_today() -> None:
    sets = [done("235", 3), done("225", 6)]
    assert after("225", *sets) == target("225", 6, Reason.NEXT_TIME)


def test_a_set_held_lighter_than_asked_is_what_is_asked_next() -> None:
    sets = [done("200", 5), done("215", 3)]
    assert after("225", *sets) == target("200", 4, Reason.OVERREACHED)


def test_an_easy_set_lighter_than_asked_is_what_is_asked_next() -> None:
    sets = [done("200", 4, 3), done("215", 3)]
    assert after("225", *sets) == target("200", 4, Reason.OVERREACHED)


def test_reaching_the_end_of_the_ladder_again_makes_it_what_is_asked() -> None:
    sets = [done("100", 4), done("100", 3), done("100", 6), done("100", 3)]
    assert after("100", *sets, by=SHORT) == target("95", 4, Reason.TIRED)


def test_a_miss_made_good_bars_nothing() -> None:
    sets = [done("235", 4), done("235", 3), done("235", 6)]
    assert after("235", *sets) == target("245", 4, Reason.TOP)


def test_a_miss_below_the_ladder_opens_the_next_at_its_lowest() -> None:
    assert progress(rule(), Decimal(40), [done("40", 3)]).next_workout.load == 45


def test_trying_a_set_on_a_copy_leaves_the_workout_alone() -> None:
    so_far = WorkoutSoFar(rule(), Decimal(225))
    twin = so_far.copy()
    twin.answer(done("225", 4))
    twin.answer(done("225", 3))
    assert (so_far.made, so_far.missed, so_far.today) == ([], [], Decimal(225))
