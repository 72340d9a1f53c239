"""What is done in the place of an exercise that a gym lacks."""

from __future__ import annotations

import pytest

from exercises.models import Exercise
from tests.factories import browser, prescription_of, program_of, sheet_of
from tests.workouts.two_gyms import trains, trains_in_two, work_of
from workouts import gyms, programs, swaps
from workouts.models import Equipment, Workout

pytestmark = pytest.mark.django_db

PRESCRIBED, SUMO = "deadlift", "sumo-deadlift"


def first_of(visit: Workout) -> str:
    return sheet_of(Workout.objects.get(pk=visit.pk)).lifts[0].exercise_id


def test_an_empty_workout_that_comes_along_to_a_new_usual_gym_is_done_by_what_that_has() -> None:
    user, _ = trains_in_two()
    poor = work_of(user, "Poor", lacks=[PRESCRIBED])
    home, visit = program_of(user).equipment, trains(user)
    gyms.make_usual(lifter=user, gym=poor)
    assert first_of(visit) == SUMO
    gyms.make_usual(lifter=user, gym=home)
    assert first_of(visit) == PRESCRIBED


def test_one_that_comes_along_to_another_unit_does_too() -> None:
    user, _ = trains_in_two()
    visit = trains(user)
    programs.change_unit(program=program_of(user), unit="lb")
    programs.change_unit(program=program_of(user), unit="kg")
    Equipment.objects.filter(unit="lb").update(lacks=[PRESCRIBED])
    programs.change_unit(program=program_of(user), unit="lb")
    assert first_of(visit) == SUMO


def test_the_prescribed_exercise_comes_back_where_only_its_swap_is_lacking() -> None:
    user, _ = trains_in_two()
    visit = trains(user)
    sumo = Exercise.objects.get(pk=SUMO)
    swaps.swap_once(workout=visit, prescription=prescription_of(user, PRESCRIBED), exercise=sumo)
    gyms.choose_gym(workout=visit, gym=work_of(user, "Poor", lacks=[SUMO]))
    assert first_of(visit) == PRESCRIBED


def test_what_was_swapped_back_may_be_swapped_again_and_the_page_says_so_first() -> None:
    user, _ = trains_in_two()
    visit = trains(user, 0, work_of(user, "Poor", lacks=[PRESCRIBED]))
    prescription = prescription_of(user, PRESCRIBED)
    swaps.swap_once(workout=visit, prescription=prescription, exercise=prescription.exercise)
    page = browser(user).get(f"/workouts/{visit.pk}/?exercise={PRESCRIBED}").text
    notice = "at <bdi>Poor</bdi>. Swap it, skip it, or do it anyway if you find a way."
    assert notice in page
    assert "nothing stands in" not in page
    assert page.index(notice) < page.index("Set 1 of 3")
    guide = page.index("Do 5–8 easy reps")
    assert guide > page.index("Do it anyway</summary>"), "only for who does it anyway"
    assert page.count("Do 5–8 easy reps") == 1
