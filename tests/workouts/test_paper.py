"""The week on paper: what the week page asks, and a box for each thing to write down."""

from __future__ import annotations

import datetime
import re

import pytest
from django.utils.formats import date_format

from accounts.models import User
from tests.factories import browser, everything, lifter, seasoned_lifter, stranger, workout_of

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def sheet_of(user: User) -> str:
    return browser(user).get("/week/sheet/").content.decode()


def test_each_day_is_a_page_with_its_lifts() -> None:
    page = sheet_of(seasoned_lifter())
    assert re.findall(r'<h2 id="(\w+)-sheet">', page) == ["main", "extra"]
    assert [name.strip() for name in re.findall(r"<h3>(.*?)</h3>", page)][:2] == [
        "Deadlift",
        "Pull-up",
    ]


def test_each_set_has_an_empty_box_for_weight_reps_left_and_rest() -> None:
    page = sheet_of(lifter())
    deadlift, _, row = page.split("<h3>")[1:4]
    assert deadlift.count("<td></td>") == 3 * 4
    assert row.count("<td></td>") == 3 * 5
    assert "Left reps" in row
    assert "Rest 3:00" in deadlift


def test_a_lift_shows_its_target_plates_and_what_follows() -> None:
    user = lifter()
    everything(workout_of(user, on=user.today() - WEEK))
    deadlift = sheet_of(user).split("<h3>")[1]
    assert "Per side: " in deadlift
    assert "3 sets of 4–6, aim for 4" in deadlift
    assert "6 or more: " in deadlift


def test_a_day_that_is_done_is_on_paper_for_next_week() -> None:
    user = lifter()
    everything(workout_of(user, on=user.today()))
    week = user.today() - datetime.timedelta(days=user.today().weekday())
    tuesday = week + WEEK + datetime.timedelta(days=1)
    assert date_format(tuesday, "l j F Y") in sheet_of(user)


def test_without_a_program_there_is_nothing_to_print() -> None:
    assert browser(stranger()).get("/week/sheet/")["Location"] == "/setup/"
