"""Workouts done under a plan that has ended: as they were, by the plan they were done under."""

from __future__ import annotations

import datetime

import pytest

from exercises.models import Exercise
from tests.factories import (
    browser,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    program_of,
    sheet_of,
    workout_of,
)
from workouts import logbook, programs
from workouts.models import Program, Workout

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def trained(*sets: tuple[object, ...]) -> Workout:
    """A workout of last week."""
    user = lifter()
    visit = workout_of(user, user.today() - WEEK)
    for each in sets:
        log(visit, *each)
    logbook.finish(workout=visit)
    return visit


def test_the_workout_in_hand_goes_on_in_the_unit_it_was_begun_in() -> None:
    user = lifter()
    visit = workout_of(user, user.today())
    log(visit, 225, 6)
    programs.change_unit(program=program_of(user), unit="kg")
    page = browser(user).get(f"/workouts/{visit.pk}/?exercise=deadlift").text
    assert '<span class="figure">235</span> <span class="unit">lb</span>' in page
    log(visit, 235, 6)
    assert next_set(visit).load == 245


def test_a_workout_without_a_set_moves_along_to_the_next_plan() -> None:
    user = lifter()
    visit = workout_of(user, user.today())
    programs.change_unit(program=program_of(user), unit="kg")
    visit.refresh_from_db()
    assert visit.program == program_of(user)


def test_fewer_sets_from_today_on_judge_no_workout_again() -> None:
    visit = trained((225, 6), (235, 6), (245, 4))
    programs.change_prescription(prescription=prescription_of(visit.lifter), sets=1)
    assert opening(visit.lifter) == 245
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/?edit&exercise=deadlift").text
    assert "3 of 3 sets done." in page
    assert "3/3" in page
    assert "3 sets of 4–6" in browser(visit.lifter).get(f"/workouts/{visit.pk}/").text


def test_the_page_of_a_workout_names_no_next_weight_of_a_plan_that_ended() -> None:
    visit = trained((315, 5, 1), (315, 5, 1), (315, 5, 1))
    address = f"/workouts/{visit.pk}/?exercise=deadlift"
    assert "315 lb, aim for 6" in browser(visit.lifter).get(address).text
    prescription = prescription_of(visit.lifter)
    programs.change_prescription(prescription=prescription, rep_low=8, rep_high=10)
    page = browser(visit.lifter).get(address).text
    assert "Your plan has changed since." in page
    assert "315 lb, aim for 6" not in page


def test_another_range_opens_at_the_estimate_from_the_best_set_and_says_so() -> None:
    visit = trained((315, 5, 1), (315, 5), (305, 4))
    prescription = prescription_of(visit.lifter)
    programs.change_prescription(prescription=prescription, rep_low=8, rep_high=10)
    said = "Your range changed from 4–6 to 8–10: 275 lb, from 315 lb × 5."
    assert said in browser(visit.lifter).get("/week/").text


def test_pounds_to_kilograms_and_back_gives_the_same_pounds() -> None:
    visit = trained((225, 6), (235, 6), (245, 5))
    user = visit.lifter
    for unit, load in [("kg", 110), ("lb", 245), ("kg", 110), ("lb", 245)]:
        programs.change_unit(program=program_of(user), unit=unit)
        assert opening(user) == load


def test_steps_of_ones_own_come_back_with_their_unit() -> None:
    user = lifter()
    programs.change_prescription(prescription=prescription_of(user), step_up=5)
    programs.change_unit(program=program_of(user), unit="kg")
    assert prescription_of(user).step_up == 5  # the usual one in kilograms
    programs.change_prescription(prescription=prescription_of(user), step_up=10)
    programs.change_unit(program=program_of(user), unit="lb")
    assert prescription_of(user).step_up == 5
    programs.change_unit(program=program_of(user), unit="kg")
    assert prescription_of(user).step_up == 10


def test_a_swap_from_now_on_in_a_workout_with_sets_is_one_in_it_too() -> None:
    user = lifter()
    visit = workout_of(user, user.today())
    log(visit, 225, 6)
    pull_up = prescription_of(user, "pull-up")
    path = f"/workouts/{visit.pk}/swap/{pull_up.pk}/"
    answer = browser(user).post(path, {"exercise": "chin-up", "lasts": "always"})
    assert answer.status_code == 302
    assert [lift.exercise_id for lift in sheet_of(visit).lifts][1] == "chin-up"
    assert prescription_of(user, "chin-up").day.program != visit.program
    # And once more, from the page that was open all the while.
    again = browser(user).post(path, {"exercise": "lat-pulldown", "lasts": "always"})
    assert "Your plan has changed since" in again.text


def test_a_change_on_the_first_day_is_made_in_place_until_something_is_lifted() -> None:
    user = lifter()
    first = program_of(user)
    programs.change_days(program=first, main=3, week_starts=6, extra=None)
    assert Program.objects.get() == first
    assert program_of(user).edition != first.edition
    log(workout_of(user, user.today()))
    programs.change_days(program=first, main=4, week_starts=6, extra=None)
    assert Program.objects.count() == 2


def test_saving_a_plan_as_it_is_begins_no_other() -> None:
    user = lifter()
    log(workout_of(user, user.today()))
    program, pull_up = program_of(user), prescription_of(user, "pull-up")
    programs.change_days(program=program, main=1, week_starts=0, extra=None)
    programs.change_prescription(
        prescription=pull_up, sets=3, exercise=Exercise.objects.get(pk="pull-up")
    )
    programs.change_unit(program=program, unit="lb")
    programs.change_experience(program=program, experience="under", training_since=None)
    assert program_of(user) == program


def test_a_workout_entered_for_an_old_date_is_done_under_the_plan_of_then() -> None:
    user = lifter()
    log(workout_of(user, user.today()))
    Program.objects.update(started_on=user.today() - 8 * WEEK)
    old = program_of(user)
    programs.change_unit(program=old, unit="kg")
    page = browser(user).get(f"/workouts/enter/?on={user.today() - WEEK}").text
    assert "weights in lb" in page
    assert "weights in kg" in browser(user).get("/workouts/enter/").text
    answer = browser(user).post(
        "/workouts/", {"role": "main", "performed_on": str(user.today() - WEEK), "anew": "yes"}
    )
    assert answer.status_code == 302
    assert Workout.objects.get(performed_on=user.today() - WEEK).program == old
