"""Why a weight is what it is where a lifter trains in two gyms: true in the one it is read in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.factories import browser, lift_of, log, next_set, sheet_of
from tests.workouts.two_gyms import stands_at, trains, trains_in_two
from workouts import gyms, logbook
from workouts.models import Workout
from workouts.sheets import Lift
from workouts.wording import goal_reason

pytestmark = pytest.mark.django_db

NEAREST = "80 kg is the nearest to 87.5 kg that Work can make."


def deadlift(visit: Workout) -> Lift:
    lift = sheet_of(Workout.objects.get(pk=visit.pk)).lift("deadlift")
    assert lift is not None
    return lift


def test_a_gym_that_cannot_make_where_a_lift_stands_says_so() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    why, _ = goal_reason(deadlift(trains(user, 0, work)), "kg")
    assert why == f"Set by hand on Tuesday 24 February. {NEAREST}"
    assert "nearest" not in goal_reason(deadlift(trains(user, 1)), "kg")[0]


def test_what_was_done_in_another_gym_is_not_told_by_the_steps_of_this_one() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user, 0, work)
    for reps in (6, 7, 8):
        log(visit, 80, reps)
    why, _ = goal_reason(lift_of(user), "kg")
    assert why == "From the sets on Tuesday 3 March, in another gym."
    there, _ = goal_reason(deadlift(trains(user, 1, work)), "kg")
    assert there.startswith("Last time, on Tuesday 3 March: 8 reps were done at this weight, but")
    assert there.endswith(NEAREST)


@pytest.mark.parametrize("lifted", ["87.5", "80"])
def test_a_gym_chosen_after_a_set_is_asked_for_what_it_can_make(lifted: str) -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user)
    log(visit, lifted, 6)
    gyms.choose_gym(workout=visit, gym=work)
    visit = Workout.objects.get(pk=visit.pk)
    for _ in range(2):
        assert next_set(visit).load == 80
        log(visit, 80, 6)
    assert lift_of(user).due is not None
    assert lift_of(user).due.stands_at >= Decimal("87.5"), "nothing that was lifted is lost"


def test_the_page_after_that_says_what_is_nearest() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user)
    log(visit, 87.5, 5)
    page = browser(user).post(f"/workouts/{visit.pk}/gym/", {"gym": work.pk}, follow=True).text
    assert "80 kg is the nearest weight that Work can make." in page
    assert "can’t make this weight" not in page
    assert '"targets": [[0, ' in page
    assert '["80", ' in page, "and so has a phone without a signal"
    assert '["87.5", ' not in page


def test_a_weight_off_the_ladder_that_was_just_lifted_is_asked_for_again() -> None:
    user, _ = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user)
    log(visit, 88, 5)
    assert next_set(visit).load == 88
    log(visit, 88, 5)
    assert next_set(visit).load == 88


def test_the_next_weight_of_another_gym_is_said_to_be_for_that_one() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user, 0, work)
    for _ in range(3):
        log(visit, 80, 5)
    at = f"/workouts/{visit.pk}/?exercise=deadlift"
    assert "Next time at <bdi>Work</bdi>: 80 kg" in browser(user).get(at).text
    logbook.finish(workout=visit)
    assert "at <bdi>Work</bdi></span>" in browser(user).get(f"/workouts/{visit.pk}/done/").text
    assert "Next time at Work: 80 kg" in browser(user).get(f"/workouts/{visit.pk}/").text
