"""Who gets in by token, how often, and what is answered to whoever does not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from api import access, tokens
from api.models import ApiToken, Scope
from tests.api.programs import JSON, TokenClient, program_of_user, told
from tests.factories import TUESDAY, browser, lifter, log, set_fields, workout_of
from workouts.ids import new_id
from workouts.models import LoggedSet

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return lifter()


@pytest.fixture
def program(user: User) -> TokenClient:
    return program_of_user(user)


def error_of(answer: Any, status: int) -> str:
    """The sentence of an answer that is no."""
    return str(told(answer, status)["error"])


def test_a_token_is_stored_by_its_hash_alone(user: User) -> None:
    token = tokens.make(user=user, name="script", scope=Scope.READ)
    assert token.startswith("bp_")
    assert len(token) > 43
    row = ApiToken.objects.values().get()
    assert token not in str(row)
    assert token[3:] not in str(row)


@pytest.mark.parametrize(
    "token",
    ["", "bp_", "bp_" + "a" * 43, "bp_" + "a" * 42 + "é", "bp_" + "a" * 44, " ", "bp_ x y"],
)
def test_what_is_no_token_of_ours_is_let_in_nowhere(token: str, program: TokenClient) -> None:
    answer = TokenClient(token).get("me")
    assert "Authorization: Bearer" in error_of(answer, 401)
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_anywhere_else_than_in_its_header_is_none(program: TokenClient) -> None:
    nobody = TokenClient("")
    told(nobody.get(f"me?token={program.token}&access_token={program.token}"), 401)
    told(nobody.get("me", **{"X-Api-Key": program.token}), 401)
    told(nobody.get("me", Authorization=f"Basic {program.token}"), 401)
    told(nobody.get("me", Authorization=program.token), 401)


def test_a_session_opens_nothing_for_a_program(user: User) -> None:
    answer = browser(user).get("/api/1/me")
    assert error_of(answer, 401)
    assert not answer.cookies


def test_a_token_opens_no_page(program: TokenClient) -> None:
    page = Client().get("/week/", headers={"Authorization": f"Bearer {program.token}"})
    assert page.status_code == 302
    assert page["Location"].startswith("/accounts/login/")


def test_a_revoked_token_and_that_of_a_closed_account_end_at_once(
    program: TokenClient, user: User
) -> None:
    told(program.get("me"))
    User.objects.filter(pk=user.pk).update(is_active=False)
    told(program.get("me"), 401)
    User.objects.filter(pk=user.pk).update(is_active=True)
    told(program.get("me"))
    tokens.revoke(token=ApiToken.objects.get())
    told(program.get("me"), 401)


def test_a_token_that_reads_writes_nothing(user: User) -> None:
    reader = program_of_user(user, Scope.READ)
    row = log(workout_of(user))
    for answer in [
        reader.put(f"sets/{new_id()}", set_fields(row.workout)),
        reader.delete(f"sets/{row.pk}"),
        reader.post("workouts", {"role": "main", "performed_on": "2026-03-10"}),
        reader.post(f"workouts/{row.workout_id}/finish", {"anyway": 12}),
    ]:
        assert error_of(answer, 403) == access.READ_ONLY
    assert LoggedSet.objects.get().version == 1
    told(reader.get("me"))


def test_the_use_of_a_token_is_noted_once_a_day(program: TokenClient, user: User) -> None:
    told(program.get("me"))
    assert ApiToken.objects.get().used_on == user.today()
    ApiToken.objects.update(used_on=TUESDAY)
    told(program.get("week"))
    assert ApiToken.objects.get().used_on == user.today()


def test_too_many_requests_wait_a_minute(
    program: TokenClient, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(access, "RATES", {"api": "3/m/key,5/m/user"})
    for _ in range(3):
        told(program.get("me"))
    refused = program.get("me")
    assert "minute" in error_of(refused, 429)
    assert refused["Retry-After"] == "60"
    other = program_of_user(user, name="another")
    assert [other.get("me").status_code for _ in range(3)] == [200, 200, 429]


def test_an_answer_that_is_known_already_is_not_sent_again(
    program: TokenClient, user: User
) -> None:
    row = log(workout_of(user))
    path = f"workouts/{row.workout_id}"
    first = program.get(path)
    again = program.get(path, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    log(row.workout, 230, 5, id=row.pk, version=1)
    changed = program.get(path, **{"If-None-Match": first["ETag"]})
    assert told(changed)["exercises"][0]["sets"][0]["load"] == "230"


def test_head_is_get_without_its_body(program: TokenClient) -> None:
    head, got = program.ask("HEAD", "me"), program.get("me")
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (got["ETag"], str(len(got.content)))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "nothing", 404),
        ("GET", "", 404),
        ("GET", "me/", 404),
        ("POST", "nothing", 404),
        ("GET", "sets/not-an-id", 404),
        ("GET", f"workouts/{10**30}", 404),
        ("GET", "lifts/bench-press", 404),
        ("PATCH", "me", 405),
        ("DELETE", "workouts", 405),
        ("OPTIONS", "week", 405),
    ],
)
def test_what_is_not_there_is_said_in_json(
    program: TokenClient, method: str, path: str, status: int
) -> None:
    assert error_of(program.ask(method, path, accept="text/html"), status)


def test_a_method_that_is_refused_names_those_that_are_not(program: TokenClient) -> None:
    assert set(program.ask("PATCH", "workouts")["Allow"].split(", ")) == {"GET", "POST"}


@pytest.mark.parametrize("body", [b"{", b"[]", b"1", b"\xff", b'"x"', b"[" * 100_000])
def test_what_is_no_json_is_refused(program: TokenClient, body: bytes) -> None:
    assert error_of(program.put(f"sets/{new_id()}", body), 400)
    assert error_of(program.post("workouts", body), 400)


def test_a_body_of_another_type_is_refused(program: TokenClient, user: User) -> None:
    visit = workout_of(user)
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "a/b"):
        sent = json.dumps(set_fields(visit)).encode()
        for answer in [
            program.put(f"sets/{new_id()}", sent, content_type=kind),
            program.post("workouts", sent, content_type=kind),
        ]:
            assert JSON in error_of(answer, 415)
    assert not LoggedSet.objects.exists()


def test_a_body_that_is_too_long_is_refused(program: TokenClient) -> None:
    body = json.dumps({"note": "W" * 3_000_000}).encode()
    assert error_of(program.put(f"sets/{new_id()}", body), 413)
    assert error_of(program.post("workouts", body), 413)


def test_odd_fields_are_named(program: TokenClient) -> None:
    refused = told(program.post("workouts", b'{"role": "main", "x": 1, "role": "main"}'), 422)
    assert set(refused["fields"]) == {"x", "role"}
    assert refused["fields"]["x"] == ["This isn’t a field of a workout."]


def test_what_broke_is_said_in_json(program: TokenClient, monkeypatch: Any) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("api.told.program", broken)
    answer = program.get("program")
    assert "secret" not in error_of(answer, 500)


def test_headers_of_our_pages_mean_nothing_here(program: TokenClient, user: User) -> None:
    visit = workout_of(user)
    headers = {"X-Part": "true", "X-Account": "1", "Accept": "text/html"}
    saved = told(program.put(f"sets/{new_id()}", set_fields(visit), **headers))
    assert set(saved) == {"set", "next", "unit"}
