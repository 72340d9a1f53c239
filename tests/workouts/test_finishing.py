"""Finishing a workout: it asks once about sets that are missing, and leads to what was earned."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.http import HttpResponse

from tests.factories import browser, lifter, log, prescriptions_of, undo, workout_of
from workouts import lighter_weeks, logbook
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
    lighter_weeks.take(lifter=user, starts_on=user.today(), by=user)
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


def finished_page(visit: Workout, query: str = "") -> str:
    logbook.finish(workout=visit)
    return browser(visit.lifter).get(f"/workouts/{visit.pk}/{query}").text


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_finished_workout_is_read_set_by_set_with_where_each_led() -> None:
    visit = workout_of(lifter())
    for load, reps in DEADLIFTS:
        log(visit, load, reps)
    words = words_of(finished_page(visit))
    for line in (
        "1 225 lb × 6 then 235 lb 6 reps hit the top of 4–6: 10 lb more. Why?",
        "Edit 225 lb × 6",
        "2 235 lb × 6 then 245 lb",
        "3 245 lb × 4 next time 245 lb Next time: 245 lb, aim for 5.",
        "Pull-up 3 sets of 4–6 Not done.",
    ):
        assert line in words


def test_the_editor_comes_only_where_it_is_asked_for() -> None:
    visit = workout_of(lifter())
    log(visit)
    read = finished_page(visit)
    assert "set-form" not in read
    assert 'id="rest"' not in read
    for query in ("?edit", "?edit&exercise=pull-up"):
        page = browser(visit.lifter).get(f"/workouts/{visit.pk}/{query}").text
        assert 'id="rest"' in page
        assert f'href="/workouts/{visit.pk}/?edit=&amp;exercise=deadlift"' in page
    assert (
        "set-form" not in browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise=deadlift").text
    )


def test_undone_sets_warm_ups_and_extra_ones_are_told_apart() -> None:
    visit = workout_of(lifter())
    log(visit, 135, 5, kind=Kind.WARMUP)
    for _ in range(4):
        log(visit, 225, 5)
    undo(log(visit, 225, 1))
    words = words_of(finished_page(visit))
    assert "– 135 lb × 5 Warm-up Edit" in words
    assert "4 225 lb × 5 Extra set Edit" in words
    assert "– 225 lb × 1 Undone Edit" in words


def test_an_edit_of_a_finished_workout_leads_back_to_its_line() -> None:
    visit = workout_of(lifter())
    row = log(visit)
    logbook.finish(workout=visit)
    fields = {"workout": visit.pk, "exercise": "deadlift", "load": "225", "version": "1"}
    answer = browser(visit.lifter).post(f"/sets/{row.pk}/", fields | {"reps": "5"})
    assert answer.headers["Location"] == f"/workouts/{visit.pk}/#set-{row.pk}"


def test_the_rule_leads_nowhere_after_pain_and_in_a_lighter_week() -> None:
    user = lifter()
    visit = workout_of(user, user.today() - datetime.timedelta(days=7))
    log(visit, 225, 6)
    log(visit, 235, 3, pain=True)
    page = finished_page(visit)
    assert "Next time: 225 lb, aim for 4. It hurt, so the weight stays." in words_of(page)
    assert page.count('class="to ') == 2
    lighter_weeks.take(lifter=user, starts_on=user.today(), by=user)
    light = workout_of(user, user.today())
    log(light, 205, 4)
    assert 'class="to ' not in finished_page(light)
