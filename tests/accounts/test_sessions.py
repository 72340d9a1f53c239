"""A session in use lasts; one that is not used ends."""

from __future__ import annotations

import datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.accounts.pages import is_signed_in, sign_in, sign_up
from tests.factories import browser, lifter

pytestmark = pytest.mark.django_db
A_DAY, AN_HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
AGE = datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE)


def left() -> datetime.timedelta:
    """How long the one session there is will last, to the hour."""
    hours = (Session.objects.get().expire_date - timezone.now()) / AN_HOUR
    return round(hours) * AN_HOUR


def used(ago: datetime.timedelta) -> None:
    """As though it had been written that long ago."""
    Session.objects.update(expire_date=timezone.now() + AGE - ago)


def writes(client: Client, path: str = "/week/") -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return sum("django_session" in query["sql"] and "UPDATE" in query["sql"] for query in captured)


def test_a_session_in_use_lasts_as_long_as_a_new_one() -> None:
    client = browser(lifter())
    used(ago=10 * A_DAY)
    assert left() == AGE - 10 * A_DAY
    assert writes(client) == 1
    assert left() == AGE


def test_a_session_is_written_once_a_day_at_most() -> None:
    client = browser(lifter())
    used(ago=A_DAY - AN_HOUR)
    assert writes(client) == 0
    used(ago=A_DAY + AN_HOUR)
    assert [writes(client) for _ in range(3)] == [1, 0, 0]


def test_a_session_that_was_just_begun_is_not_written_again() -> None:
    sign_up(client := Client())
    assert writes(client, "/settings/") == 0


def test_two_pages_at_once_write_it_once() -> None:
    client = browser(lifter())
    used(ago=5 * A_DAY)
    session = client.session
    both = [type(session)(session.session_key) for _ in range(2)]
    for each in both:
        each.load()
    assert [each.extend() for each in both] == [True, False]


def test_what_is_kept_in_a_session_meanwhile_stays() -> None:
    client = browser(lifter())
    used(ago=5 * A_DAY)
    late = type(client.session)(client.session.session_key)
    late.load()
    session = client.session
    session["said"] = "meanwhile"
    session.save()
    late.extend()
    assert client.session["said"] == "meanwhile"


def test_the_browser_keeps_the_cookie_as_long() -> None:
    client = browser(lifter())
    used(ago=2 * A_DAY)
    cookie = client.get("/week/").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie.value == Session.objects.get().session_key
    assert cookie["max-age"] == settings.SESSION_COOKIE_AGE
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert settings.SESSION_COOKIE_NAME not in client.get("/week/").cookies


def test_a_page_open_to_all_lets_it_last_too() -> None:
    client = browser(lifter())
    used(ago=2 * A_DAY)
    assert writes(client, "/exercises/") == 1


def test_a_session_that_nobody_uses_ends() -> None:
    client = browser(lifter())
    used(ago=AGE + AN_HOUR)
    assert client.get("/week/").status_code == 302
    assert Session.objects.get().expire_date < timezone.now()


def test_signing_out_ends_it_for_good() -> None:
    client = browser(lifter())
    used(ago=2 * A_DAY)
    client.post("/accounts/logout/")
    assert not Session.objects.exists()
    assert not is_signed_in(client)


def test_one_halfway_through_signing_in_is_not_kept_alive() -> None:
    sign_up(Client())
    Session.objects.all().delete()
    client = Client()
    sign_in(client, "ada@example.com", "not my password")
    assert [writes(client, "/accounts/login/") for _ in range(2)] == [0, 0]
