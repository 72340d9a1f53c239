"""The link that makes two people coach and client: it works once, for whoever it was meant for."""

from __future__ import annotations

import base64
import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone

from accounts.models import User
from coaching import consent, invitations
from coaching.models import Coaching, Invitation, Invites
from tests.coaching.cast import asked, coach, coached, ended
from tests.factories import browser, lifter, other_lifter, stranger

pytestmark = pytest.mark.django_db

YES = {"version": consent.VERSION}


def invited(by: User, invites: str = Invites.CLIENT) -> Invitation:
    return invitations.invite(by=by, invites=invites)


def use(invitation: Invitation, by: User | None) -> HttpResponse:
    return browser(by).post(f"/invitations/{invitation.token}/", YES)


def expired(invitation: Invitation) -> Invitation:
    """The same, made eight days ago."""
    made_at = timezone.now() - datetime.timedelta(days=8)
    invitation.made_at, invitation.expires_at = made_at, made_at + datetime.timedelta(days=7)
    invitation.save()
    return invitation


def unusable(kind: str, by: User) -> str:
    """A link of somebody that opens nothing."""
    if kind == "absent":
        return "A" * 22
    invitation = invited(by)
    if kind == "used":
        invitations.accept(token=invitation.token, by=other_lifter())
    elif kind == "expired":
        expired(invitation)
    elif kind == "withdrawn":
        invitations.withdraw(invitation=invitation)
    else:
        User.objects.filter(pk=by.pk).update(is_active=False)
    return invitation.token


def test_a_link_holds_128_random_bits_and_lasts_seven_days() -> None:
    first, second = invited(coach()), invited(stranger())
    assert len(base64.urlsafe_b64decode(first.token + "==")) * 8 == 128
    assert first.token != second.token
    days = (first.expires_at - timezone.now()) / datetime.timedelta(days=1)
    assert days == pytest.approx(7, abs=0.01)


def test_a_link_works_until_its_seven_days_are_over() -> None:
    invitation = invited(coach())
    Invitation.objects.update(expires_at=timezone.now() + datetime.timedelta(minutes=1))
    assert invitations.find(invitation.token) == invitation


def test_the_twenty_first_link_of_a_day_is_refused() -> None:
    by = coach()
    for _ in range(20):
        invitations.withdraw(invitation=invited(by))
    with pytest.raises(ValidationError, match="20 invitations today"):
        invited(by, Invites.COACH)
    assert Invitation.objects.count() == 20


def test_a_day_later_there_are_twenty_more() -> None:
    by = coach()
    for _ in range(20):
        invited(by)
    invited(stranger())
    Invitation.objects.update(made_at=timezone.now() - datetime.timedelta(hours=24, seconds=1))
    assert invited(by).pk


def test_past_twenty_the_page_says_so() -> None:
    by = coach()
    for _ in range(20):
        invited(by)
    page = browser(by).post("/invitations/", {"invites": "client"}, follow=True).content.decode()
    assert "You made 20 invitations today. Make the next one tomorrow." in page


@pytest.mark.parametrize(
    ("invites", "path"), [("client", "/clients/"), ("coach", "/settings/coach/")]
)
def test_a_made_link_is_shown_on_the_page_it_was_made_on(invites: str, path: str) -> None:
    by = coach()
    response = browser(by).post("/invitations/", {"invites": invites}, follow=True)
    assert response.redirect_chain == [(f"{path}#invite", 302)]
    link = f"http://testserver/invitations/{Invitation.objects.get().token}/"
    assert link in response.content.decode()


@pytest.mark.parametrize("invites", ["", "friend", "client\x00", "CLIENT", "\u202ecoach"])
def test_a_link_for_anything_else_is_not_made(invites: str) -> None:
    assert browser(coach()).post("/invitations/", {"invites": invites}).status_code == 302
    assert browser(stranger()).post("/invitations/", "[]", "application/json").status_code == 302
    assert not Invitation.objects.exists()


def test_whoever_asks_for_another_sort_of_link_is_told() -> None:
    page = browser(coach()).post("/invitations/", {"invites": "friend"}, follow=True)
    assert "A link is for a client or for a coach." in page.content.decode()


