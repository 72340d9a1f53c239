"""What waits is told anew at any moment, but not under a finger: the tap would be lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, expect_waiting, todays_deadlifts
from tests.browser.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.worker]

TOLD_ANEW = "document.dispatchEvent(new CustomEvent('backplan:outbox'))"
# The set that waits gets other reps, as another tab would give it some.
CHANGED = """() => new Promise((resolve) => {
  indexedDB.open("backplan").onsuccess = ({ target: { result } }) => {
    const sets = result.transaction("sets", "readwrite").objectStore("sets");
    sets.openCursor().onsuccess = ({ target: { result: at } }) => {
      const set = { ...at.value, fields: { ...at.value.fields, reps: "9" } };
      at.update(set).onsuccess = resolve;
    };
  };
})"""
A_WHILE = 300  # milliseconds, in which all is told that is going to be


@pytest.fixture
def gym(open_page: OpenPage, wire: Wire) -> Gym:
    """A gym without a signal, and one set that waits."""
    visit = todays_deadlifts()
    made = Gym(open_page(visit.lifter, base_url=wire.url), wire, visit)
    made.cut()
    steps.log(made.page, "225", "6")
    expect_waiting(made.page, 1)
    return made


def press(page: Page, what: Locator) -> None:
    """The finger comes down there, and stays."""
    what.scroll_into_view_if_needed()
    box = what.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()


def test_a_tap_on_edit_counts_though_the_list_is_told_anew_meanwhile(gym: Gym) -> None:
    page = gym.page
    page.goto("/outbox/")
    press(page, page.get_by_role("button", name="Edit"))
    page.evaluate(CHANGED)
    page.evaluate(TOLD_ANEW)
    page.wait_for_timeout(A_WHILE)
    page.mouse.up()
    expect(page.get_by_label("Reps", exact=True)).to_be_visible()


def test_what_a_tap_asked_is_still_asked_and_the_focus_stays(gym: Gym) -> None:
    page = gym.page
    page.goto("/outbox/")
    page.get_by_role("button", name="Discard").click()
    sure = page.get_by_role("button", name="Really discard it?")
    expect(sure).to_be_focused()
    page.evaluate(TOLD_ANEW)
    page.wait_for_timeout(A_WHILE)
    expect(sure).to_be_focused()
    sure.click()
    expect(page.get_by_text("Nothing waits. Every set is saved.")).to_be_visible()


def test_a_row_that_says_something_else_is_drawn_anew(gym: Gym) -> None:
    page = gym.page
    page.goto("/outbox/")
    page.evaluate(CHANGED)
    page.evaluate(TOLD_ANEW)
    expect(page.get_by_role("heading", level=2)).to_contain_text("225 × 9")
    expect(page.get_by_role("button", name="Edit")).to_have_count(1)


def test_the_way_to_what_waits_stays_under_the_finger(gym: Gym) -> None:
    page = gym.page
    press(page, page.locator("#waiting").get_by_role("link"))
    gym.restore()
    page.wait_for_timeout(A_WHILE)
    gym.expect_stored([(225, 6)])
    page.mouse.up()
    page.wait_for_url("**/outbox/")
