"""Public pages while the database is away, for somebody whose session it has."""

import pytest
from django.test import Client
from django.urls import reverse

from backplan.unknown_user import OPEN_PAGES

PATHS = {name: reverse(name, args=["pull-up"] if name == "exercise" else []) for name in OPEN_PAGES}


@pytest.mark.parametrize("name", sorted(PATHS))
def test_an_open_page_says_neither_signed_in_nor_signed_out(phone: Client, name: str) -> None:
    answer = phone.get(PATHS[name])
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<body data-unknown>" in page
    for word in ("History", "Settings", "Sign in", "Sign up"):
        assert f">{word}<" not in page
    assert ">Week<" in page, "a phone may keep it"
    assert 'property="og:' not in page


@pytest.mark.parametrize("name", sorted(PATHS))
def test_the_session_is_kept_and_no_shared_cache_keeps_the_page(phone: Client, name: str) -> None:
    answer = phone.get(PATHS[name])
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"


def test_the_front_page_says_why_there_is_no_week(phone: Client) -> None:
    assert "We can’t reach the logbook right now" in phone.get("/").content.decode()


@pytest.mark.parametrize("path", ["/manifest.webmanifest", "/worker.js", "/outbox/"])
def test_what_a_phone_keeps_for_later_needs_nobody(phone: Client, path: str) -> None:
    assert phone.get(path).status_code == 200


def test_nobody_is_asked_to_sign_in_who_may_be_signed_in(phone: Client) -> None:
    assert phone.get("/accounts/login/").status_code == 503


def test_an_exercise_without_a_file_is_away_and_not_gone(phone: Client) -> None:
    assert phone.get("/exercises/bench-press/").status_code == 503


def test_an_open_page_only_reads(phone: Client) -> None:
    assert phone.post("/exercises/").status_code in {403, 405}


def test_whoever_runs_the_site_is_told(phone: Client, caplog: pytest.LogCaptureFixture) -> None:
    phone.get("/rule/")
    assert [one.name for one in caplog.records] == ["backplan.unknown_user"]


@pytest.mark.django_db
def test_somebody_who_is_known_sees_what_they_always_see(client: Client) -> None:
    page = client.get("/rule/").content.decode()
    assert "data-unknown" not in page
    assert ">Sign in<" in page
