"""The page that tells what the rule would have said of what was done."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    many_workouts,
    prescription_of,
    program_of,
    seasoned_lifter,
    undo,
    workout_of,
)
from workouts import programs
from workouts.swaps import swap_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEEK = datetime.timedelta(days=7)


def page(user: User, path: str = "/history/deadlift/rule/") -> str:
    text = browser(user).get(path).content.decode().replace("<", " <")
    return " ".join(strip_tags(text).split())


def test_a_set_stands_beside_what_was_done_next_and_what_the_rule_asks_and_why() -> None:
    user = lifter()
    visit = workout_of(user)
    for load, reps in ((225, 6), (225, 5), (225, 4)):
        log(visit, load, reps)
    log(workout_of(user, TUESDAY + WEEK), 225, 5)
    text = page(user)
    assert "225 lb × 6 225 lb 235 lb, aim for 4. 6 reps hit the top of 4–6: 10 lb more." in text
    assert "225 lb × 4 Next time: 225 lb Next time: 235 lb, aim for 4." in text
    assert "235 lb, aim for 4. 6 reps at 225 lb hit the top of 4–6." in text
    assert "After 1 of 3 sets you did what the rule would have asked." in text
    assert "It would have gone up 2 times where you stayed." in text


def test_every_reason_leads_to_where_the_rule_is_explained() -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit, 225, 6)
    log(visit, 235, 4)
    html = browser(user).get("/history/deadlift/rule/").content.decode()
    unfolds = html.split("10 lb more.</span>")[1].split("</details>")[0]
    assert unfolds.strip().startswith('<details class="why">')
    assert '<a href="/rule/#TOP">More on the rule</a>' in unfolds


def test_undone_sets_and_warm_ups_are_not_judged() -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit, 135, 5, kind="warmup")
    undo(log(visit, 315, 1))
    log(visit, 225, 5)
    text = page(user)
    assert "135 lb" not in text
    assert "315 lb" not in text
    assert "Nothing has followed any of these sets yet" in text


def test_an_exercise_beside_the_plan_goes_by_what_it_stands_in_for() -> None:
    user = lifter()
    log(workout_of(user), 135, 8, exercise="barbell-row")
    text = page(user, "/history/barbell-row/rule/")
    assert "3 sets of 6–8" in text
    assert "145 lb, aim for 6" in text


def test_the_extra_day_is_a_track_of_its_own() -> None:
    user = seasoned_lifter()
    log(workout_of(user, role="extra"), 20, 6, exercise="pull-up")
    assert "Nothing is logged here yet." in page(user, "/history/pull-up/rule/")
    assert "+20 lb × 6" in page(user, "/history/pull-up/rule/?day=extra")


def test_an_older_program_in_the_other_unit_is_told_in_todays() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    programs.change_unit(program=program_of(user), unit="kg")
    assert "102.1 kg × 6" in page(user)


def test_each_workout_is_compared_by_the_plan_it_was_done_under() -> None:
    user = lifter()
    visit = workout_of(user)
    for reps in (5, 5, 6):
        log(visit, 225, reps)
    log(workout_of(user, TUESDAY + WEEK), 235, 5)
    before = page(user)
    assert "3 March 2026 3 sets of 4–6" in before
    programs.change_prescription(
        prescription=prescription_of(user), sets=1, rep_low=8, rep_high=10, step_up=5
    )
    assert page(user) == before
    programs.change_unit(program=program_of(user), unit="kg")
    changed = page(user)
    (summary,) = re.findall("After .* asked[.]", before)
    assert summary in changed
    assert "Sets logged in lb are converted to kg." in changed
    assert "102.1 kg × 6 Next time: 106.6 kg Next time: 106.6 kg, aim for 4." in changed
    assert "3 sets of 4–6" in changed


def test_a_swapped_in_exercise_is_compared_by_what_it_was_swapped_in_for() -> None:
    user = lifter()
    visit = workout_of(user)
    row = prescription_of(user, "one-arm-dumbbell-row")
    swap_once(workout=visit, prescription=row, exercise=Exercise.objects.get(pk="barbell-row"))
    log(visit, 135, 8, exercise="barbell-row")
    programs.change_prescription(prescription=row, rep_low=10, rep_high=12)
    assert "3 sets of 6–8" in page(user, "/history/barbell-row/rule/")


def test_pages_go_on_and_the_line_on_top_is_about_all_of_them() -> None:
    user = lifter()
    many_workouts(user, 60)
    first = page(user)
    oldest = TUESDAY - 26 * datetime.timedelta(days=1)
    second = page(user, f"/history/deadlift/rule/?until={oldest}")
    summary = "After 0 of 179 sets"
    assert summary in first
    assert summary in second
    assert "Older" in first
    assert "Newer" in second


def test_a_long_past_asks_as_often_as_a_short_one() -> None:
    counts = []
    for number in (3, 300):
        user = lifter(f"{number}@example.com")
        many_workouts(user, number)
        client = browser(user)
        client.get("/history/deadlift/rule/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/history/deadlift/rule/")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8


def test_an_exercise_that_there_is_not_is_not_found() -> None:
    assert browser(lifter()).get("/history/bench-press/rule/").status_code == 404
