"""The same question of an edit, of a whole workout, and of weights set by hand or to start with."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    opening,
    prescription_of,
    set_fields,
    undo,
    whole_fields,
)
from tests.workouts.asking import (
    QUESTION,
    WEEK,
    known,
    post,
    stored,
    sure_of,
    text,
    yes,
)
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_an_edit_is_asked_about_on_the_sets_own_page() -> None:
    row = log(known(), 225, 6)
    client, sent = browser(row.lifter), set_fields(row.workout, load="2000", version="1")
    response = client.post(f"/sets/{row.pk}/", sent)
    page = text(response)
    assert response.status_code == 422
    assert "<h1>Deadlift: change a set</h1>" in page
    assert "2000 lb? You last lifted 225." in page
    assert yes(page)["words"] == "Yes, 2000 lb"
    assert "name" not in yes(page)
    assert stored(row.workout) == [("225", 6, "work")]
    assert client.post(f"/sets/{row.pk}/", sent | {"sure": sure_of(page)}).status_code == 302
    assert stored(row.workout) == [("2000", 6, "work")]


def test_what_a_set_said_already_is_not_asked_about() -> None:
    row = log(known(), 1225, 60)
    undone = undo(row)
    response = post(row.workout, row.pk, load="1225", reps="60", version=undone.version)
    assert response.status_code == 302
    assert stored(row.workout) == [("1225", 60, Kind.WORK)]


def test_a_set_is_taken_back_without_a_question() -> None:
    row = log(known(), 225, 6)
    sent = {"load": "1225", "reps": "60", "kind": "undone", "version": 1}
    assert post(row.workout, row.pk, **sent).status_code == 302


def test_a_stale_edit_is_a_conflict_before_it_is_a_question() -> None:
    row = log(known(), 225, 6)
    log(row.workout, 230, 5, id=row.pk, version=1)
    assert post(row.workout, row.pk, load="1225", version=1).status_code == 409


# --- a whole workout at once


def whole(user: User, sets: list[tuple[str, object, int]], **changes: Any) -> HttpResponse:
    rows = [(new_id(), exercise, Entry(Decimal(str(load)), reps)) for exercise, load, reps in sets]
    fields = whole_fields(rows, on=TUESDAY + WEEK) | changes
    return browser(user).post("/workouts/enter/", fields)


DONE = [("deadlift", 225, 6), ("deadlift", 2000, 5), ("deadlift", 2000, 4), ("pull-up", 0, 60)]


def test_the_rows_concerned_are_asked_about_once_and_all_else_is_kept() -> None:
    user = known().lifter
    response = whole(user, DONE)
    page = text(response)
    assert response.status_code == 422
    assert re.findall(r"<li><a href=[^>]*>(.*?)</a>: (.*?)</li>", page) == [
        ("Deadlift, set 2", "2000 lb? You last lifted 225."),
        ("Pull-up, set 1", "60 reps? That’s a lot for one set."),
    ]
    sure = dict(re.findall(r'<input type="hidden" name="(\d-sure)" value="([^"]*)">', page))
    assert sure == {"1-sure": "2000x5", "3-sure": "0x60"}
    assert yes(page)["words"] == "Yes, all of it is right"
    assert page.count("autofocus") == 1
    assert not LoggedSet.objects.filter(workout__performed_on=TUESDAY + WEEK).exists()
    assert whole(user, DONE, **sure).status_code == 302
    assert LoggedSet.objects.filter(workout__performed_on=TUESDAY + WEEK).count() == 4


def test_one_row_alone_is_named_in_its_yes() -> None:
    page = text(whole(known().lifter, [("deadlift", 1225, 5)]))
    assert yes(page)["words"] == "Yes, 1225 lb"
    assert QUESTION in page


def test_a_row_that_is_changed_after_the_question_is_asked_about_anew() -> None:
    user = known().lifter
    page = text(whole(user, [("deadlift", 1325, 5)], **{"0-sure": "1225x5"}))
    assert "1325 lb? You last lifted 225." in page
    assert 'value="1325x5"' in page


def test_a_light_row_is_asked_about_unless_it_is_a_warm_up() -> None:
    user = known().lifter
    rows = [(new_id(), "deadlift", Entry(Decimal("22.5"), 5)) for _ in range(2)]
    fields = whole_fields(rows, on=TUESDAY + WEEK) | {"0-kind": "warmup"}
    page = text(browser(user).post("/workouts/enter/", fields))
    assert "22.5 lb? You last lifted 225. If it was a warm-up, log it as one." in page
    assert re.findall(r'<input type="hidden" name="(\d-sure)"', page) == ["1-sure"]


def test_a_workout_entered_whole_without_anything_unlikely_is_stored_at_once() -> None:
    user = known().lifter
    assert whole(user, [("deadlift", 235, 5), ("deadlift", 240, 4)]).status_code == 302


# --- a weight set by hand, and starting weights


def test_a_weight_set_by_hand_is_asked_about() -> None:
    user = known().lifter
    client, at = browser(user), f"/settings/prescriptions/{prescription_of(user).pk}/load/"
    response = client.post(at, {"load": "1000", "note": "Feeling it"})
    page = text(response)
    assert response.status_code == 422
    assert "1000 lb? You last lifted 225." in page
    assert (yes(page)["words"], sure_of(page)) == ("Yes, 1000 lb", "1000")
    assert "Feeling it" in page
    assert opening(user) == 235
    assert client.post(at, {"load": "1000", "note": "", "sure": "1000"}).status_code == 302
    assert opening(user) == 1000


def test_a_light_weight_set_by_hand_is_meant() -> None:
    user = known().lifter
    at = f"/settings/prescriptions/{prescription_of(user).pk}/load/"
    assert browser(user).post(at, {"load": "45", "note": "My back"}).status_code == 302


def set_up_fields(**changes: str) -> dict[str, str]:
    fields = {"main": "1", "week_starts": "0", "bar": "45", "plates": "45 25 10 5"}
    return fields | {f"deadlift-{name}": value for name, value in changes.items()}


def test_a_starting_weight_is_asked_about_and_everything_else_is_kept() -> None:
    user = lifter()
    client = browser(user)
    response = client.post("/setup/", set_up_fields(load="2000", reps="60"))
    page = text(response)
    assert response.status_code == 422
    assert re.findall(r"<li><a href=[^>]*>(.*?)</a>: (.*?)</li>", page) == [
        ("Deadlift", "2000 lb? Your gym goes up to 1200 lb. 60 reps? That’s a lot for one set."),
    ]
    assert 'value="45 25 10 5"' in page
    assert opening(user) is None
    sure = {"sure": "2000x60"}
    sent = set_up_fields(load="2000", reps="60", **sure)
    assert client.post("/setup/", sent).status_code == 302
    assert opening(user) is not None


def test_a_body_weight_that_nobody_has_is_refused_in_its_unit() -> None:
    user = lifter(unit="kg")
    fields = {"main": "1", "week_starts": "0", "bar": "20", "plates": "20 10 5"}
    pull_up = {"pull-up-load": "-20", "pull-up-reps": "6", "body_weight": "840"}
    response = browser(user).post("/setup/", fields | pull_up)
    assert response.status_code == 422
    assert "Write your body weight, from 20 to 400 kg." in text(response)


def test_a_likely_starting_weight_is_taken_at_once() -> None:
    client = browser(lifter())
    assert client.post("/setup/", set_up_fields(load="225", reps="5")).status_code == 302
