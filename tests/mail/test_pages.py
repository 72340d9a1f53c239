"""Choosing mail in the settings, and stopping it without signing in."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from mail import choices
from mail.models import MailChoice, QuietHours
from tests.accounts.pages import code_in, with_a_mail_server
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter
from tests.mail.people import A_WEEK_AGO, confirmed, wants

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def save(user: User, *kinds: str, quiet_until: object = 7) -> HttpResponse:
    ticked = dict.fromkeys(kinds, "on")
    return browser(user).post("/settings/mail/", {**ticked, "quiet_until": quiet_until})


def test_all_of_it_is_off_until_it_is_chosen() -> None:
    page = browser(lifter()).get("/settings/mail/").content.decode()
    assert "checked" not in page
    assert 'value="7" selected' in page
    assert not MailChoice.objects.exists()


def test_what_is_ticked_is_wanted_and_nothing_else() -> None:
    user = lifter()
    assert save(user, "reminder", "comment", quiet_until=9).status_code == 302
    assert choices.chosen(user) == {"reminder", "comment"}
    assert choices.quiet_until(user) == 9
    assert save(user, "comment").status_code == 302
    assert choices.chosen(user) == {"comment"}


def test_saving_again_does_not_begin_anew() -> None:
    user = wants(lifter(), "reminder")
    before = MailChoice.objects.get()
    save(user, "reminder")
    after = MailChoice.objects.get()
    assert (after.since, after.token) == (before.since, before.token)
    assert timezone.now() - before.since >= A_WEEK_AGO


@pytest.mark.parametrize("hour", ["3", "13", "", "noon", "7.5"])
def test_an_hour_that_is_none_is_refused_beside_the_field(hour: str) -> None:
    user = lifter()
    answer = save(user, "reminder", quiet_until=hour)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "checked" in answer.content.decode()  # what was ticked is not lost
    assert not MailChoice.objects.exists()
    assert not QuietHours.objects.exists()


def test_a_kind_that_there_is_not_is_not_stored() -> None:
    user = lifter()
    save(user, "reminder", "spam")
    assert choices.chosen(user) == {"reminder"}


def test_the_monday_letter_is_offered_to_coaches_alone() -> None:
    coaching = coached(lifter(), coach())
    label = "On Mondays, tell me which of my clients to look at, and why"
    assert label in browser(coaching.coach).get("/settings/mail/").content.decode()
    assert label not in browser(coaching.client).get("/settings/mail/").content.decode()


def told_once_saved(user: User) -> str:
    client = browser(user)
    client.post("/settings/mail/", {"reminder": "on", "quiet_until": 7})
    return client.get("/settings/mail/").content.decode()


def test_the_page_says_what_is_missing_for_mail_to_come(settings: Settings) -> None:
    user = lifter()
    assert "Confirm my address" in browser(user).get("/settings/mail/").content.decode()
    assert "Mail comes once you’ve confirmed your address." in told_once_saved(user)
    confirmed(user)
    assert "Confirm my address" not in browser(user).get("/settings/mail/").content.decode()
    assert "Mail comes once" not in told_once_saved(user)
    settings.MAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "isn’t set up to send mail" in browser(user).get("/settings/mail/").content.decode()


@pytest.mark.parametrize("is_by_code", [False, True])
def test_an_address_is_confirmed_from_that_page(settings: Settings, *, is_by_code: bool) -> None:
    """By the way that the site has: a link where there is no mail server, else a code."""
    if is_by_code:
        with_a_mail_server(settings)
    user = lifter()
    client = browser(user)
    sent = client.post("/accounts/email/", button_to_confirm(client))
    assert client.get(sent.url).status_code == 200
    [message] = mail.outbox
    assert message.to == [user.email]
    if is_by_code:
        client.post(sent.url, {"code": code_in(str(message.body))})
    else:
        client.post(re.findall(r"http://testserver(/\S+)", str(message.body))[0])
    assert EmailAddress.objects.get(user=user, email=user.email).verified
    assert "Confirm my address" not in client.get("/settings/mail/").content.decode()


def button_to_confirm(client: Client) -> dict[str, str]:
    """What the form on the page of mail sends."""
    page = client.get("/settings/mail/").content.decode()
    fields = dict(re.findall(r'type="hidden" name="(email)" value="([^"]+)"', page))
    return {**fields, **dict.fromkeys(re.findall('name="(action_[a-z]+)"', page), "")}


def address(user: User, kind: str = "reminder") -> str:
    return f"/mail/stop/{MailChoice.objects.get(user=user, kind=kind).token}/"


def test_one_post_of_a_mail_provider_stops_that_kind_at_once() -> None:
    """As RFC 8058 has it: no cookie, no token of a form, no page before, no redirect."""
    user = wants(lifter(), "reminder", "comment")
    other = wants(lifter("other@example.com"), "reminder")
    provider = Client(enforce_csrf_checks=True)
    assert provider.post(address(user), ONE_CLICK).status_code == 200
    assert choices.chosen(user) == {"comment"}
    assert choices.chosen(other) == {"reminder"}
    assert provider.post(address(user), ONE_CLICK).status_code == 200  # sent twice
    assert not provider.cookies


def test_it_may_come_as_either_sort_of_form() -> None:
    user = wants(lifter(), "reminder")
    sent = "List-Unsubscribe=One-Click"
    form = "application/x-www-form-urlencoded"
    assert Client().post(address(user), sent, form).status_code == 200
    assert choices.chosen(user) == set()


def test_whoever_follows_the_link_is_asked_and_nothing_changes() -> None:
    """A program that looks for viruses follows it, too."""
    user = wants(lifter(), "reminder")
    for client in (Client(), browser(user), browser(lifter("other@example.com"))):
        page = client.get(address(user))
        assert page.status_code == 200
        assert "Stop reminders on training days" in page.content.decode()
        assert user.email not in page.content.decode()
    client.head(address(user))
    assert choices.chosen(user) == {"reminder"}


def test_the_button_of_that_page_stops_it_and_says_so() -> None:
    user = wants(lifter(), "reminder")
    page = Client().post(address(user)).content.decode()
    assert "You won’t get reminders on training days any more." in page
    assert "<form" not in Client().get(address(user)).content.decode()


def test_an_address_in_an_old_letter_stops_what_was_chosen_again_since() -> None:
    user = wants(lifter(), "reminder")
    old = address(user)
    Client().post(old)
    save(user, "reminder")
    assert choices.chosen(user) == {"reminder"}
    Client().post(old)
    assert choices.chosen(user) == set()


def test_an_address_that_is_none_is_as_absent_as_any_other() -> None:
    user = wants(lifter(), "reminder")
    gone = address(user)
    user.delete()
    for method in ("get", "post"):
        ask = getattr(Client(), method)
        answers = [ask(path) for path in (gone, f"/mail/stop/{'x' * 22}/", "/no/such/page/")]
        assert {answer.status_code for answer in answers[:2]} == {404}
        assert answers[0].content == answers[1].content
    assert Client().get(gone).content == Client().get("/no/such/page/").content


def test_one_of_a_closed_account_is_as_absent() -> None:
    user = wants(lifter(), "reminder")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert Client().post(address(user)).status_code == 404