def test_whoever_follows_the_link_reads_what_would_be_shared_and_shares_nothing() -> None:
    invitation = invited(coach(name="Ada"))
    for user in [None, other_lifter()]:
        page = browser(user).get(f"/invitations/{invitation.token}/").content.decode()
        assert "<bdi>Ada</bdi> would like to coach you" in page
        assert "coach@example.com" in page
        for sentence in (*consent.SEES, *consent.MAY, *consent.MAY_NOT, consent.END):
            assert sentence in page
    assert not Coaching.objects.exists()
    assert invitations.find(invitation.token)


def test_without_a_name_the_address_is_shown_once() -> None:
    invitation = invited(coach())
    page = browser().get(f"/invitations/{invitation.token}/").content.decode()
    assert page.count("coach@example.com") == 1


def test_what_a_link_shows_is_kept_by_nobody() -> None:
    invitation = invited(coach())
    for user in [None, stranger()]:
        response = browser(user).get(f"/invitations/{invitation.token}/")
        assert "no-store" in response.headers["Cache-Control"]


def test_a_stranger_signs_in_first_and_comes_back() -> None:
    invitation = invited(coach())
    address = f"/invitations/{invitation.token}/"
    assert use(invitation, None).headers["Location"] == f"/accounts/login/?next={address}"
    assert f"/accounts/signup/?next={address}" in browser().get(address).content.decode()
    assert not Coaching.objects.exists()


def test_the_yes_of_a_client_opens_the_coaching_at_once() -> None:
    by, user = coach(), lifter()
    response = use(invited(by), user)
    assert response.headers["Location"] == "/setup/"
    coaching = Coaching.objects.visible_to(by).get()
    assert (coaching.client, coaching.consent) == (user, consent.text())


def test_a_coach_who_accepts_sees_nothing_yet() -> None:
    by, user = coach(), lifter()
    response = use(invited(user, Invites.COACH), by)
    assert response.headers["Location"] == "/clients/"
    coaching = Coaching.objects.get()
    assert (coaching.coach, coaching.client, coaching.accepted_at) == (by, user, None)
    assert browser(by).get(f"/clients/{coaching.pk}/").status_code == 404


def test_a_link_is_used_by_one_person_only() -> None:
    invitation = invited(coach())
    assert use(invitation, lifter()).status_code == 302
    assert use(invitation, other_lifter()).status_code == 404
    assert Coaching.objects.get().client.email == "lifter@example.com"


@pytest.mark.parametrize("invites", Invites.values)
def test_a_second_tap_on_yes_leads_where_the_first_did(invites: str) -> None:
    invitation = invited(coach(), invites)
    user = lifter()
    first, second = use(invitation, user), use(invitation, user)
    assert second.headers["Location"] == first.headers["Location"]
    assert Coaching.objects.count() == 1


def test_a_used_link_opens_nothing_again_once_the_coaching_is_over() -> None:
    invitation, user = invited(coach()), lifter()
    use(invitation, user)
    consent.end(coaching=Coaching.objects.get())
    assert use(invitation, user).status_code == 404
    assert not Coaching.objects.open().exists()


@pytest.mark.parametrize("invites", Invites.values)
def test_nobody_accepts_their_own_link_and_reads_why(invites: str) -> None:
    by = coach()
    invitation = invited(by, invites)
    response = use(invitation, by)
    page = response.content.decode()
    assert response.status_code == 422
    assert "You can’t coach yourself" in page
    assert not Coaching.objects.exists()
    assert invitations.find(invitation.token)
    with pytest.raises(ValidationError, match="your own invitation"):
        invitations.accept(token=invitation.token, by=by)


UNUSABLE = ["absent", "used", "expired", "withdrawn", "closed"]


