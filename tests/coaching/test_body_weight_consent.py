"""The yes to showing a body weight: it is for the coaches of that time, and named to the next."""

from __future__ import annotations

import pytest

from accounts.account_deletion import leave
from accounts.models import User
from coaching import consent, hand_overs, invitations
from coaching.models import Coaching, Invites
from tests.coaching.cast import asked, coach, coached
from tests.factories import browser, lifter
from workouts.body_weights import is_shown_to_coach, show_to_coach

pytestmark = pytest.mark.django_db
YES = {"version": str(consent.VERSION)}


@pytest.fixture
def shown() -> Coaching:
    """A coaching whose client lets the coach see the body weight."""
    coaching = coached(lifter(), coach())
    show_to_coach(lifter=coaching.client, is_shown=True)
    return coaching


def page(user: User, path: str) -> str:
    return browser(user).get(path).content.decode()


def test_the_yes_ends_with_the_last_coach_it_was_given_for(shown: Coaching) -> None:
    second = coached(shown.client, coach("second@example.com"))
    consent.end(coaching=shown)
    assert is_shown_to_coach(shown.client)
    consent.end(coaching=second)
    assert not is_shown_to_coach(shown.client)
    third = coached(shown.client, coach("third@example.com"))
    third.refresh_from_db()
    assert "the link to a video" in third.consent
    assert consent.SEES_BODY not in third.consent


def test_the_yes_ends_with_the_account_of_the_last_coach(shown: Coaching) -> None:
    second = coached(shown.client, coach("second@example.com"))
    leave(user=shown.coach)
    assert is_shown_to_coach(shown.client)
    leave(user=second.coach)
    assert not is_shown_to_coach(shown.client)


def test_what_ends_without_having_been_open_takes_no_yes_back(shown: Coaching) -> None:
    consent.end(coaching=shown)
    show_to_coach(lifter=shown.client, is_shown=True)
    consent.end(coaching=shown)
    consent.end(coaching=asked(shown.client, coach("asked@example.com")))
    assert is_shown_to_coach(shown.client)


def test_whoever_agrees_to_a_second_coach_reads_that_the_body_weight_is_seen(
    shown: Coaching,
) -> None:
    second = asked(shown.client, coach("second@example.com"))
    path = f"/coaching/{second.pk}/agree/"
    assert consent.SEES_BODY in page(shown.client, path)
    assert browser(shown.client).post(path, YES).status_code == 302
    second.refresh_from_db()
    assert consent.SEES_BODY in second.consent
    show_to_coach(lifter=shown.client, is_shown=False)
    third = asked(shown.client, coach("third@example.com"))
    assert consent.SEES_BODY not in page(shown.client, f"/coaching/{third.pk}/agree/")


def test_whoever_is_handed_over_reads_it_and_the_yes_goes_along(shown: Coaching) -> None:
    link = invitations.invite(by=coach("new@example.com"), invites=Invites.CLIENT)
    hand_overs.offer(coaching=shown, token=link.token)
    assert consent.SEES_BODY in page(shown.client, f"/invitations/{link.token}/")
    new = invitations.accept(token=link.token, by=shown.client, ends=shown.pk)
    assert is_shown_to_coach(shown.client)
    new.refresh_from_db()
    assert consent.SEES_BODY in new.consent


def test_nobody_else_reads_whether_the_box_is_ticked(shown: Coaching) -> None:
    """Neither the coach to whom a client's link leads, whatever they ticked, nor a stranger."""
    link = invitations.invite(by=shown.client, invites=Invites.COACH)
    other = lifter("other@example.com")
    for is_shown in (False, True):
        show_to_coach(lifter=other, is_shown=is_shown)
        assert consent.SEES_BODY not in page(other, f"/invitations/{link.token}/")
