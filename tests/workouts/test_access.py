"""Who may see the pages of plan and log, and that looking leaves every row alone."""

from __future__ import annotations

import json
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
from workouts import urls
from workouts.ids import new_id
from workouts.models import (
    LoggedSet,
    Prescription,
    Program,
    SwappedIn,
    TrainingDay,
    WorkingLoad,
    Workout,
)

pytestmark = pytest.mark.django_db

TABLES = [
    LoggedSet,
    Workout,
    SwappedIn,
    Program,
    TrainingDay,
    Prescription,
    WorkingLoad,
    User,
]


def rows() -> list[list[dict[str, Any]]]:
    """Every row of the plan, the log and the accounts."""
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def addresses(user: User) -> dict[str, str]:
    """Each address of this package by its name, with a lifter's own rows in it."""
    row = log(workout_of(user))
    ids: dict[str, object] = {
        "workouts/<int:id>": row.workout_id,
        "sets/<uuid:id>": row.pk,
        "settings/prescriptions/<int:id>": prescription_of(user).pk,
        "swap/<int:prescription>": prescription_of(user).pk,
    }
    found = {}
    for pattern in urls.urlpatterns:
        route = str(pattern.pattern)
        if route.startswith("accounts/samples/"):  # open to all, in development only
            continue
        for template, id in ids.items():
            route = route.replace(template, template[: template.index("<")] + str(id))
        found[str(pattern.name)] = f"/{route}"
    assert not [address for address in found.values() if "<" in address]
    return found


def put(user: User, id: object, fields: dict[str, Any]) -> HttpResponse:
    body = json.dumps(fields)
    return browser(user).put(f"/sets/{id}/", body, content_type="application/json")


def test_nobody_signed_out_gets_past_the_sign_in() -> None:
    private = addresses(lifter())
    before = rows()
    for path in private.values():
        for method in ["get", "post", "put", "delete", "head"]:
            response = getattr(browser(), method)(path)
            assert response.status_code == 302, path
            assert response.headers["Location"] == f"/accounts/login/?next={path}"
    assert rows() == before


def test_looking_changes_nothing() -> None:
    user = lifter()
    paths = addresses(user)
    client, before = browser(user), rows()
    for name, path in paths.items():
        for method in ["get", "head", "options"]:
            response = getattr(client, method)(path)
            assert response.status_code < 500, name
    assert rows() == before


def test_every_page_of_a_lifter_answers() -> None:
    user = lifter()
    client = browser(user)
    answers = {name: client.get(path).status_code for name, path in addresses(user).items()}
    posted_only = {"start_workout", "finish_workout", "discard_workout", "come_back"}
    assert answers == {name: 405 if name in posted_only else 200 for name in answers}


def test_what_is_someone_elses_is_not_found_word_for_word_as_what_is_not_there() -> None:
    theirs = addresses(other_lifter())
    client, before = browser(lifter()), rows()
    nothing = f"/workouts/{2**40}/", f"/sets/{new_id()}/", f"/settings/prescriptions/{2**40}/"
    absent = {client.get(path).content for path in nothing}
    assert len(absent) == 1
    for name in ["workout", "logged_set", "prescription", "swap_exercise", "working_load"]:
        for method in [client.get, client.post, client.put]:
            response = method(theirs[name])
            assert response.status_code in {404, 405}, name
            assert response.status_code == 405 or {response.content} == absent
    for name in ["finish_workout", "discard_workout", "come_back"]:
        response = client.post(theirs[name], {"notes": "Mine now."})
        assert (response.status_code, {response.content}) == (404, absent)
    assert rows() == before


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
