"""A mark of a lift's drawing says its set, pointed at, focused and tapped, without scripts."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.factories import TUESDAY, lifter, log, workout_of
from workouts import logbook

pytestmark = pytest.mark.browser

SAYS = "3 Mar 2026: 225 lb × 6"


def drawn(open_any: OpenPage) -> Page:
    user = lifter()
    for week, load in enumerate((225, 235, 240)):
        visit = workout_of(user, TUESDAY + datetime.timedelta(weeks=week))
        log(visit, load, 6)
        logbook.finish(workout=visit)
    page = open_any(user, has_touch=True)
    page.goto("/history/deadlift/")
    expect(page.get_by_text("17 Mar 2026: 240 lb × 6")).to_be_visible()  # the latest, at rest
    expect(page.get_by_text(SAYS)).to_be_hidden()
    return page


def test_pointing_at_it(open_any: OpenPage) -> None:
    page = drawn(open_any)
    page.locator(".dot .hit").first.hover()
    expect(page.get_by_text(SAYS)).to_be_visible()
    expect(page.get_by_text("17 Mar 2026: 240 lb × 6")).to_be_hidden()


def test_tapping_it(open_any: OpenPage) -> None:
    page = drawn(open_any)
    page.locator(".dot .hit").first.tap()
    expect(page.get_by_text(SAYS)).to_be_visible()


def test_walking_along_it_with_the_keyboard(open_any: OpenPage) -> None:
    page = drawn(open_any)
    page.locator(".dot").first.focus()
    expect(page.get_by_text(SAYS)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_text("10 Mar 2026: 235 lb × 6")).to_be_visible()
    expect(page.get_by_text(SAYS)).to_be_hidden()
