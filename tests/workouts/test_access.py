"""Sets sent with the ids of others, and the pages of an account without a program."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.factories import (
    browser,
    full_workout,
    lifter,
    log,
    other_lifter,
    prescription_of,
    set_fields,
    stranger,
    whole_fields,
    workout_of,
)
from workouts.ids import new_id
from workouts.models import LoggedSet

pytestmark = pytest.mark.django_db


def put(user: User, id: object, fields: dict[str, Any]) -> HttpResponse:
    body = json.dumps(fields)
    return browser(user).put(f"/sets/{id}/", body, content_type="application/json")


@pytest.mark.parametrize("kind", ["absent", "foreign"])
def test_a_set_for_no_workout_of_mine_is_not_found(kind: str) -> None:
    theirs = workout_of(other_lifter())
    fields = set_fields(theirs) | ({"workout": 2**40} if kind == "absent" else {})
    response = put(lifter(), new_id(), fields)
    assert response.status_code == 404
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("load", ["225", "heavy"])
def test_a_foreign_id_is_answered_like_any_other_unknown_one(load: str) -> None:
    theirs = log(workout_of(other_lifter()))
    user = lifter()
    workout = workout_of(user)
    response = put(user, theirs.pk, set_fields(workout, load=load, version="1"))
    assert response.status_code == (404 if load == "225" else 422)
    assert b"235" not in response.content
    theirs.refresh_from_db()
    assert (theirs.version, theirs.workout.lifter.email) == (1, "other@example.com")


def plain(response: HttpResponse) -> str:
    """The page but for what is new in each: the next set's id, and the tokens of its forms."""
    page = re.sub(r"/sets/[0-9a-f-]{36}/", "/sets/<new>/", response.content.decode())
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"', r"\1", page)


@pytest.mark.parametrize("headers", [{}, {"X-Part": "true"}])
@pytest.mark.parametrize("asked", ["theirs", "nothing", "no id"])
def test_a_workout_asked_about_a_set_that_is_not_in_it_says_nothing_of_it(
    asked: str, headers: dict[str, str]
) -> None:
    visit, theirs = workout_of(lifter()), log(workout_of(other_lifter()), 311, 5)
    client, path = browser(visit.lifter), f"/workouts/{visit.pk}/"
    saved = {"theirs": str(theirs.pk), "nothing": str(new_id()), "no id": "x'\x00"}[asked]
    bare = client.get(path, headers=headers)
    said = client.get(path, {"saved": saved}, headers=headers)
    assert (said.status_code, plain(said)) == (200, plain(bare))


def test_a_workout_asked_about_a_set_of_its_own_says_what_was_saved() -> None:
    row = log(workout_of(lifter()), 311, 5)
    path = f"/workouts/{row.workout_id}/?saved={row.pk}"
    assert b"Saved: 311 lb" in browser(row.lifter).get(path).content


@pytest.mark.parametrize("kind", ["absent", "foreign", "unreadable"])
def test_a_load_set_from_no_workout_of_mine_leads_back_to_the_week(kind: str) -> None:
    user, theirs = lifter(), workout_of(other_lifter())
    asked = {"absent": 2**40, "foreign": theirs.pk, "unreadable": "1e2"}[kind]
    path = f"/settings/prescriptions/{prescription_of(user).pk}/load/?workout={asked}"
    assert b"Back to the week" in browser(user).get(path).content
    assert browser(user).post(path, {"load": "225"}).headers["Location"] == "/week/"


def test_without_a_program_the_way_leads_to_set_up() -> None:
    client = browser(stranger())
    for path in ["/week/", "/settings/days/"]:
        assert client.get(path).headers["Location"] == "/setup/"
    assert client.get("/settings/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/settings/experience/", "/settings/unit/", "/settings/equipment/"]
)
def test_without_a_program_there_is_nothing_to_set(path: str) -> None:
    assert browser(stranger()).get(path).status_code == 404


def test_without_a_program_the_other_pages_answer_too() -> None:
    client = browser(stranger())
    assert client.get("/history/").status_code == 200
    assert client.get("/workouts/enter/").status_code == 404
    assert (
        client.post("/workouts/", {"role": "main", "performed_on": "2026-03-03"}).status_code == 404
    )
    fields = whole_fields(full_workout())
    assert client.post("/workouts/enter/", fields).status_code == 404
