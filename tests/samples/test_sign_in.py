"""The sign-in page in development: make the sample accounts, be one of them with a click."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.models import User
from workouts import samples
from workouts.templatetags.sample_accounts import sample_people

pytestmark = pytest.mark.slow

MAKE = "Make sample accounts"
PRODUCTION = {
    "PATH": os.environ["PATH"],
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "backplan.example",
    "DATABASE_URL": "postgresql://backplan@backplan.invalid/backplan",
    "DJANGO_SETTINGS_MODULE": "backplan.settings",
}
ASK = """
import django
from django.urls import NoReverseMatch, reverse
django.setup()
assert reverse("week") == "/week/"
for name, arguments in [("make_samples", []), ("be_sample", ["coach"])]:
    try:
        reverse(name, args=arguments)
    except NoReverseMatch:
        print("no", name)
"""


@pytest.fixture(autouse=True)
def in_development(db: None, settings: Settings) -> None:
    settings.SAMPLE_ACCOUNTS = True


def sign_in_page(client: Client) -> str:
    return client.get(reverse("account_login")).content.decode()


def make_account(key: str) -> User:
    return User.objects.create_user(samples.address(key))


def test_an_empty_database_is_offered_sample_accounts(client: Client) -> None:
    page = sign_in_page(client)
    assert MAKE in page
    assert "Sign in as Marcus" not in page


def test_one_click_makes_them_and_another_is_one_of_them(client: Client) -> None:
    make_account("over-a-year")  # the longest to make, as another test does
    made = client.post(reverse("make_samples"), follow=True)
    page = made.content.decode()
    assert made.redirect_chain == [(reverse("account_login"), 302)]
    assert "The sample accounts are ready." in page
    assert all(f"Sign in as {person.name}" in page for person in samples.PEOPLE)
    assert MAKE not in page
    week = client.post(reverse("be_sample", args=["under-a-year"]), follow=True)
    assert week.redirect_chain == [(reverse("week"), 302)]
    assert week.context["user"].email == samples.address("under-a-year")


def test_what_is_missing_can_be_made_beside_what_is_there(client: Client) -> None:
    make_account("coach")
    page = sign_in_page(client)
    assert "Sign in as Ines" in page
    assert MAKE in page


def test_only_a_sample_account_can_be_entered(client: Client) -> None:
    make_account("stranger")
    for key in ["stranger", "over-a-year"]:
        assert client.post(reverse("be_sample", args=[key])).status_code == 404
    assert "_auth_user_id" not in client.session


def test_looking_at_the_address_signs_nobody_in(client: Client) -> None:
    make_account("coach")
    assert client.get(reverse("be_sample", args=["coach"])).status_code == 405
    assert client.get(reverse("make_samples")).status_code == 405
    assert "_auth_user_id" not in client.session


def test_another_site_cannot_click_for_us() -> None:
    make_account("coach")
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("be_sample", args=["coach"])).status_code == 403
    assert strict.post(reverse("make_samples")).status_code == 403


def test_the_forms_of_the_page_carry_what_a_strict_server_asks_for() -> None:
    make_account("coach")
    strict = Client(enforce_csrf_checks=True)
    token = strict.get(reverse("account_login")).context["csrf_token"]
    page = sign_in_page(strict)
    form = page.split(f'action="{reverse("be_sample", args=["coach"])}"')[1].split("</form>")[0]
    assert "csrfmiddlewaretoken" in form
    answer = strict.post(reverse("be_sample", args=["coach"]), {"csrfmiddlewaretoken": str(token)})
    assert answer.status_code == 302


def test_outside_development_the_page_offers_nothing(client: Client, settings: Settings) -> None:
    make_account("coach")
    settings.SAMPLE_ACCOUNTS = False
    page = sign_in_page(client)
    assert "Sign in as Ines" not in page
    assert MAKE not in page


def test_outside_development_nothing_is_asked_of_the_database(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.SAMPLE_ACCOUNTS = False
    with django_assert_num_queries(0):
        assert sample_people() == {}


def test_outside_development_the_door_is_shut(client: Client, settings: Settings) -> None:
    make_account("coach")
    settings.SAMPLE_ACCOUNTS = False
    assert client.post(reverse("be_sample", args=["coach"])).status_code == 404
    assert client.post(reverse("make_samples")).status_code == 404
    assert User.objects.count() == 1


def test_outside_development_there_is_no_such_address() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=Path(samples.__file__).parents[2],
        env=PRODUCTION,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split("\n") == ["no make_samples", "no be_sample", ""]
