"""The screens of tokens, and the page that says what they open."""

from __future__ import annotations

from django.urls import reverse
from playwright.sync_api import Page, expect

from api import tokens
from api.models import ApiToken, Scope
from tests.browser import steps
from tests.browser.steps import Screen, Visit, press
from tests.factories import lifter


def no_tokens() -> Visit:
    """A lifter before the first token, who reads what it would be for."""
    user, page = lifter("script@example.com"), reverse("api_tokens")
    return Visit(
        user,
        [
            Screen("api", reverse("api")),
            Screen("tokens-none", page),
            Screen("token-password", page, make_a_token, "account_reauthenticate"),
            Screen("token-made", page, confirm),
            Screen("token-refused", page, press("Make the token", "Give it a name.")),
        ],
    )


def some_tokens() -> Visit:
    """One that is used, one that never was, and a name as long as a name may be."""
    user = lifter("scripts@example.com")
    for name, scope in [("Spreadsheet", Scope.READ), ("W" * 50, Scope.WRITE)]:
        tokens.make(user=user, name=name, scope=scope)
    ApiToken.objects.filter(name="Spreadsheet").update(used_on=user.today())
    return Visit(user, [Screen("tokens", reverse("api_tokens"))])


def make_a_token(page: Page) -> None:
    page.get_by_label("Name").fill("Spreadsheet")
    press("Make the token")(page)


def confirm(page: Page) -> None:
    make_a_token(page)
    steps.confirm_password(page)
    expect(page.get_by_label("This is the only time you’ll see it.")).to_be_visible()


VISITS = [no_tokens, some_tokens]
