"""A whole set written in the weight field: by form, by JSON and in a row of a whole workout."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from progression import plain
from tests.factories import browser, full_workout, lifter, set_fields, whole_fields, workout_of
from workouts.ids import new_id
from workouts.models import LoggedSet

pytestmark = pytest.mark.django_db

ROW = "one-arm-dumbbell-row"


def post(user: User, **changes: Any) -> HttpResponse:
    fields = set_fields(workout_of(user), **changes)
    return browser(user).post(f"/sets/{new_id()}/", fields)


def stored() -> tuple[Any, ...]:
    row = LoggedSet.objects.get()
    return plain(row.load), row.reps, row.rir


@pytest.mark.parametrize(
    ("typed", "as_stored"),
    [
        ("227.5x5@2", ("227.5", 5, 2)),
        ("227.5 x 5", ("227.5", 5, 1)),
        ("227.5", ("227.5", 6, 1)),
    ],
)
def test_what_is_written_in_short_wins_over_the_other_fields(
    typed: str, as_stored: tuple[Any, ...]
) -> None:
    assert post(lifter(), load=typed, reps="6", rir="1").status_code == 302
    assert stored() == as_stored


@pytest.mark.parametrize("reps", ["", "5.9", None])
def test_what_is_written_in_short_needs_no_other_field(reps: str | None) -> None:
    user = lifter()
    fields = set_fields(workout_of(user), load="227.5x5@2", rir="9")
    fields = fields | {"reps": reps} if reps is not None else fields
    assert browser(user).post(f"/sets/{new_id()}/", fields).status_code == 302
    assert stored() == ("227.5", 5, 2)


def test_both_arms_get_the_reps_written_in_short() -> None:
    post(lifter(), exercise=ROW, load="62.5x7@1", left_reps="8", right_reps="")
    row = LoggedSet.objects.get()
    assert (row.left_reps, row.right_reps, row.reps, row.rir) == (7, 7, 7, 1)


@pytest.mark.parametrize("typed", ["225x5.9", "225x5@9", "225x", "heavyx5"])
def test_what_is_wrong_in_short_is_said_beside_the_weight_and_kept(typed: str) -> None:
    response = post(lifter(), load=typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="id_load_error"' in page
    assert f'value="{typed}"' in page
    assert not LoggedSet.objects.exists()


def test_json_takes_a_set_in_short_too() -> None:
    user = lifter()
    body = json.dumps(set_fields(workout_of(user), load="225x5@2"))
    browser(user).put(f"/sets/{new_id()}/", body, content_type="application/json")
    assert stored() == ("225", 5, 2)


def test_a_row_of_a_whole_workout_needs_no_reps_beside_a_set_in_short() -> None:
    fields = whole_fields(full_workout(1)) | {"0-load": "230x4@0", "0-reps": ""}
    assert browser(lifter()).post("/workouts/enter/", fields).status_code == 302
    assert stored() == ("230", 4, 0)


def test_a_row_with_a_wrong_set_in_short_is_not_passed_over() -> None:
    fields = whole_fields(full_workout(2)) | {"1-load": "230x4.5", "1-reps": ""}
    response = browser(lifter()).post("/workouts/enter/", fields)
    assert response.status_code == 422
    assert b'id="id_1-load_error"' in response.content
    assert not LoggedSet.objects.exists()
