import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.accounts.pages import PASSWORD, is_signed_in, sign_in, sign_up

pytestmark = pytest.mark.django_db
ACTIVATE = "/accounts/2fa/totp/activate/"


@pytest.fixture
def secret(client: Client) -> str:
    """The key in the phone of Ada, who has turned the second factor on."""
    sign_up(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    key: str = client.get(ACTIVATE).context["form"].secret
    client.post(ACTIVATE, {"code": code_now(key)})
    return key


def code_now(secret: str) -> str:
    """What an authenticator app shows for the key at this moment."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_the_password_alone_no_longer_signs_in(secret: str) -> None:
    client = Client()
    assert sign_in(client, "ada@example.com").headers["Location"] == "/accounts/2fa/authenticate/"
    assert not is_signed_in(client)


def test_who_is_half_way_in_by_an_old_password_is_out(secret: str, client: Client) -> None:
    thief = Client()
    sign_in(thief, "ada@example.com")
    fields = {"oldpassword": PASSWORD, "password1": "nine brown herons"}
    assert client.post("/accounts/password/change/", fields).status_code == 302
    thief.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})
    assert not is_signed_in(thief)
    assert is_signed_in(client)


def test_a_wrong_code_does_not_sign_in(secret: str) -> None:
    client = Client()
    sign_in(client, "ada@example.com")
    page = client.post("/accounts/2fa/authenticate/", {"code": "abcdef"})
    assert page.context["form"].errors.keys() == {"code"}
    assert not is_signed_in(client)


def test_a_recovery_code_signs_in_once(secret: str) -> None:
    kept = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, "ada@example.com")
        client.post("/accounts/2fa/authenticate/", {"code": kept})
    assert is_signed_in(first)
    assert not is_signed_in(second)


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/2fa/",
        "/accounts/2fa/totp/deactivate/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/recovery-codes/generate/",
    ],
)
def test_its_pages_carry_nothing_inline(client: Client, secret: str, path: str) -> None:
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert "style=" not in page


def test_it_can_be_turned_off(client: Client, secret: str) -> None:
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(type="totp").exists()
    other = Client()
    sign_in(other, "ada@example.com")
    assert is_signed_in(other)
