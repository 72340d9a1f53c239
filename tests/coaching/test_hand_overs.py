"""A coach hands a client over: with the client's yes one coaching begins and the other ends."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse

from accounts.account_deletion import leave
from accounts.models import User
from coaching import consent, hand_overs, invitations, proposals
from coaching.models import Answer, Coaching, HandOver, Invitation, Invites
from tests.coaching.cast import coach, coached
from tests.coaching.test_pages import html, text
from tests.factories import browser, lifter, prescription_of

pytestmark = pytest.mark.django_db
YES = {"version": str(consent.VERSION)}


@pytest.fixture
def old() -> Coaching:
    """Ada coaches Nora."""
    return coached(lifter("nora@example.com", name="Nora"), coach("ada@example.com", name="Ada"))


@pytest.fixture
def bo() -> User:
    return coach("bo@example.com", name="Bo")


def link(by: User) -> Invitation:
    return invitations.invite(by=by, invites=Invites.CLIENT)


def offer(old: Coaching, given: str) -> HttpResponse:
    return browser(old.coach).post(f"/clients/{old.pk}/hand-over/", {"link": given})


def say_yes(old: Coaching, invitation: Invitation) -> HttpResponse:
    """As the page asks for it."""
    client, path = browser(old.client), f"/invitations/{invitation.token}/"
    shown = client.get(path).context
    ends = {"ends": shown["form"]["ends"].value()} if shown["from_coach"] else {}
    return client.post(path, YES | ends)


def test_with_the_yes_the_new_one_begins_and_the_old_one_ends(old: Coaching, bo: User) -> None:
    given = link(bo)
    propose(old)
    assert offer(old, f"https://example.com/invitations/{given.token}/").status_code == 302
    week = html(old.client, "/week/")
    assert "<bdi>Ada</bdi> would like to hand you over to <bdi>Bo</bdi>." in week
    assert given.token not in week
    led = browser(old.client).get(f"/coaching/{old.pk}/hand-over/")
    assert led["Location"] == f"/invitations/{given.token}/"
    words = text(html(old.client, led["Location"]))
    assert "Ada hands you over to Bo Say yes to begin with Bo and end with Ada" in words
    assert "You also have" not in words
    waits = "You asked Nora to go on with another coach. It waits for their answer."
    assert waits in text(html(old.coach, f"/clients/{old.pk}/"))
    assert told_after(say_yes(old, given)).endswith(
        "Bo is your coach now and sees your log. Ada can’t see it any more, and what they still "
        "proposed is gone."
    )
    new = Coaching.objects.get(coach=bo)
    old.refresh_from_db()
    assert new.accepted_at is not None
    assert new.consent == consent.text()
    assert old.ended_at is not None
    assert old.proposals.get().answer == Answer.WITHDRAWN
    assert not HandOver.objects.exists()
    assert browser(old.coach).get(f"/clients/{old.pk}/").status_code == 404
    assert "Nora" in html(bo, "/clients/")


def told_after(response: HttpResponse) -> str:
    """The message that the next page begins with, its names without the characters around them."""
    page = response.client.get(response["Location"])
    (message,) = page.context["messages"]
    return re.sub("[\u2068\u2069]", "", str(message))


def propose(coaching: Coaching) -> None:
    asks = {"prescription": prescription_of(coaching.client), "changes": {"sets": [3, 4]}}
    proposals.propose(coaching=coaching, reason="More.", **asks)


def test_before_the_yes_the_next_coach_learns_nothing(old: Coaching, bo: User) -> None:
    offer(old, link(bo).token)
    page = html(bo, "/clients/")
    assert "Nora" not in page
    assert "nora@example.com" not in page
    assert "Waiting for their yes" not in page
    assert not Coaching.objects.filter(coach=bo).exists()
    old.refresh_from_db()
    assert old.ended_at is None


def test_a_link_that_somebody_else_uses_ends_nothing(old: Coaching, bo: User) -> None:
    given = link(bo)
    offer(old, given.token)
    invitations.accept(token=given.token, by=lifter("kai@example.com"))
    old.refresh_from_db()
    assert old.ended_at is None
    assert "hand you over" not in html(old.client, "/week/")
    assert browser(old.client).get(f"/coaching/{old.pk}/hand-over/").status_code == 404
    assert "The link you put in doesn’t work any more." in html(
        old.coach, f"/clients/{old.pk}/hand-over/"
    )


def test_another_link_of_the_same_coach_ends_nothing(old: Coaching, bo: User) -> None:
    offer(old, link(bo).token)
    other = link(bo)
    assert "hands you over" not in html(old.client, f"/invitations/{other.token}/")
    say_yes(old, other)
    old.refresh_from_db()
    assert old.ended_at is None
    assert Coaching.objects.owned_by(old.client).open().count() == 2


@pytest.mark.parametrize("who", ["client", "coach"])
def test_either_side_takes_it_back_and_all_stays(old: Coaching, bo: User, who: str) -> None:
    given = link(bo)
    offer(old, given.token)
    user = getattr(old, who)
    for _ in range(2):  # a second tap changes nothing
        response = browser(user).post(f"/coaching/{old.pk}/hand-over/take-back/")
        assert response.status_code == 302
        told = {"client": "You stay with Ada.", "coach": "Taken back. You stay their coach."}
        assert told_after(response) == told[who]
    assert "You asked Nora" not in text(html(old.coach, f"/clients/{old.pk}/"))
    assert not HandOver.objects.exists()
    assert "hand you over" not in html(old.client, "/week/")
    say_yes(old, given)
    old.refresh_from_db()
    assert old.ended_at is None


def test_only_the_two_take_it_back_and_only_the_coach_offers(old: Coaching, bo: User) -> None:
    given = link(bo)
    offer(old, given.token)
    for user in (bo, coach("other@example.com")):
        client = browser(user)
        assert client.post(f"/coaching/{old.pk}/hand-over/take-back/").status_code == 404
        assert client.get(f"/coaching/{old.pk}/hand-over/").status_code == 404
        assert client.get(f"/clients/{old.pk}/hand-over/").status_code == 404
    assert browser(old.client).get(f"/clients/{old.pk}/hand-over/").status_code == 404
    assert HandOver.objects.count() == 1


@pytest.mark.parametrize("fault", ["used", "withdrawn", "late", "for a coach", "own", "client's"])
def test_a_link_that_cannot_do_it_is_refused_beside_the_field(
    old: Coaching, bo: User, fault: str
) -> None:
    given = link({"own": old.coach, "client's": old.client}.get(fault, bo))
    long_ago = given.made_at - datetime.timedelta(days=9)
    changes = {
        "used": {"used_at": given.made_at},
        "withdrawn": {"withdrawn_at": given.made_at},
        "late": {"made_at": long_ago, "expires_at": long_ago + datetime.timedelta(days=7)},
        "for a coach": {"invites": Invites.COACH},
    }.get(fault)
    if changes:
        Invitation.objects.filter(pk=given.pk).update(**changes)
    response = offer(old, given.token)
    form = response.context["form"]
    assert response.status_code == 422
    words = {"own": "That’s your own link.", "client's": "That’s a link of your client’s."}
    assert words.get(fault, "That link doesn’t work.") in form.errors["link"][0]
    assert form["link"].value() == given.token
    assert not HandOver.objects.exists()


@pytest.mark.parametrize("typed", ["", "hello", "x" * 400, "a b", "https://example.com/"])
def test_what_is_no_link_is_said_to_be_none(old: Coaching, typed: str) -> None:
    response = offer(old, typed)
    assert response.status_code == 422
    assert response.context["form"].errors["link"]


def test_a_page_that_did_not_say_so_ends_nothing(old: Coaching, bo: User) -> None:
    given = link(bo)
    html(old.client, f"/invitations/{given.token}/")
    offer(old, given.token)
    assert browser(old.client).post(f"/invitations/{given.token}/", YES).status_code == 302
    old.refresh_from_db()
    assert old.ended_at is None
    assert Coaching.objects.owned_by(old.client).open().count() == 2


def test_a_yes_to_what_was_taken_back_is_asked_again(old: Coaching, bo: User) -> None:
    given = link(bo)
    offer(old, given.token)
    hand_overs.take_back(coaching=old)
    fields = YES | {"ends": str(old.pk)}
    response = browser(old.client).post(f"/invitations/{given.token}/", fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert "That offer was taken back meanwhile. Please read this again." in page
    assert "hands you over" not in page
    assert not Coaching.objects.filter(coach=bo).exists()


def test_nobody_ends_what_was_not_handed_over_to_this_link(old: Coaching, bo: User) -> None:
    other = coached(lifter("kai@example.com"), old.coach)
    given = link(bo)
    offer(other, given.token)
    response = browser(old.client).post(
        f"/invitations/{given.token}/", YES | {"ends": str(other.pk)}
    )
    assert response.status_code == 422
    other.refresh_from_db()
    assert other.ended_at is None


def test_a_second_offer_takes_the_place_of_the_first(old: Coaching, bo: User) -> None:
    offer(old, link(coach("cem@example.com", name="Cem")).token)
    offer(old, link(bo).token)
    assert HandOver.objects.get().invitation.by == bo
    assert "Cem" not in html(old.client, "/settings/coach/")
    assert "Bo" in html(old.client, "/settings/coach/")


def test_with_two_coaches_one_hands_over_and_the_other_stays(old: Coaching, bo: User) -> None:
    other = coached(old.client, coach("cem@example.com", name="Cem"))
    given = link(bo)
    offer(old, given.token)
    words = text(html(old.client, f"/invitations/{given.token}/"))
    assert "Ada hands you over to Bo" in words
    assert "You also have Cem as a coach." in words
    say_yes(old, given)
    there = Coaching.objects.owned_by(old.client).open()
    assert {one.coach for one in there} == {bo, other.coach}


@pytest.mark.parametrize("who", ["old", "next", "client"])
def test_an_account_that_goes_takes_the_offer_along(old: Coaching, bo: User, who: str) -> None:
    given = link(bo)
    offer(old, given.token)
    leave(user={"old": old.coach, "next": bo, "client": old.client}[who])
    assert not HandOver.objects.exists()


def test_the_end_of_the_coaching_takes_the_offer_along(old: Coaching, bo: User) -> None:
    given = link(bo)
    offer(old, given.token)
    consent.end(coaching=old)
    assert not HandOver.objects.exists()
    with pytest.raises(Coaching.DoesNotExist):
        hand_overs.offer(coaching=old, token=given.token)


def test_an_offer_beside_the_end_of_the_coaching_finds_nothing(old: Coaching, bo: User) -> None:
    """It ends after the page was allowed and before the offer is stored."""
    given, ended = link(bo), []

    def ends_first(execute: Callable[..., Any], sql: str, *asked: Any) -> Any:
        if "FOR UPDATE" in sql and "coaching_coaching" in sql and not ended:
            ended.append(sql)
            consent.end(coaching=old)
        return execute(sql, *asked)

    with connection.execute_wrapper(ends_first):
        assert offer(old, given.token).status_code == 404
    assert ended
