"""A workout by keyboard alone: Tab, arrows, Enter, Space and typing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.factories import PASSWORD, lifter, program_of

pytestmark = pytest.mark.browser

STOPS = 80
# A ring on what has the focus, or on the label that stands for it, inside the window.
SHOWS_FOCUS = """
(one) => {
  const shown = [one, ...(one.labels ?? [])];
  const ringed = shown.some((each) => getComputedStyle(each).outlineStyle !== "none");
  const {top, bottom} = one.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return ringed && middle > 0 && middle < innerHeight;
}
"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it is there; on the way every stop must show that it has the focus."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        here = page.locator(":focus")
        if here.count():
            shows = here.evaluate(SHOWS_FOCUS)
            assert shows, f"no focus to be seen on {here.evaluate('one => one.outerHTML')}"
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    pytest.fail(f"Tab never reached {wanted}")


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_set_is_logged_from_the_sign_in_on_without_a_pointer(open_any: OpenPage) -> None:
    user = lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    page = open_any()
    page.goto("/accounts/login/")

    type_into(page, "E-mail address", user.email)
    type_into(page, "Password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")

    tab_to(page, page.get_by_role("button", name="Start"))
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day")

    type_into(page, "Weight", "225")
    type_into(page, "Reps", "6")
    tab_to(page, page.get_by_label("Skip", exact=True))
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_label("1", exact=True)).to_be_checked()
    tab_to(page, steps.primary(page))
    page.keyboard.press("Enter")
    expect(steps.target(page)).to_have_text("235")
    expect(page.locator(".sets strong")).to_have_text("225 lb × 6, 1 rep left")


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    page.goto("/exercises/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.locator("main :focus").count() == 1
