"""Signing in with a passkey alone, and whatever is sent in its place."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.passkey_forms import REFUSED
from accounts.unsent_forms import Unsent, mark_of
from tests.accounts.authenticator import Phone, phone_of
from tests.accounts.pages import PASSWORD, carried, is_signed_in, sign_in
from tests.accounts.passkey_pages import (
    SIGN_IN,
    asked,
    sign_in_with,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@example.com", PASSWORD)


def refused(answer: HttpResponse, client: Client) -> bool:
    """Nobody is in, and the sign-in says why."""
    assert answer.headers["Location"] == "/accounts/login/"
    return REFUSED in client.get("/accounts/login/").content.decode() and not is_signed_in(client)


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://backplan.example.net"},
        {"origin": "http://testserver"},
        {"host": "example.net"},
        {"checks": False},
        {"id": b"another passkey"},
        {"owner": "MTAw"},
        {"owner": "_w"},
        {"key": Phone().key},
    ],
    ids=lambda wrong: "-".join(wrong),
)
def test_what_is_not_quite_the_passkey_is_refused(ada: User, wrong: dict[str, Any]) -> None:
    phone, _ = phone_of(ada)
    for name, value in wrong.items():
        setattr(phone, name, value)
    other = Client()
    assert refused(sign_in_with(other, phone), other)


@pytest.mark.parametrize(
    ("asked_for", "opens"),
    [("/settings/account/", "/settings/account/"), ("https://example.net/", "/week/")],
)
def test_the_page_that_was_asked_for_opens(ada: User, asked_for: str, opens: str) -> None:
    phone, _ = phone_of(ada)
    assert sign_in_with(Client(), phone, next=asked_for).headers["Location"] == opens


def test_a_refusal_keeps_the_page_that_was_asked_for(ada: User) -> None:
    phone, _ = phone_of(ada)
    phone.checks = False
    answer = sign_in_with(Client(), phone, next="/settings/account/")
    assert answer.headers["Location"] == "/accounts/login/?next=%2Fsettings%2Faccount%2F"


def test_one_answer_signs_in_once(ada: User) -> None:
    phone, _ = phone_of(ada)
    other = Client()
    answer = {"credential": json.dumps(phone.sign(asked(other)))}
    other.post(SIGN_IN, answer)
    other.post("/accounts/logout/")
    assert refused(other.post(SIGN_IN, answer), other)
    asked(other)
    assert refused(other.post(SIGN_IN, answer), other)


def test_the_sign_in_asks_the_same_of_everybody(ada: User) -> None:
    before = asked(Client())
    phone_of(ada)
    after = asked(Client())
    for told in (before, after):
        assert len(told["publicKey"].pop("challenge")) >= 40
    assert (
        before
        == after
        == {
            "publicKey": {
                "rpId": "testserver",
                "allowCredentials": [],
                "userVerification": "required",
            }
        }
    )


def test_a_wrong_password_tells_nothing_of_passkeys(ada: User) -> None:
    def page() -> tuple[int, str]:
        answer = sign_in(Client(), ada.email, "not the password")
        text = re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"', "", answer.content.decode())
        return answer.status_code, text

    before = page()
    phone_of(ada)
    assert page() == before


def unsent(user: User) -> str:
    path = "/settings/account/"
    fields = [("name", "Countess"), ("time_zone", "UTC")]
    return Unsent(path, "account_settings", fields, mark_of(user)).written()


def test_a_form_that_met_an_ended_session_is_carried_through_it(ada: User) -> None:
    phone, _ = phone_of(ada)
    other = Client()
    answer = sign_in_with(other, phone, unsent=unsent(ada))
    assert answer.headers["Location"] == "/accounts/unsent/"
    assert "Countess" in other.get("/accounts/unsent/").content.decode()


def test_a_passkey_that_fails_keeps_the_carried_form(ada: User) -> None:
    phone, _ = phone_of(ada)
    phone.checks = False
    other = Client()
    page = sign_in_with(other, phone, unsent=unsent(ada))
    assert page.status_code == 422
    assert carried(page)
    assert REFUSED in page.content.decode()


def test_another_account_is_not_given_what_was_typed(ada: User) -> None:
    bob = User.objects.create_user("bob@example.com", PASSWORD)
    phone, _ = phone_of(bob)
    other = Client()
    page = sign_in_with(other, phone, unsent=unsent(ada))
    assert "typed in another account" in page.content.decode()
    assert carried(page)
    assert not is_signed_in(other)


def test_a_closed_account_stays_closed(ada: User) -> None:
    phone, _ = phone_of(ada)
    User.objects.update(is_active=False)
    other = Client()
    assert sign_in_with(other, phone).headers["Location"] == "/accounts/inactive/"
    assert not is_signed_in(other)


def test_tries_are_limited(ada: User) -> None:
    wrong = {"credential": '{"id": 1}'}
    assert [Client().post(SIGN_IN, wrong).status_code for _ in range(11)] == [302] * 10 + [429]


def test_questions_are_limited_as_each_begins_a_session() -> None:
    told = {"headers": {"accept": "application/json"}}
    assert [Client().get(SIGN_IN, **told).status_code for _ in range(31)] == [200] * 30 + [429]


def test_the_session_of_a_passkey_lasts_as_any_other(ada: User) -> None:
    phone, _ = phone_of(ada)
    other = Client()
    sign_in_with(other, phone)
    assert other.session.get_expiry_age() == settings.SESSION_COOKIE_AGE
    assert other.session.get_expiry_date() > timezone.now()
