"""Who is signed in is loaded with what waits for them, by one query; signing in still works."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coaching import consent, proposals, reviews
from coaching.authentication import WithNews
from coaching.models import Coaching, Comment
from coaching.news import with_news
from tests.accounts.pages import PASSWORD, SIGN_UP, is_signed_in, sign_in, sign_up
from tests.coaching.cast import asked, coach, coached, ended
from tests.factories import (
    account,
    browser,
    lifter,
    other_lifter,
    prescription_of,
    stranger,
    workout_of,
)
from workouts.ids import new_id

pytestmark = pytest.mark.django_db

NOTHING = {"has_clients": False, "has_coach": False, "unread": 0, "answers": 0, "asked": 0}


def news(user: User) -> dict[str, Any]:
    loaded = with_news(User.objects.filter(pk=user.pk)).get()
    return {name: getattr(loaded, name) for name in NOTHING}


def say(coaching: Coaching, author: User) -> None:
    visit = workout_of(coaching.client)
    reviews.comment(coaching=coaching, workout=visit, author=author, text="Up.", id=new_id())


def propose(coaching: Coaching, exercise: str = "deadlift") -> None:
    prescription = prescription_of(coaching.client, exercise)
    changes: dict[str, list[Any]] = {"sets": [3, 4]}
    proposals.propose(coaching=coaching, prescription=prescription, changes=changes, reason="More.")


def badges(user: User) -> list[str]:
    page = browser(user).get("/exercises/").content.decode()
    ways = page.split("<nav")[1].split("</nav>")[0]
    found = re.findall(r'nav-word">(\w+)</span>(?: <span class="badge">(\d+)<span)?', ways)
    return [f"{words} {count}".strip() for words, count in found]


def test_nobody_new_has_news() -> None:
    assert news(lifter()) == NOTHING


def test_loading_who_is_signed_in_takes_one_query() -> None:
    coaching = coached(lifter(), coach())
    say(coaching, coaching.coach)
    with CaptureQueriesContext(connection) as captured:
        user = WithNews().get_user(coaching.client_id)
        assert user is not None
        assert (user.unread, user.has_coach) == (1, True)  # type: ignore[attr-defined]
    assert len(captured) == 1


def test_each_side_has_the_news_of_its_side() -> None:
    coaching = coached(lifter(), coach())
    say(coaching, coaching.coach)
    Comment.objects.update(read_at=None)
    assert news(coaching.client) == NOTHING | {"has_coach": True, "unread": 1}
    assert news(coaching.coach) == NOTHING | {"has_clients": True}
    say(coaching, coaching.client)
    assert news(coaching.client) == NOTHING | {"has_coach": True}
    assert news(coaching.coach) == NOTHING | {"has_clients": True, "answers": 1}


def test_the_counts_are_over_all_clients_and_all_coaches() -> None:
    by, user = coach(), lifter()
    for coaching in [coached(user, by), coached(user, stranger()), coached(other_lifter(), by)]:
        say(coaching, coaching.coach)
        propose(coaching)
        propose(coaching, "pull-up")
    assert news(user) == NOTHING | {"has_coach": True, "unread": 2, "asked": 4}
    for each in Coaching.objects.filter(coach=by):
        say(each, each.client)
        say(each, each.client)
    assert news(by)["answers"] == 4


def test_a_coach_who_waits_for_the_yes_is_news_to_the_client_alone() -> None:
    coaching = asked(lifter(), coach())
    assert news(coaching.client) == NOTHING | {"has_coach": True, "asked": 1}
    assert news(coaching.coach) == NOTHING


def test_after_the_end_nothing_is_news_but_the_client_keeps_what_was_said() -> None:
    coaching = coached(lifter(), coach())
    say(coaching, coaching.client)
    say(coaching, coaching.coach)
    propose(coaching)
    consent.end(coaching=coaching)
    Comment.objects.update(read_at=None)
    assert news(coaching.client) == NOTHING | {"has_coach": True}
    assert news(coaching.coach) == NOTHING


def test_a_comment_left_unread_is_new_until_the_end_and_no_longer() -> None:
    coaching = coached(lifter(), coach())
    say(coaching, coaching.coach)
    path = f"/workouts/{Comment.objects.get().workout_id}/"
    tag = '<span class="tag tag-new">New</span>'
    assert tag in browser(coaching.client).get(path).content.decode()
    consent.end(coaching=coaching)
    page = browser(coaching.client).get(path).content.decode()
    assert tag not in page
    assert "<bdi>Up.</bdi>" in page


def test_without_a_program_the_news_is_where_the_badge_leads() -> None:
    client = account("new@example.com")
    coaching = asked(client, coach(name="Ada"))
    page = browser(client).get("/week/", follow=True)
    assert page.redirect_chain == [("/setup/", 302)]
    assert f'href="/coaching/{coaching.pk}/agree/"' in page.content.decode()


def test_an_answered_proposal_is_no_news() -> None:
    coaching = coached(lifter(), coach())
    propose(coaching)
    assert news(coaching.client)["asked"] == 1
    proposals.decline(proposal=coaching.proposals.get())
    assert news(coaching.client)["asked"] == 0


def test_the_navigation_counts_what_waits() -> None:
    coaching = coached(lifter(), coach())
    assert badges(coaching.client) == ["Week", "History", "Exercises", "Coach", "Settings"]
    say(coaching, coaching.coach)
    propose(coaching)
    assert badges(coaching.client)[0] == "Week 2"
    say(coaching, coaching.client)
    assert badges(coaching.client)[0] == "Week 1"
    assert badges(coaching.coach) == ["Exercises", "Clients 1", "Settings"]


def test_who_has_no_client_any_more_is_shown_no_clients() -> None:
    coaching = ended(lifter(), coach())
    assert "Clients" not in badges(coaching.coach)


def test_signing_up_and_in_and_out_works() -> None:
    client = Client()
    assert sign_up(client).headers["Location"] == "/setup/"
    client.post("/accounts/logout/")
    assert not is_signed_in(client)
    assert sign_in(client, SIGN_UP["email"]).headers["Location"] == "/week/"
    assert client.get("/settings/").status_code == 200
    user = User.objects.get(email=SIGN_UP["email"])
    assert authenticate(None, email=user.email, password=PASSWORD) == user
    assert authenticate(None, email=user.email, password=PASSWORD + "x") is None


def test_after_signing_in_the_invitation_is_there_again() -> None:
    client = Client()
    form = {"login": SIGN_UP["email"], "password": PASSWORD, "next": "/invitations/abc/"}
    sign_up(Client())
    assert client.post("/accounts/login/", form).headers["Location"] == "/invitations/abc/"
    signed_up = sign_up(Client(), email="new@example.com", next="/invitations/abc/")
    assert signed_up.headers["Location"] == "/invitations/abc/"


def test_a_session_ends_with_the_account() -> None:
    user = lifter()
    client = browser(user)
    assert client.get("/settings/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/settings/").status_code == 302
    assert WithNews().get_user(user.pk) is None
    user.delete()
    assert client.get("/settings/").status_code == 302


def test_a_session_ends_with_the_password_it_began_with() -> None:
    user = lifter()
    client = browser(user)
    user.set_password("eight grey herons")
    user.save()
    assert client.get("/settings/").status_code == 302


@pytest.mark.parametrize("id", [0, -1, 2**31, 2**63, 10**30])
def test_nobody_is_loaded_for_an_id_that_nobody_has(id: int) -> None:
    assert WithNews().get_user(id) is None


def test_the_signed_in_person_can_be_saved_with_their_news() -> None:
    user = lifter()
    request = HttpRequest()
    request.session = browser(user).session
    loaded = get_user(request)
    assert isinstance(loaded, User)
    loaded.name = "Bob"
    loaded.save()
    assert User.objects.get(pk=user.pk).name == "Bob"
