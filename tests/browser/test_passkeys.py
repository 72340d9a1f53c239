"""Passkeys in a real browser, with the device that Chromium plays itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import CDPSession, Page, expect

from tests.browser import steps
from tests.browser.conftest import NO_SCRIPTS, OpenPage
from tests.browser.steps import press
from tests.factories import lifter

pytestmark = pytest.mark.browser

LIST = "mfa_list_webauthn"
NONE_CAME = "No passkey came back. Try again, or use another way."


class Device:
    """What makes and keeps passkeys, beside a page: it knows its owner and says yes at once."""

    def __init__(self, page: Page) -> None:
        self.browser: CDPSession = page.context.new_cdp_session(page)
        self.browser.send("WebAuthn.enable")
        made = self.browser.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        self.id = made["authenticatorId"]

    def keeps(self) -> list[dict[str, Any]]:
        found = self.browser.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        credentials: list[dict[str, Any]] = found["credentials"]
        return credentials

    def knows_its_owner(self, yes: bool) -> None:
        told = {"authenticatorId": self.id, "isUserVerified": yes}
        self.browser.send("WebAuthn.setUserVerified", told)


def add_passkey(page: Page, name: str = "My phone") -> None:
    page.goto(reverse("mfa_add_webauthn"))
    if page.get_by_label("Password").count():
        steps.confirm_password(page)
    page.get_by_label("Name").fill(name)
    press("Add a passkey")(page)


def sign_out(page: Page) -> None:
    page.goto(reverse("account_settings"))
    press("Sign out")(page)
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_a_passkey_from_beginning_to_end(open_page: OpenPage) -> None:
    user = lifter()
    page = open_page(user)
    device = Device(page)
    add_passkey(page)
    heading(page, "Recovery codes")
    expect(page.get_by_text("Your passkey is added.")).to_be_visible()
    [kept] = device.keeps()
    assert (kept["isResidentCredential"], kept["rpId"]) == (True, "localhost")
    sign_out(page)
    _alone(page)
    sign_out(page)
    _as_second_step(page, user.email)
    _in_place_of_the_password(page)
    _removed(page, device)
    sign_out(page)
    page.goto(reverse("account_login"))
    steps.sign_in(page, user.email)
    heading(page, "This week")


def _alone(page: Page) -> None:
    page.goto(reverse("account_login"))
    press("Sign in with a passkey")(page)
    heading(page, "This week")


def _as_second_step(page: Page, email: str) -> None:
    page.goto(reverse("account_login"))
    steps.sign_in(page, email)
    heading(page, "One more step")
    press("Use a passkey")(page)
    heading(page, "This week")


def _in_place_of_the_password(page: Page) -> None:
    page.goto(reverse(LIST))
    page.get_by_role("link", name="Remove My phone").click()
    heading(page, "Is this you?")
    page.get_by_role("link", name="Use a passkey").click()
    press("Use a passkey")(page)


def _removed(page: Page, device: Device) -> None:
    heading(page, "Remove a passkey")
    press("Remove it")(page)
    expect(page.get_by_text("Your passkey is removed.")).to_be_visible()
    assert not Authenticator.objects.exists()  # its recovery codes went along
    assert len(device.keeps()) == 1  # that is why the page says to delete it there, too
    sign_out(page)
    page.goto(reverse("account_login"))
    press("Sign in with a passkey", "That passkey didn’t work. Try again.")(page)
    assert Session.objects.count() == 1  # of the question alone: nobody is in
    steps.sign_in(page, "lifter@example.com")


def test_a_device_that_does_not_know_its_owner_signs_nobody_in(open_page: OpenPage) -> None:
    page = open_page(lifter())
    device = Device(page)
    add_passkey(page)
    heading(page, "Recovery codes")
    sign_out(page)
    device.knows_its_owner(False)
    page.goto(reverse("account_login"))
    press("Sign in with a passkey", NONE_CAME)(page)
    heading(page, "Sign in")
    device.knows_its_owner(True)
    press("Sign in with a passkey")(page)  # the same page still works
    heading(page, "This week")


def test_a_device_that_says_no_adds_nothing(open_page: OpenPage) -> None:
    page = open_page(lifter())
    device = Device(page)
    device.knows_its_owner(False)
    add_passkey(page, "Never")
    expect(page.get_by_text(NONE_CAME)).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Never")
    assert not Authenticator.objects.exists()
    assert device.keeps() == []


def test_a_device_has_one_passkey_of_an_account(open_page: OpenPage) -> None:
    page = open_page(lifter())
    Device(page)
    add_passkey(page)
    heading(page, "Recovery codes")
    add_passkey(page)
    expect(page.get_by_text("This device already has a passkey for your account.")).to_be_visible()
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_a_form_that_met_an_ended_session_goes_through_a_passkey(open_page: OpenPage) -> None:
    user = lifter()
    page = open_page(user)
    Device(page)
    add_passkey(page)
    heading(page, "Recovery codes")
    page.goto(reverse("account_settings"))
    page.get_by_label("Name").fill("Countess")
    Session.objects.all().delete()
    press("Save")(page)
    expect(page.get_by_text("You were signed out before this was saved.")).to_be_visible()
    press("Sign in with a passkey")(page)
    press("Save your name and time zone")(page)
    expect(page.get_by_text("Saved.")).to_be_visible()
    user.refresh_from_db()
    assert user.name == "Countess"


def test_without_a_signal_the_page_says_so(open_unwatched: OpenPage) -> None:
    page = open_unwatched()
    Device(page)
    page.goto(reverse("account_login"))
    page.context.set_offline(True)
    press("Sign in with a passkey", "We can’t reach Backplan just now. Try again.")(page)


def test_a_browser_without_passkeys_says_so(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto(reverse("account_login"))
    expect(page.get_by_text("This browser can’t use passkeys.")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()


def test_without_scripts_the_password_signs_in_as_ever(open_page: OpenPage) -> None:
    user = lifter()
    page = open_page(**NO_SCRIPTS)
    page.goto(reverse("account_login"))
    expect(page.get_by_text("Signing in with a passkey needs JavaScript.")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    steps.sign_in(page, user.email)
    heading(page, "This week")
