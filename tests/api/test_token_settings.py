"""Tokens in the settings: made after the password, shown once, revoked by a button."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.account_deletion import leave, what_goes
from accounts.export_json import written
from accounts.models import User
from api import tokens
from api.models import ApiToken, Scope
from tests.api.programs import TokenClient, told
from tests.factories import PASSWORD, browser, lifter, other_lifter

pytestmark = pytest.mark.django_db
PAGE = "/settings/tokens/"
SHOWN = re.compile(r'value="(bp_[^"]+)"')


@pytest.fixture
def user() -> User:
    return lifter()


@pytest.fixture
def client(user: User) -> Client:
    """A browser in which the password was just given."""
    client = browser(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def form(name: str = "spreadsheet", scope: str = Scope.READ) -> dict[str, str]:
    return {"name": name, "scope": scope}


def test_a_new_token_is_shown_once_and_works(client: Client) -> None:
    made = client.post(PAGE, form(scope=Scope.WRITE))
    (token,) = SHOWN.findall(made.content.decode())
    assert told(TokenClient(token).get("me"))["scope"] == "write"
    page = client.get(PAGE).content.decode()
    assert "spreadsheet" in page
    assert "bp_" not in page


def test_the_page_that_shows_it_is_not_compressed(client: Client) -> None:
    gzip = {"Accept-Encoding": "gzip"}
    assert "Content-Encoding" not in client.post(PAGE, form(), headers=gzip)
    assert client.get(PAGE, headers=gzip)["Content-Encoding"] == "gzip"


def test_the_password_is_asked_first_and_the_form_goes_on(user: User) -> None:
    client = browser(user)
    asked = client.post(PAGE, form())
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert not ApiToken.objects.exists()
    made = client.post(asked["Location"], {"password": PASSWORD, "next": PAGE})
    assert SHOWN.search(made.content.decode())
    assert ApiToken.objects.get().name == "spreadsheet"


def test_sending_the_form_again_makes_no_second_token(client: Client) -> None:
    client.post(PAGE, form())
    again = client.post(PAGE, form(scope=Scope.WRITE))
    assert again.status_code == 422
    assert tokens.TAKEN in again.content.decode()
    assert ApiToken.objects.count() == 1


def test_there_are_twenty_at_most(client: Client, user: User) -> None:
    for number in range(tokens.MOST):
        tokens.make(user=user, name=f"script {number}", scope=Scope.READ)
    refused = client.post(PAGE, form())
    assert (refused.status_code, tokens.TOO_MANY in refused.content.decode()) == (422, True)
    assert ApiToken.objects.count() == tokens.MOST


@pytest.mark.parametrize(
    ("name", "scope", "sentence"),
    [
        ("", "read", "Give it a name."),
        ("W" * 51, "read", "Keep it to 50 characters"),
        ("a\u202eb", "read", "Leave out invisible characters."),
        ("script", "admin", "Select a valid choice"),
    ],
)
def test_a_wrong_field_says_so_and_keeps_the_rest(
    client: Client, name: str, scope: str, sentence: str
) -> None:
    refused = client.post(PAGE, form(name, scope))
    assert (refused.status_code, sentence in refused.content.decode()) == (422, True)
    assert not ApiToken.objects.exists()


def test_revoking_takes_a_button_and_only_ones_own(client: Client, user: User) -> None:
    token = tokens.make(user=user, name="old phone", scope=Scope.READ)
    theirs = other_lifter()
    tokens.make(user=theirs, name="theirs", scope=Scope.READ)
    page = client.post(f"{PAGE}{ApiToken.objects.owned_by(user).get().pk}/revoke/", follow=True)
    assert "Nothing gets in with “old phone” any more." in page.content.decode()
    told(TokenClient(token).get("me"), 401)
    kept = ApiToken.objects.owned_by(theirs).get()
    assert client.post(f"{PAGE}{kept.pk}/revoke/").status_code == 404
    assert ApiToken.objects.filter(pk=kept.pk).exists()


def test_the_file_of_everything_names_tokens_and_has_none(user: User) -> None:
    token = tokens.make(user=user, name="spreadsheet", scope=Scope.READ)
    file = "".join(written(user))
    assert '"name": "spreadsheet", "scope": "read"' in file
    assert token not in file
    assert tokens.digest(token) not in file


def test_tokens_leave_with_their_account(user: User) -> None:
    token = tokens.make(user=user, name="spreadsheet", scope=Scope.READ)
    assert any("API tokens" in line for line in what_goes(user))
    leave(user=user)
    told(TokenClient(token).get("me"), 401)


def test_an_account_without_tokens_is_told_nothing_of_them(user: User) -> None:
    assert not any("API" in line for line in what_goes(user))
