"""A late answer must not put back the token that signing in has replaced."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import PASSWORD, lifter

NAME = settings.CSRF_COOKIE_NAME
pytestmark = pytest.mark.django_db


def test_it_comes_with_the_first_page_and_not_with_the_next() -> None:
    client = Client()
    assert NAME in client.get("/accounts/login/").cookies
    again = client.get("/accounts/login/")
    assert b"csrfmiddlewaretoken" in again.content
    assert NAME not in again.cookies


def test_one_that_is_not_a_token_is_replaced() -> None:
    client = Client()
    client.cookies[NAME] = "short"
    assert len(client.get("/accounts/login/").cookies[NAME].value) > len("short")


def test_signing_in_brings_another() -> None:
    user = lifter()
    client = Client()
    before = client.get("/accounts/login/").cookies[NAME].value
    signed_in = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert signed_in.cookies[NAME].value != before
