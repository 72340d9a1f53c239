"""What a browser with a passkey does on our pages, step by step."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client

from tests.accounts.authenticator import Phone

LIST, ADD = "/accounts/2fa/passkeys/", "/accounts/2fa/passkeys/add/"
SIGN_IN, CONFIRM = "/accounts/2fa/passkeys/sign-in/", "/accounts/2fa/passkeys/confirm/"
STEP = "/accounts/2fa/authenticate/"


def options(client: Client, path: str, **told: Any) -> dict[str, Any]:
    """What a page tells its script to ask the browser for."""
    page = client.get(path, **told).content.decode()
    found = re.search(r'data-options="([^"]*)"', page)
    assert found, page
    told = json.loads(html.unescape(found[1]))
    assert isinstance(told, dict)
    return told


def asked(client: Client) -> dict[str, Any]:
    """What the sign-in asks the browser for."""
    answer = client.get(SIGN_IN, headers={"accept": "application/json"})
    told: dict[str, Any] = answer.json()["request_options"]
    return told


def add(client: Client, phone: Phone, name: str = "") -> HttpResponse:
    made = phone.make(options(client, ADD))
    return client.post(ADD, {"name": name, "credential": json.dumps(made)})


def sign_in_with(client: Client, phone: Phone, **fields: str) -> HttpResponse:
    answer = {"credential": json.dumps(phone.sign(asked(client)))}
    return client.post(SIGN_IN, answer | fields)


def named() -> list[str]:
    return [str(passkey) for passkey in Authenticator.objects.filter(type="webauthn")]
