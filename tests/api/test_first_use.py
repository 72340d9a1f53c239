"""What answers programs is loaded at the start where one may ask, else when one does."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from api import tokens
from api.models import Scope
from api.routes import API, views
from api.urls import ADDRESSES
from tests.backplan.test_deploy_gunicorn import production
from tests.factories import lifter
from workouts.ids import new_id

HEAVY = ("ninja", "pydantic", "unittest")
STARTED = """
import sys
import backplan.wsgi
from backplan import preloaded
preloaded.load()
"""
ASKED = """
from wsgiref.util import setup_testing_defaults
asked = {"PATH_INFO": "/api/1/me", "HTTP_HOST": "back.example.com"}
asked |= {"wsgi.url_scheme": "https", "HTTP_X_FORWARDED_PROTO": "https"}
setup_testing_defaults(asked)
answered = []
b"".join(backplan.wsgi.application(asked, lambda status, *_: answered.append(status)))
assert answered == ["401 Unauthorized"], answered
"""
LOADED = f"print(*sorted(set({HEAVY}) & set(sys.modules)))"


def loaded_after(*steps: str) -> set[str]:
    """Which of the heavy modules a process has that starts as gunicorn does, on this database."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "".join((STARTED, *steps, LOADED))],
        cwd=settings.BASE_DIR,
        env=production(0, HOME=os.environ.get("HOME", "/")),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_every_address_is_where_ninja_has_it() -> None:
    theirs: dict[str, str] = {}
    for found in API.urls[0]:
        theirs.setdefault(str(found.pattern).replace("uuidstr", "uuid"), str(found.name))
    del theirs[""]
    assert {name: route for route, name in theirs.items()} == ADDRESSES
    assert views().keys() == ADDRESSES.keys()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_a_token_nothing_of_the_api_is_loaded_at_the_start() -> None:
    assert loaded_after() == set()
    tokens.make(user=lifter(), name="script", scope=Scope.READ)
    assert loaded_after() == set(HEAVY)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_whoever_asks_without_a_token_loads_nothing() -> None:
    assert loaded_after(ASKED) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_who_sends_no_token_is_answered_as_who_sends_a_wrong_one(method: str) -> None:
    given = {"slug": "deadlift", "id": 1, "workout": 1}
    client = Client(raise_request_exception=False)
    for name, route in ADDRESSES.items():
        parts = {part: value for part, value in given.items() if f":{part}>" in route}
        at = reverse(name, kwargs=parts | ({"id": new_id()} if "uuid" in route else {}))
        without = client.generic(method, at)
        wrong = client.generic(method, at, headers={"Authorization": "Bearer bp_no"})
        assert (without.status_code, without.content) == (wrong.status_code, wrong.content), name
        assert without.headers == wrong.headers
        assert without.status_code in {401, 405}
