"""Passkeys: added, named and removed, the second step after a password, and who one is."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client, override_settings
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from accounts import export_json
from accounts.models import User
from accounts.passkey_forms import REFUSED
from tests.accounts.authenticator import Phone, phone_of
from tests.accounts.pages import PASSWORD, is_signed_in, sign_in, sign_up
from tests.accounts.passkey_pages import (
    ADD,
    CONFIRM,
    LIST,
    SIGN_IN,
    STEP,
    add,
    asked,
    named,
    options,
    sign_in_with,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def ada(client: Client) -> User:
    """Ada, signed in, who gave her password once more."""
    sign_up(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return User.objects.get(email="ada@example.com")


def test_a_passkey_is_added_and_signs_in_alone(client: Client, ada: User) -> None:
    phone, other = Phone(), Client()
    assert add(client, phone, "My phone").headers["Location"] == "/accounts/2fa/recovery-codes/"
    assert named() == ["My phone"]
    assert sign_in_with(other, phone).headers["Location"] == "/week/"
    assert is_signed_in(other)
    assert Authenticator.objects.get(type="webauthn").last_used_at is not None


def test_without_a_name_it_is_called_after_the_device(client: Client, ada: User) -> None:
    client.defaults["HTTP_USER_AGENT"] = "Windows NT 10.0; Firefox/140.0"
    add(client, Phone())
    assert named() == ["Firefox on Windows"]


@pytest.mark.parametrize("name", ["x" * 101, "Pho\u202ene", "Pho\0ne"])
def test_a_name_that_would_mislead_is_refused(client: Client, ada: User, name: str) -> None:
    page = add(client, Phone(), name)
    assert page.context["form"].errors.keys() == {"name"}
    _, passkey = phone_of(ada)
    page = client.post(f"{LIST}{passkey.pk}/name/", {"name": name})
    assert page.context["form"].errors.keys() == {"name"}
    assert named() == ["Old phone"]


def test_it_is_renamed(client: Client, ada: User) -> None:
    _, passkey = phone_of(ada)
    client.post(f"{LIST}{passkey.pk}/name/", {"name": "Key ring"})
    assert named() == ["Key ring"]
    assert "Key ring" in client.get(LIST).content.decode()


def test_what_is_removed_signs_in_no_more(client: Client, ada: User) -> None:
    phone, passkey = phone_of(ada)
    client.post(f"{LIST}{passkey.pk}/remove/")
    assert not Authenticator.objects.filter(type="webauthn").exists()
    other = Client()
    sign_in_with(other, phone)
    assert not is_signed_in(other)


@pytest.mark.parametrize("path", [ADD, "{}/name/", "{}/remove/"])
def test_each_change_asks_who_it_is_again(client: Client, path: str) -> None:
    sign_up(client)
    _, passkey = phone_of(User.objects.get())
    at = path if path == ADD else LIST + path.format(passkey.pk)
    for answer in (client.get(at), client.post(at, {"name": "Mine"})):
        assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
    assert named() == ["Old phone"]


def test_the_password_then_asks_for_a_second_step(client: Client, ada: User) -> None:
    phone, _ = phone_of(ada)
    other = Client()
    assert sign_in(other, ada.email).headers["Location"] == STEP
    assert not is_signed_in(other)
    other.post(STEP, {"credential": json.dumps(phone.sign(options(other, STEP)))})
    assert is_signed_in(other)


def test_with_the_phone_lost_a_recovery_code_is_enough(client: Client, ada: User) -> None:
    add(client, Phone())
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    other = Client()
    sign_in(other, ada.email)
    assert "recovery codes" in other.get(STEP).content.decode()
    other.post(STEP, {"code": code})
    assert is_signed_in(other)


def test_the_last_second_step_takes_the_recovery_codes_along(client: Client, ada: User) -> None:
    add(client, Phone())
    client.post(f"{LIST}{Authenticator.objects.get(type='webauthn').pk}/remove/")
    other = Client()
    sign_in(other, ada.email)
    assert is_signed_in(other)


def test_a_passkey_says_who_one_is_in_place_of_the_password(client: Client) -> None:
    sign_up(client)
    phone, _ = phone_of(User.objects.get())
    first = client.get(ADD).headers["Location"]
    assert "Use a passkey" in client.get(first).content.decode()
    told = options(client, f"{CONFIRM}?next={ADD}")
    answer = {"credential": json.dumps(phone.sign(told)), "next": ADD}
    assert client.post(CONFIRM, answer).headers["Location"] == ADD
    assert client.get(ADD).status_code == 200


def test_a_refusal_there_goes_back_to_the_page_that_asked(client: Client) -> None:
    sign_up(client)
    phone_of(User.objects.get())
    answer = client.post(CONFIRM, {"credential": '{"id": 1}', "next": ADD})
    assert answer.headers["Location"] == f"{CONFIRM}?next=%2Faccounts%2F2fa%2Fpasskeys%2Fadd%2F"
    assert REFUSED in client.get(answer.headers["Location"]).content.decode()
    assert client.get(ADD).status_code == 302


def test_the_file_of_everything_names_the_passkeys_and_keeps_their_keys(ada: User) -> None:
    phone_of(ada, "Key ring")
    text = "".join(export_json.written(ada))
    [kept] = json.loads(text)["second_factors"]
    assert (kept["type"], kept["name"]) == ("webauthn", "Key ring")
    assert "attestationObject" not in text


def test_one_that_looks_at_nobody_is_not_added(client: Client, ada: User) -> None:
    page = add(client, Phone(checks=False))
    assert REFUSED in page.content.decode()
    assert named() == []


def test_anothers_passkey_cannot_be_added_again_as_ones_own(client: Client, ada: User) -> None:
    bob = User.objects.create_user("bob@example.com", PASSWORD)
    phone, _ = phone_of(bob)
    add(client, phone)
    other = Client()
    sign_in_with(other, phone)  # it says Ada now, for whom it was made anew
    assert other.session["_auth_user_id"] == str(ada.pk)


PARTS = ["clientDataJSON", "attestationObject", "userHandle", "authenticatorData", "signature"]
FIELDS = st.sampled_from(["id", "rawId", "type", "response", "clientExtensionResults", *PARTS])
CREDENTIALS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=6),
    max_leaves=12,
)


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=CREDENTIALS.map(json.dumps) | st.text(max_size=20))
@example("false")
@example("0")
@example("[1]")
@example('{"id": "\u00e9"}')
def test_whatever_is_sent_is_read_or_refused(client: Client, ada: User, sent: str) -> None:
    with override_settings(ACCOUNT_RATE_LIMITS=False, MFA_RATE_LIMITS=False):
        step = Client()
        sign_in(step, ada.email)
        for browser, path in [(client, ADD), (Client(), SIGN_IN), (step, STEP), (client, CONFIRM)]:
            if path == SIGN_IN:
                asked(browser)
            assert browser.post(path, {"credential": sent}).status_code in {200, 302}
    assert named() == []


def broken(phone: Phone, told: dict[str, Any]) -> list[dict[str, Any]]:
    """Answers with one part of each cut, twisted or left out."""
    whole, answers = phone.make(told), []
    for name in whole["response"]:
        for value in ("", "AA", "____", "é", 5, None, [], {}, whole["response"][name][:-8]):
            answers.append(whole | {"response": whole["response"] | {name: value}})
    return answers


def test_a_passkey_with_a_broken_part_is_refused(client: Client, ada: User) -> None:
    told = options(client, ADD)
    for answer in broken(Phone(), told):
        page = client.post(ADD, {"credential": json.dumps(answer)})
        assert page.status_code == 200
    assert named() == []


HOSTS = ["backplan.example", "backplan.example:8443", "localhost:8000"]


@pytest.mark.parametrize("host", HOSTS)
@override_settings(ALLOWED_HOSTS=["backplan.example", "localhost"])
def test_a_passkey_belongs_to_the_host_the_site_is_reached_by(
    client: Client, ada: User, host: str
) -> None:
    told = options(client, ADD, headers={"host": host})["publicKey"]
    assert told["rp"] == {"id": host.partition(":")[0], "name": "Backplan"}
    scheme = "http" if host.startswith("localhost") else "https"
    phone = Phone(host=told["rp"]["id"], origin=f"{scheme}://{host}")
    fields = {"credential": json.dumps(phone.make({"publicKey": told}))}
    client.post(ADD, fields, headers={"host": host})
    assert len(named()) == 1


def test_the_pages_of_the_browser_may_use_passkeys(client: Client) -> None:
    allowed = client.get("/accounts/login/").headers["Permissions-Policy"]
    assert "publickey-credentials-create=(self)" in allowed
    assert "publickey-credentials-get=(self)" in allowed


@pytest.mark.parametrize("path", [ADD, LIST, "{}/name/", "{}/remove/", CONFIRM, "/accounts/login/"])
def test_its_pages_carry_nothing_inline(client: Client, ada: User, path: str) -> None:
    _, passkey = phone_of(ada)
    at = LIST + path.format(passkey.pk) if path.startswith("{") else path
    page = (client if "login" not in path else Client()).get(at).content.decode()
    assert "<form" in page or path == LIST
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert "style=" not in page


@pytest.mark.parametrize("path", [ADD, CONFIRM, "/accounts/login/"])
def test_without_scripts_the_page_says_so(client: Client, ada: User, path: str) -> None:
    phone_of(ada)
    page = (client if "login" not in path else Client()).get(path).content.decode()
    assert re.search(r"<p data-without>[^<]*needs JavaScript", page)
    assert re.search(r'<button class="button( quiet)?" type="submit" hidden>', page)


@override_settings(ACCOUNT_EMAIL_NOTIFICATIONS=True)
def test_a_change_is_told_by_mail(client: Client, ada: User) -> None:
    add(client, Phone())
    client.post(f"{LIST}{Authenticator.objects.get(type='webauthn').pk}/remove/")
    subjects = [sent.subject for sent in mail.outbox]
    assert subjects == [
        "A passkey was added to your account",
        "A passkey was removed from your account",
    ]
