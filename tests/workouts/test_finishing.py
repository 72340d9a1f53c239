"""Finishing a workout: it asks once about sets that are missing, and leads to what was earned."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.http import HttpResponse

from tests.factories import browser, lifter, log, prescriptions_of, undo, workout_of
from workouts import lighter, logbook
from workouts.models import Kind, Workout

pytestmark = pytest.mark.django_db

DEADLIFTS = ((225, 6), (235, 6), (245, 4))
OTHERS = ("pull-up", "one-arm-dumbbell-row", "cable-pullover")


def finish(visit: Workout, **fields: Any) -> HttpResponse:
    return browser(visit.lifter).post(f"/workouts/{visit.pk}/finish/", fields)


def question(page: HttpResponse) -> str:
    found = re.search(r'id="missing">([^<]*)<', page.text)
    return found[1] if found else ""


def all_but(visit: Workout, **missing: int) -> Workout:
    """The sets of the main day without those of an exercise, by its name with underscores."""
    for each in prescriptions_of(visit.lifter):
        left = missing.get(each.exercise_id.replace("-", "_"), 0)
        for _ in range(each.sets - left):
            log(visit, 50, 6, exercise=each.exercise_id)
    return visit


def is_finished(visit: Workout) -> bool:
    visit.refresh_from_db()
    return visit.finished_at is not None


def test_a_whole_workout_is_finished_unasked_and_leads_to_what_it_earned() -> None:
    visit = all_but(workout_of(lifter()))
    answer = finish(visit, notes="Straps.")
    assert answer.headers["Location"] == f"/workouts/{visit.pk}/done/"
    assert is_finished(visit)
    assert visit.notes == "Straps."


def test_an_empty_workout_is_not_finished_whatever_was_said_yes_to() -> None:
    visit = workout_of(lifter())
    answer = finish(visit, notes="Straps.", anyway="12")
    assert (answer.status_code, question(answer)) == (422, "")
    assert "No work set is logged yet" in answer.text
    assert "Straps." in answer.text


def test_missing_sets_are_asked_about_with_the_notes_kept() -> None:
    visit = all_but(workout_of(lifter()), pull_up=2)
    answer = finish(visit, notes="Straps.")
    assert answer.status_code == 422
    assert question(answer) == "2 sets of Pull-up are still open. Finish anyway?"
    assert "Straps." in answer.text
    assert "Yes, finish anyway" in answer.text
    assert not is_finished(visit)


def test_a_yes_finishes_it() -> None:
    visit = all_but(workout_of(lifter()), pull_up=2)
    (yes,) = re.findall(r'name="anyway" value="(\d+)"', finish(visit).text)
    assert finish(visit, anyway=yes).status_code == 302
    assert is_finished(visit)


def test_a_yes_holds_for_one_post_and_for_no_more_sets_than_it_named() -> None:
    visit = all_but(workout_of(lifter()), pull_up=2)
    assert question(finish(visit))
    assert question(finish(visit))  # it was not said
    log(visit, 50, 6, exercise="pull-up")
    row = log(visit, 50, 6, exercise="pull-up")
    assert question(finish(visit, anyway="0")) == ""
    visit.refresh_from_db()
    undo(row)
    Workout.objects.update(finished_at=None)
    assert question(finish(visit, anyway="0")) == ("1 set of Pull-up is still open. Finish anyway?")


@pytest.mark.parametrize("said", ["", "yes", "-1", "1e3", "9" * 5000, "1"])
def test_what_is_no_yes_to_so_many_asks_again(said: str) -> None:
    visit = all_but(workout_of(lifter()), pull_up=2)
    assert question(finish(visit, anyway=said))
    assert not is_finished(visit)


def test_several_exercises_are_named_together() -> None:
    visit = all_but(workout_of(lifter()), deadlift=1, pull_up=2, cable_pullover=3)
    assert question(finish(visit)) == (
        "1 set of Deadlift, 2 sets of Pull-up and all of Cable pullover are still open. "
        "Finish anyway?"
    )


def test_what_hurt_is_not_missing() -> None:
    visit = all_but(workout_of(lifter()), pull_up=3)
    log(visit, 50, 3, exercise="pull-up", pain=True)
    assert finish(visit).status_code == 302


def test_warm_ups_and_undone_sets_do_not_count_as_done() -> None:
    visit = all_but(workout_of(lifter()), pull_up=1)
    log(visit, 50, 6, exercise="pull-up", kind=Kind.WARMUP)
    undo(log(visit, 50, 6, exercise="pull-up"))
    assert question(finish(visit)).startswith("1 set of Pull-up is")


def test_a_lighter_week_misses_only_what_it_asks() -> None:
    user = lifter()
    log(workout_of(user, user.today() - datetime.timedelta(days=7)))
    lighter.take(lifter=user, starts_on=user.today(), by=user)
    visit = workout_of(user, user.today())
    assert visit.is_lighter
    for each in prescriptions_of(user):
        for _ in range(2):
            log(visit, 50, 6, exercise=each.exercise_id)
    assert finish(visit).status_code == 302


def test_notes_of_a_finished_workout_are_saved_unasked() -> None:
    visit = all_but(workout_of(lifter()), pull_up=2)
    logbook.finish(workout=visit)
    answer = finish(visit, notes="Forgot the belt.")
    assert answer.headers["Location"] == f"/workouts/{visit.pk}/"
    assert "Forgot the belt." in browser(visit.lifter).get(f"/workouts/{visit.pk}/").text


def test_notes_that_are_too_long_come_before_the_question() -> None:
    answer = finish(all_but(workout_of(lifter()), pull_up=2), notes="x" * 501)
    assert (answer.status_code, question(answer)) == (422, "")
