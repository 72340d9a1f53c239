"""Pages about an account speak as the others do, whoever wrote the forms beneath."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.test import Client

from accounts.models import User
from tests.factories import browser, lifter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        ("login", ["Write your e-mail address.", "Give your password."]),
        ("signup", ["Write your e-mail address.", "Choose a password."]),
        ("password/reset", ["Write your e-mail address."]),
    ],
)
def test_what_is_missing_is_asked_for_by_name(
    client: Client, path: str, sentences: list[str]
) -> None:
    page = client.post(f"/accounts/{path}/", {}).content.decode()
    assert all(sentence in page for sentence in sentences)


def test_a_new_password_is_asked_for_by_name() -> None:
    page = browser(lifter()).post("/accounts/password/change/", {}).content.decode()
    assert "Give your current password." in page
    assert "Choose a password." in page
    assert "This field is required" not in page


def test_an_address_is_confirmed_by_a_yes(client: Client) -> None:
    user = User.objects.create_user("ada@example.com")
    address = EmailAddress.objects.create(user=user, email=user.email, primary=True)
    path = f"/accounts/confirm-email/{EmailConfirmationHMAC(address).key}/"
    assert "Is <strong><bdi>ada@example.com</bdi></strong> yours?" in client.get(path).text
    client.post(path)
    address.refresh_from_db()
    assert address.verified


def test_a_link_that_has_run_out_says_so(client: Client) -> None:
    assert "This link doesn’t work" in client.get("/accounts/confirm-email/stale/").text


def test_somebody_who_waits_for_mail_is_told_where_to_look(client: Client) -> None:
    assert "Check your mail" in client.get("/accounts/confirm-email/").text
