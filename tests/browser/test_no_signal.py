"""Forms that go straight to the server, on a phone that knows that it has no signal."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.gym import todays_deadlifts
from tests.browser.steps import press
from tests.factories import log
from workouts.models import LoggedSet

pytestmark = pytest.mark.browser

OFFLINE = "Object.defineProperty(navigator, 'onLine', { get: () => false });"


def editing(open_page: OpenPage, script: str = "") -> tuple[Page, LoggedSet]:
    """The page of one set, with other reps typed in it."""
    visit = todays_deadlifts()
    row = log(visit, 225, 6)
    page = open_page(visit.lifter)
    page.add_init_script(script)
    page.goto(f"/sets/{row.pk}/")
    page.get_by_label("Reps", exact=True).fill("4")
    return page, row


def test_what_was_typed_stays_and_is_sent_once_there_is_a_signal(open_unwatched: OpenPage) -> None:
    page, row = editing(open_unwatched)
    page.context.set_offline(True)
    for _ in range(2):
        press("Save")(page)
        said = page.get_by_text("No signal, so nothing has been sent yet.")
        expect(said).to_be_focused()
        expect(page.get_by_label("Reps", exact=True)).to_have_value("4")
    page.context.set_offline(False)
    press("Save")(page)
    page.wait_for_url("**/workouts/**")
    row.refresh_from_db()
    assert row.reps == 4


def test_a_server_that_can_be_reached_all_the_same_gets_it(open_page: OpenPage) -> None:
    page, row = editing(open_page, OFFLINE)
    press("Save")(page)
    page.wait_for_url("**/workouts/**")
    row.refresh_from_db()
    assert row.reps == 4


def test_nobody_is_signed_out_without_a_signal(open_unwatched: OpenPage) -> None:
    page, _ = editing(open_unwatched)
    page.goto("/accounts/logout/")
    page.evaluate("caches.open('pages')")
    page.context.set_offline(True)
    press("Sign out")(page)
    expect(page.get_by_text("No signal, so nothing has been sent yet.")).to_be_visible()
    assert page.evaluate("caches.has('pages')"), "what is kept is all there is now"
