"""Where somebody who coaches and has no program of their own comes in: at their clients."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from tests.accounts.pages import sign_in
from tests.coaching.cast import coach, coached, ended
from tests.factories import PASSWORD, account, browser, lifter

pytestmark = pytest.mark.django_db


def coach_without_a_program() -> User:
    user = coach()
    coached(lifter(), user)
    return user


def test_a_coach_without_a_program_lands_on_the_clients_after_signing_in(client: Client) -> None:
    user = coach_without_a_program()
    sign_in(client, user.email, PASSWORD)
    page = client.get("/week/", follow=True)
    assert page.redirect_chain == [("/clients/", 302)]


def test_the_first_page_and_the_name_at_the_top_lead_there_too() -> None:
    at_home = browser(coach_without_a_program())
    assert at_home.get("/").headers["Location"] == "/clients/"
    assert 'class="brand" href="/"' in at_home.get("/clients/").text


def test_what_they_have_no_use_for_is_not_among_the_ways() -> None:
    page = browser(coach_without_a_program()).get("/clients/").text
    ways = page.split("<nav")[1].split("</nav>")[0]
    assert [each in ways for each in ("Week", "History", "Clients")] == [False, False, True]
    assert (
        "Begin your program"
        in browser(User.objects.get(email="coach@example.com")).get("/settings/").text
    )


def test_a_coach_with_a_program_lands_on_the_week() -> None:
    user = lifter("trains@example.com")
    coached(lifter(), user)
    assert browser(user).get("/week/").status_code == 200
    assert browser(user).get("/").status_code == 200


def test_somebody_with_neither_is_asked_to_begin() -> None:
    former = coach()
    ended(lifter(), former)
    for user in (former, account("nobody@example.com")):
        assert browser(user).get("/week/").headers["Location"] == "/setup/"
        assert browser(user).get("/").status_code == 200
