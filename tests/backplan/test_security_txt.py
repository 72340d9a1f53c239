"""Whoever finds a weakness finds where to report it, where the operator said so."""

import datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from backplan.environment import contact

PATH = "/.well-known/security.txt"
MAIL = "mailto:security@back.example.com"


def test_the_contact_stands_there_and_holds_for_less_than_a_year(settings: Settings) -> None:
    settings.SECURITY_CONTACT = MAIL
    response = Client().get(PATH)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert list(lines) == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    assert lines["Contact"] == MAIL
    assert lines["Canonical"] == f"http://testserver{PATH}"
    left = datetime.datetime.fromisoformat(lines["Expires"]) - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=179) < left < datetime.timedelta(days=365)


def test_without_a_contact_there_is_none() -> None:
    assert Client().get(PATH).status_code == 404


@pytest.mark.parametrize("text", [MAIL, "https://back.example.com/report", " ", ""])
def test_a_contact_is_an_address_or_a_page(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", text)
    assert contact("SECURITY_CONTACT") == text.strip()


@pytest.mark.parametrize("text", ["security@example.com", "http://a.example", "https://a\nB: c"])
def test_anything_else_does_not_start(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", text)
    with pytest.raises(ImproperlyConfigured, match="must begin with"):
        contact("SECURITY_CONTACT")
