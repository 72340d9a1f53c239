"""Where a mail server is set up, each address is asked, and none is given away."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.accounts.pages import (
    PASSWORD,
    code_in,
    is_signed_in,
    sign_in,
    sign_up,
    with_a_mail_server,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_mail_server(settings: Settings) -> None:
    with_a_mail_server(settings)


def without_token(response: HttpResponse) -> str:
    page = response.content.decode()
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"', r"\1", page)


def confirm(client: Client, code: str) -> HttpResponse:
    return client.post("/accounts/confirm-email/", {"code": code})


@pytest.mark.slow
def test_nobody_is_signed_in_before_the_address_is_confirmed(client: Client) -> None:
    sign_up(client)
    assert not is_signed_in(client)
    confirm(client, "WRONG1")
    assert not is_signed_in(client)


def test_the_mailed_code_confirms_the_address_and_goes_on_to_set_up(client: Client) -> None:
    sign_up(client)
    response = confirm(client, code_in(str(mail.outbox[0].body)))
    assert response.headers["Location"] == "/setup/"
    assert is_signed_in(client)
    assert EmailAddress.objects.get().verified


def test_a_known_address_signs_up_like_an_unknown_one() -> None:
    User.objects.create_user("ada@example.com", PASSWORD)
    known, unknown = Client(), Client()
    answers = [sign_up(known), sign_up(unknown, email="ida@example.com")]
    assert len({(each.status_code, each.headers["Location"]) for each in answers}) == 1
    pages = [without_token(each.get("/accounts/confirm-email/")) for each in (known, unknown)]
    assert pages[0].replace("ada@", "ida@") == pages[1]


def test_a_known_address_makes_no_second_account(client: Client) -> None:
    User.objects.create_user("ada@example.com", PASSWORD)
    sign_up(client, password1="nine brown herons")
    assert User.objects.get().check_password(PASSWORD)
    assert "has an account" in mail.outbox[0].body


def test_a_new_address_counts_once_it_is_confirmed(client: Client) -> None:
    sign_up(client)
    confirm(client, code_in(str(mail.outbox[-1].body)))
    sign_in(client, "ada@example.com")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/accounts/email/", {"email": "new@example.com", "action_add": ""})
    assert User.objects.get().email == "ada@example.com"
    assert mail.outbox[-1].to == ["new@example.com"]
    confirm(client, code_in(str(mail.outbox[-1].body)))
    assert User.objects.get().email == "new@example.com"


def test_messages_are_plain_and_name_the_site(client: Client) -> None:
    sign_up(client)
    sent = mail.outbox[0]
    assert sent.subject == "Your code for Backplan"
    assert str(sent.body).endswith("Backplan\ntestserver")
