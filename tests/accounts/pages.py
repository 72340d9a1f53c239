"""Signing up and in as a browser does, for the tests of this package."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

PASSWORD = "seven grey herons"
SIGN_UP = {
    "email": "ada@example.com",
    "password1": PASSWORD,
    "experience": "under",
    "unit": "lb",
    "time_zone": "Europe/Oslo",
    "consent": "on",
}


def with_a_mail_server(settings: Settings) -> None:
    """Each address is asked to confirm itself by a code."""
    settings.MAIL_CONFIGURED = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


def sign_up(client: Client, **changed: Any) -> HttpResponse:
    """Post the sign-up form; a field changed to None is left out."""
    fields = {name: value for name, value in (SIGN_UP | changed).items() if value is not None}
    return client.post("/accounts/signup/", fields)


def sign_in(client: Client, email: str, password: str = PASSWORD) -> HttpResponse:
    return client.post("/accounts/login/", {"login": email, "password": password})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code_in(body: str) -> str:
    """The line of a message that is a code."""
    found = re.search(r"^[A-Z0-9-]{6,}$", body, re.MULTILINE)
    assert found, body
    return found[0]


def carried(page: HttpResponse) -> str:
    """What a sign-in page carries through the sign-in; "" for nothing."""
    found = re.search(r'name="unsent" value="([^"]+)"', page.content.decode())
    return found[1] if found else ""


def first_form(page: HttpResponse) -> tuple[str, list[tuple[str, str]]]:
    """Where the first form of the page's content leads, and its hidden fields, in their order."""
    form = (
        page.content.decode().partition("<main")[2].partition("<form ")[2].partition("</form>")[0]
    )
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    action = re.search(r'action="([^"]+)"', form)
    assert action
    return unescape(action[1]), [(unescape(name), unescape(value)) for name, value in fields]
