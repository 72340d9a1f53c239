import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from backplan.logs import JsonLines
from backplan.views import server_error

# What must never reach a log, by where it was typed.
SECRETS = {"email": "marker-mail@example.com", "load": "7341.5", "notes": "marker-note"}
TOKEN = "marker-token"


@login_not_required
def failing(request: HttpRequest, token: str) -> HttpResponse:
    email, load = request.POST["email"], request.POST["load"]
    logging.getLogger("workouts").error("Refused %s for %s", load, email)
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::int", [request.POST["notes"]])
    return HttpResponse()


urlpatterns = [path("reset/<token>/", failing)]
handler500 = server_error


@pytest.fixture
def log(settings: Settings) -> Iterator[io.StringIO]:
    settings.ROOT_URLCONF = __name__
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.django_db
def test_a_failure_is_logged_without_anything_that_was_typed(log: io.StringIO) -> None:
    Client(raise_request_exception=False).post(f"/reset/{TOKEN}/?q={TOKEN}", SECRETS)
    for marker in (*SECRETS.values(), TOKEN):
        assert marker not in log.getvalue()


@pytest.mark.django_db
def test_a_failure_is_logged_with_what_it_takes_to_find_it(log: io.StringIO) -> None:
    Client(raise_request_exception=False).post(f"/reset/{TOKEN}/", SECRETS)
    first, last = lines(log)
    assert (first["logger"], first["message"]) == ("workouts", "Refused %s for %s")
    assert (last["method"], last["route"], last["status"]) == ("POST", "reset/<token>/", 500)
    assert last["error"] == ["DataError", "InvalidTextRepresentation"]
    assert any(where.startswith("tests/backplan/test_settings_logs.py:") for where in last["where"])


def test_an_address_that_is_not_there_is_not_logged(log: io.StringIO) -> None:
    Client().get(f"/{TOKEN}/")
    assert TOKEN not in log.getvalue()
    assert lines(log)[0]["status"] == 404


def test_a_line_stays_one_line_whatever_is_in_it(log: io.StringIO) -> None:
    logging.getLogger("workouts").error("first\nsecond")
    assert [line["message"] for line in lines(log)] == ["first\nsecond"]


def test_gunicorns_own_progress_keeps_its_numbers(log: io.StringIO) -> None:
    record = logging.makeLogRecord(
        {"name": "gunicorn.error", "levelno": logging.INFO, "msg": "pid: %s", "args": (7,)}
    )
    assert json.loads(JsonLines().format(record))["message"] == "pid: 7"


def test_gunicorns_errors_do_not_show_the_address_asked_for(log: io.StringIO) -> None:
    record = logging.makeLogRecord(
        {"name": "gunicorn.error", "levelno": logging.ERROR, "msg": "in %s", "args": (TOKEN,)}
    )
    assert TOKEN not in JsonLines().format(record)
