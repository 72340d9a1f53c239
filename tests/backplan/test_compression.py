"""Pages in fewer bytes, but for those that show a secret."""

from __future__ import annotations

import re
from gzip import decompress
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from accounts.models import User
from backplan.compression import compressed
from coaching import invitations
from coaching.models import Invites
from tests.accounts.pages import PASSWORD, sign_up
from tests.factories import browser, lifter, seasoned_lifter, workout_of

PACKED = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def asked(user: User, path: str) -> HttpResponse:
    return browser(user).get(path, **PACKED)


def packed(response: HttpResponse) -> bool:
    return response.get("Content-Encoding") == "gzip"


@pytest.mark.django_db
def test_a_page_takes_a_quarter_of_its_bytes_and_says_the_same() -> None:
    visit = workout_of(seasoned_lifter())
    path = f"/workouts/{visit.pk}/?exercise=deadlift"
    client = browser(visit.lifter)
    plain, small = client.get(path), client.get(path, **PACKED)
    told = [TOKEN.sub("", page.decode()) for page in (plain.content, decompress(small.content))]
    sets = re.compile(r"/sets/[0-9a-f-]{36}/")  # each page has ids of its own for what comes next
    assert sets.sub("", told[0]) == sets.sub("", told[1])
    assert len(small.content) < len(plain.content) * 0.35
    assert small["Content-Length"] == str(len(small.content))
    assert "Accept-Encoding" in small["Vary"]


@pytest.mark.parametrize("path", ["/", "/rule/", "/nothing/", "/accounts/login/"])
@pytest.mark.django_db
def test_every_kind_of_page_is_compressed_for_whoever_can_read_that(
    client: Client, path: str
) -> None:
    assert packed(client.get(path, **PACKED))
    assert not packed(client.get(path))
    assert not packed(client.get(path, HTTP_ACCEPT_ENCODING="br"))


def test_two_answers_alike_are_of_different_lengths(client: Client) -> None:
    assert len({len(client.get("/rule/", **PACKED).content) for _ in range(20)}) > 5


@pytest.mark.django_db
def test_the_token_of_a_form_is_another_in_each_answer() -> None:
    client = browser(lifter())
    pages = [client.get("/accounts/password/change/", **PACKED).content for _ in range(2)]
    one, other = (TOKEN.findall(decompress(page).decode())[0] for page in pages)
    assert one != other


def test_another_site_cannot_ask_with_the_cookie_of_a_session() -> None:
    assert (settings.SESSION_COOKIE_SAMESITE, settings.SESSION_COOKIE_HTTPONLY) == ("Lax", True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "invites"), [("/settings/coach/", Invites.COACH), ("/clients/", Invites.CLIENT)]
)
def test_a_page_with_the_link_of_an_invitation_is_sent_as_it_is(path: str, invites: str) -> None:
    user = lifter()
    assert packed(asked(user, path))
    token = invitations.invite(by=user, invites=invites).token
    page = asked(user, path)
    assert not packed(page)
    assert f"/invitations/{token}/" in page.content.decode()


@pytest.fixture
def sure(client: Client) -> Client:
    """Somebody who has just given their password again."""
    sign_up(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.mark.django_db
def test_the_key_of_an_authenticator_is_sent_as_it_is(sure: Client) -> None:
    page = sure.get("/accounts/2fa/totp/activate/", **PACKED)
    assert re.search(r"Key: <strong><bdi>[A-Z2-7]{32}<", page.content.decode())
    assert not packed(page)


@pytest.mark.django_db
def test_recovery_codes_are_sent_as_they_are(sure: Client) -> None:
    TOTP.activate(User.objects.get(), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(User.objects.get()).get_unused_codes()[0]
    page = sure.get("/accounts/2fa/recovery-codes/", **PACKED)
    assert code in page.content.decode()
    assert not packed(page)


def answered(response: HttpResponse | StreamingHttpResponse) -> Any:
    request: HttpRequest = RequestFactory().get("/", **PACKED)
    return compressed(lambda _: response)(request)


def test_only_what_is_text_of_ours_and_whole_is_compressed() -> None:
    text = b"the same again, " * 40
    for kind, is_packed in [
        ("text/html; charset=utf-8", True),
        ("application/json", True),
        ("text/csv", False),
        ("image/webp", False),
    ]:
        assert packed(answered(HttpResponse(text, content_type=kind))) is is_packed, kind
    assert not packed(answered(StreamingHttpResponse([text], content_type="text/html")))
    assert not packed(answered(HttpResponse(b"short", content_type="text/html")))