@pytest.mark.parametrize("signed_in", [True, False])
def test_every_link_that_opens_nothing_shows_the_same_bytes(signed_in: bool) -> None:
    tokens = [unusable(kind, coach(f"{kind}@example.com", name="Ada")) for kind in UNUSABLE]
    client = browser(stranger() if signed_in else None)
    pages = {client.get(f"/invitations/{token}/").content for token in tokens}
    assert len(pages) == 1
    page = pages.pop().decode()
    assert "This invitation doesn’t work" in page
    assert "Ada" not in page
    assert "@example.com" not in page


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_link_that_opens_nothing_is_not_found_and_changes_nothing(kind: str) -> None:
    token = unusable(kind, coach())
    before = list(Coaching.objects.values())
    client = browser(stranger())
    for answer in [client.get, client.post, client.head]:
        assert answer(f"/invitations/{token}/", YES).status_code == 404
    assert list(Coaching.objects.values()) == before


@pytest.mark.parametrize(
    "token", ["A" * 5000, "1", "-", "_" * 22, "A" * 21 + "%00", "%F0%9F%98%80"]
)
def test_an_odd_link_is_not_found(token: str) -> None:
    client = browser(stranger())
    for answer in [client.get, client.post]:
        assert answer(f"/invitations/{token}/").status_code == 404


def test_withdrawing_twice_withdraws_once() -> None:
    by = coach()
    invitation = invited(by)
    for _ in range(2):
        response = browser(by).post(f"/invitations/{invitation.pk}/withdraw/", follow=True)
        assert "Invitation withdrawn." in response.content.decode()
    withdrawn_at = Invitation.objects.get().withdrawn_at
    invitations.withdraw(invitation=invitation)
    assert Invitation.objects.get().withdrawn_at == withdrawn_at


def test_a_used_link_is_not_said_to_be_withdrawn() -> None:
    by = coach()
    invitation = invited(by)
    use(invitation, lifter())
    response = browser(by).post(f"/invitations/{invitation.pk}/withdraw/", follow=True)
    page = response.content.decode()
    assert "That invitation has already been used." in page
    assert "withdrawn" not in page
    assert Invitation.objects.get().withdrawn_at is None
    assert Coaching.objects.visible_to(by).exists()


def test_the_link_of_another_is_not_withdrawn() -> None:
    invitation = invited(coach())
    client = browser(stranger())
    answers = [
        client.post(f"/invitations/{id}/withdraw/") for id in (invitation.pk, 2**40, 2**63, 10**30)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert invitations.find(invitation.token)


def test_a_link_to_who_is_linked_already_says_so_and_stays_usable() -> None:
    by, user = coach(), lifter()
    coached(user, by)
    for invitation, whom, words in [
        (invited(by), user, "This coach already sees your log."),
        (invited(user, Invites.COACH), by, "You already coach this lifter."),
    ]:
        response = use(invitation, whom)
        assert response.status_code == 422
        assert words in response.content.decode()
        assert invitations.find(invitation.token)
    assert Coaching.objects.count() == 1


def test_a_coach_accepts_once_and_then_waits() -> None:
    by, user = coach(), lifter()
    asked(user, by)
    response = use(invited(user, Invites.COACH), by)
    assert "Your client still has to say yes." in response.content.decode()
    assert Coaching.objects.count() == 1


def test_a_coach_who_waits_may_ask_the_client_and_their_yes_opens_it() -> None:
    by, user = coach(), lifter()
    waiting = asked(user, by)
    assert use(invited(by), user).status_code == 302
    assert Coaching.objects.visible_to(by).get() == waiting


def test_after_the_end_two_may_begin_again_and_the_old_one_stays_ended() -> None:
    by, user = coach(), lifter()
    old = ended(user, by)
    new = coached(user, by)
    assert new != old
    assert list(Coaching.objects.visible_to(by)) == [new]


def test_a_client_may_have_two_coaches_and_two_people_may_coach_each_other() -> None:
    first, second, user = coach(), coach("second@example.com"), lifter()
    coached(user, first)
    coached(user, second)
    coached(first, user)
    assert Coaching.objects.open().count() == 3


def test_a_name_in_an_invitation_is_shown_and_not_run() -> None:
    invitation = invited(coach(name='<script>x</script>"שָׁלוֹם'))
    page = browser().get(f"/invitations/{invitation.token}/").content.decode()
    assert "<script>x" not in page
    assert re.search(r"<bdi>&lt;script&gt;x&lt;/script&gt;&quot;שָׁלוֹם</bdi>", page)
