"""The database refuses every connection: what people get then."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, InternalError, OperationalError
from django.test import Client
from psycopg import errors
from pytest_django import DjangoDbBlocker, Settings

from backplan.outage import LARGEST, is_outage
from tests.backplan.away import database_away

LOGIN = {"login": "lifter@example.com", "password": "a phrase of my own"}
PART = {"X-Part": "true"}


def hidden(response: Any) -> list[tuple[str, str]]:
    """The hidden inputs of a page, as a browser would send them."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', _text(response))
    return [(unescape(name), unescape(value)) for name, value in found]


def _text(response: Any) -> str:
    return response.content.decode()


def assert_unavailable(response: Any) -> None:
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "no-store, private"


def test_a_view_that_loses_the_database_answers_503(phone: Client) -> None:
    phone.cookies.clear()
    assert_unavailable(phone.post("/accounts/password/reset/", {"email": "ada@example.com"}))


def test_a_view_that_loses_the_database_answers_503_in_development_too(
    phone: Client, settings: Settings
) -> None:
    settings.DEBUG = True
    phone.cookies.clear()
    assert_unavailable(phone.post("/accounts/password/reset/", {"email": "ada@example.com"}))


def test_whoever_runs_the_site_is_told_why(phone: Client, caplog: pytest.LogCaptureFixture) -> None:
    phone.get("/week/")
    told = [record for record in caplog.records if record.name == "backplan.outage"]
    assert [record.exc_info and record.exc_info[0] for record in told] == [OperationalError]


def test_a_session_that_cannot_be_loaded_answers_503(phone: Client) -> None:
    assert_unavailable(phone.get("/week/"))


def test_a_page_offers_to_ask_again(phone: Client) -> None:
    assert "Try again" in _text(phone.get("/week/"))
    assert "<form" not in _text(phone.get("/week/"))


def test_a_form_comes_back_with_every_field_and_a_button(phone: Client) -> None:
    typed = {"load": "235", "reps": ["3", "4"], "notes": '<b>"slow"</b>\nand tired', "empty": ""}
    response = phone.post("/workouts/7/", typed)
    assert_unavailable(response)
    assert 'method="post"' in _text(response)
    assert " action=" not in _text(response)
    assert hidden(response) == [
        ("load", "235"),
        ("reps", "3"),
        ("reps", "4"),
        ("notes", typed["notes"]),
        ("empty", ""),
    ]


def test_the_token_that_was_sent_goes_along_again(django_db_blocker: DjangoDbBlocker) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    token = "a" * 32
    strict.cookies[settings.CSRF_COOKIE_NAME] = token
    with database_away(django_db_blocker):
        response = strict.post("/accounts/login/", LOGIN | {"csrfmiddlewaretoken": token})
    assert_unavailable(response)
    assert ("csrfmiddlewaretoken", token) in hidden(response)


def test_a_password_is_never_sent_back(phone: Client) -> None:
    response = phone.post("/accounts/login/", LOGIN | {"oldPassword2": "another phrase"})
    assert_unavailable(response)
    assert hidden(response) == [("login", "lifter@example.com")]
    assert "phrase" not in _text(response)
    assert "asked for them again" in _text(response)


def test_a_file_is_left_out_and_said_so(phone: Client) -> None:
    response = phone.post("/week/", {"unit": "kg", "file": SimpleUploadedFile("a.csv", b"row")})
    assert_unavailable(response)
    assert hidden(response) == [("unit", "kg")]
    assert "asked for them again" in _text(response)


def test_a_form_too_large_to_carry_stays_in_the_browser(phone: Client) -> None:
    response = phone.post("/week/", {"notes": "x" * (LARGEST + 1)})
    assert_unavailable(response)
    assert hidden(response) == []
    assert "back button" in _text(response)
    assert len(response.content) < 5000


def test_a_body_beyond_what_django_reads_answers_503_too(phone: Client) -> None:
    body = "notes=" + "x" * 3_000_000
    response = phone.post("/week/", body, content_type="application/x-www-form-urlencoded")
    assert_unavailable(response)
    assert "back button" in _text(response)


def test_a_script_that_asks_for_a_part_gets_one_sentence(phone: Client) -> None:
    response = phone.get("/workouts/7/", headers=PART)
    assert_unavailable(response)
    assert response.json()["error"].startswith("We can’t reach the logbook")


@pytest.mark.parametrize(
    "asking", [{"HTTP_ACCEPT": "application/json"}, {"content_type": "application/json"}]
)
def test_a_program_gets_json(phone: Client, asking: dict[str, Any]) -> None:
    response = phone.put("/sets/01890a5d-ac96-774b-bcce-b302099a8057/", "{}", **asking)
    assert_unavailable(response)
    assert response.json()["error"].startswith("We couldn’t make sure")


def test_a_page_never_says_that_it_was_saved_or_lost(phone: Client) -> None:
    sentence = "We couldn’t make sure this was saved."
    assert sentence in _text(phone.post("/week/", {}))
    assert sentence not in _text(phone.get("/week/"))


def caused_by(cause: Exception) -> Error:
    error = InternalError()
    error.__cause__ = cause
    return error


def test_a_server_that_ended_our_wait_counts_as_away() -> None:
    assert is_outage(OperationalError())
    assert is_outage(caused_by(errors.IdleInTransactionSessionTimeout()))
    assert is_outage(caused_by(errors.ReadOnlySqlTransaction()))


def test_a_mistake_of_ours_does_not_count_as_away() -> None:
    assert not is_outage(caused_by(errors.InFailedSqlTransaction()))
    assert not is_outage(ValueError())
