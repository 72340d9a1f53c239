"""A set that hurt ends its exercise for the day and moves no later target."""

from __future__ import annotations

import datetime
import json
import re

import pytest

from tests.factories import (
    TUESDAY,
    browser,
    entry,
    lifter,
    log,
    opening,
    set_fields,
    sheet_of,
    undo,
    workout_of,
)
from workouts.ids import new_id
from workouts.models import LoggedSet
from workouts.sheets import Lift

pytestmark = pytest.mark.django_db


def deadlift(row: LoggedSet) -> Lift:
    lift = sheet_of(row.workout).lift("deadlift")
    assert lift is not None
    return lift


def test_a_set_that_hurt_ends_the_exercise_for_the_day() -> None:
    row = log(workout_of(lifter()), 225, 5, pain=True)
    assert deadlift(row).hurt
    assert deadlift(row).is_done


@pytest.mark.parametrize("reps", [6, 2])
def test_a_set_that_hurt_leaves_the_next_workout_where_this_one_opened(reps: int) -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    later = workout_of(user, on=TUESDAY + datetime.timedelta(days=7))
    assert opening(user) == 235
    row = log(later, 235, reps, pain=True)
    assert opening(user) == 235
    following = deadlift(row).next_workout
    assert following is not None
    assert following.load == 235


def test_an_undone_set_that_hurt_opens_the_exercise_again() -> None:
    row = undo(log(workout_of(lifter()), 225, 5, pain=True))
    assert row.pain
    assert not deadlift(row).is_done


def test_the_button_logs_the_set_and_stops() -> None:
    user = lifter()
    visit = workout_of(user)
    fields = set_fields(visit, reps="2", pain="on")
    page = browser(user).post(f"/sets/{new_id()}/", fields, follow=True)
    assert LoggedSet.objects.get().pain
    assert page.context["lift"].is_done
    assert "Ended for today." in page.content.decode()
    told = "<strong>Next time: 225 lb, aim for 4.</strong> It hurt, so the weight stays."
    assert told in page.content.decode()


def test_no_set_after_one_that_hurt_is_said_to_move_anything() -> None:
    visit = workout_of(lifter())
    log(visit, 225, 5, pain=True)
    log(visit, 185, 6)
    log(visit, 185, 6)
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise=deadlift").text
    assert re.findall(r"<bdi>(.*?)</bdi>", page[page.index("<h3>Sets</h3>") :]) == [
        "That hurt, so the exercise ends for today and your weight stays.",
        "Next time: 225 lb, aim for 4. It hurt, so the weight stays.",
    ]


def test_the_edit_page_takes_it_back() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 5, pain=True)
    form = browser(user).get(f"/sets/{row.pk}/").context["form"]
    assert form["pain"].value()
    fields = set_fields(row.workout, reps="5", version="1")
    browser(user).post(f"/sets/{row.pk}/", fields)
    row.refresh_from_db()
    assert not row.pain


def test_a_phone_is_told_that_no_set_is_left() -> None:
    user = lifter()
    fields = set_fields(workout_of(user), pain=True)
    body = json.dumps(fields)
    answer = browser(user).put(f"/sets/{new_id()}/", body, content_type="application/json").json()
    assert answer["set"]["pain"] is True
    assert answer["next"]["sets_left"] == 0


def test_the_same_set_without_pain_is_another_set() -> None:
    row = log(workout_of(lifter()), 225, 5, pain=True)
    assert entry(225, 5, pain=True).is_in(row)
    assert not entry(225, 5).is_in(row)
