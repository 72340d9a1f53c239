"""What iPhones do otherwise: they forget after a week, send nothing unseen, and have other keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, expect_waiting, todays_deadlifts
from tests.browser.looking import PHONE
from tests.browser.offline_refusals import FULL
from tests.browser.test_enter import known
from tests.browser.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.worker]

ASKED = """
StorageManager.prototype.persist = async () => {
  localStorage.asked = Number(localStorage.asked ?? 0) + 1;
  return true;
};
"""
LATER = "const now = Date.now; Date.now = () => now() + %d * 24 * 3600 * 1000;"
# No clock runs for a page that is away.
NO_RETRY = """
const wait = window.setTimeout;
window.setTimeout = (work, time, ...rest) => (time > 1500 ? 0 : wait(work, time, ...rest));
"""
AREAS = {"top": 47, "bottom": 34, "left": 0, "right": 0}


@pytest.fixture
def gym(open_unwatched: OpenPage, wire: Wire) -> Gym:
    visit = todays_deadlifts()
    return Gym(open_unwatched(visit.lifter, base_url=wire.url), wire, visit)


def asked(page: Page) -> int:
    return int(page.evaluate("localStorage.asked ?? 0"))


def days_later(page: Page, days: int) -> None:
    page.add_init_script(LATER % days)
    page.reload()


# --- what is kept may go


def test_the_browser_is_asked_to_keep_sets_once_there_is_one_and_once_a_week(gym: Gym) -> None:
    page = gym.page
    page.add_init_script(ASKED)
    page.reload()
    page.wait_for_timeout(300)
    assert asked(page) == 0
    gym.log_two()
    expect_waiting(page, 2)
    assert asked(page) == 1
    days_later(page, 8)
    steps.log(page, "235", "5", number=3)
    expect_waiting(page, 3)
    assert asked(page) == 2


def test_a_phone_that_refused_a_set_is_not_asked_to_keep_it(gym: Gym) -> None:
    page = gym.page
    page.add_init_script(ASKED + FULL)
    page.reload()
    steps.log(page, "225", "6")
    steps.saved(page)
    assert asked(page) == 0


def test_sets_that_have_waited_for_three_days_say_so_wherever_one_is(gym: Gym) -> None:
    page = gym.page
    gym.log_two()
    days_later(page, 2)
    expect_waiting(page, 2)
    expect(page.locator("#waiting")).not_to_contain_text("It’s been")
    expect(page.locator("#kept-count")).to_have_text("2 not saved yet")
    days_later(page, 1)
    soon = "Don’t leave it long, because a phone may clear what it keeps after a week."
    expect(page.locator("#waiting")).to_contain_text(f"It’s been 3 days. {soon}")
    expect(page.locator("#kept-count")).to_have_text("2 not saved for 3 days")
    page.goto("/outbox/")
    expect(page.get_by_text("Waits to be saved. It’s been 3 days.")).to_have_count(2)
    expect(page.get_by_text(soon)).to_have_count(1)


def test_a_set_that_is_changed_while_it_waits_has_waited_as_long(gym: Gym) -> None:
    page = gym.page
    gym.log_two()
    days_later(page, 4)
    page.goto("/outbox/")
    page.get_by_role("button", name="Edit").first.click()
    page.get_by_label("Reps", exact=True).fill("5")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="225 × 5")).to_be_visible()
    expect(page.get_by_text("It’s been 4 days.")).to_have_count(2)


# --- nothing is sent unseen


def test_sets_are_sent_when_the_page_is_looked_at_again(gym: Gym) -> None:
    gym.page.add_init_script(NO_RETRY)
    gym.page.reload()
    gym.log_two()
    gym.wire.mend()
    gym.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    gym.expect_stored([(225, 6), (235, 4)])


def test_the_list_says_that_sets_are_sent_while_it_is_open(gym: Gym) -> None:
    gym.log_two()
    gym.page.goto("/outbox/")
    expect(gym.page.get_by_text("Sets are sent while Backplan is open")).to_be_visible()
    expect(gym.page.get_by_text("after seven days without a visit")).to_be_visible()


def test_no_script_counts_on_being_run_unseen() -> None:
    scripts = (settings.BASE_DIR / "static/js").glob("*.js")
    text = "".join(script.read_text(encoding="utf-8") for script in scripts)
    assert not re.search(r"\.sync\b|SyncManager|periodicSync|backgroundFetch", text)


# --- keys, dates and edges


def test_assistance_is_written_on_a_keyboard_with_a_minus_or_by_its_buttons(gym: Gym) -> None:
    page = gym.page
    page.goto(f"/workouts/{gym.visit.pk}/?exercise=pull-up")
    weight = page.get_by_label("Weight")
    expect(weight).to_have_attribute("inputmode", "text")
    weight.fill("0")
    page.get_by_role("button", name="Less weight").click()
    assert float(weight.input_value()) < 0
    steps.log(page, "\u221220", "6")  # as an iPhone may write a minus
    steps.saved(page)
    row = gym.visit.sets.get()
    assert (int(row.load), row.reps) == (-20, 6)


def test_a_date_that_was_cleared_is_asked_for_and_nothing_typed_is_lost(
    open_page: OpenPage,
) -> None:
    page = open_page(known())
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="It all went as asked").click()
    page.get_by_label("Date").fill("")  # an iPhone’s calendar has a button for that
    page.get_by_role("button", name="Save the workout").click()
    expect(page.get_by_label("Date")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Reps", exact=True).first).to_have_value("6")


def test_where_a_browser_knows_no_dates_the_field_says_how_to_write_one(
    open_unwatched: OpenPage,
) -> None:
    page = open_unwatched(known())
    page.goto("/workouts/enter/")
    page.get_by_label("Date").evaluate("(field) => (field.type = 'text')")
    page.get_by_label("Date").fill("yesterday")
    page.get_by_role("button", name="It all went as asked").click()
    page.get_by_role("button", name="Save the workout").click()
    expect(
        page.get_by_text("Write the date as year-month-day, such as 2026-03-05.")
    ).to_be_visible()


@pytest.mark.parametrize("path", ["/week/", "/"])
def test_nothing_lies_under_the_edges_of_a_phone(open_page: OpenPage, path: str) -> None:
    page = open_page(known() if path != "/" else None)
    page.goto(path)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setSafeAreaInsetsOverride", {"insets": AREAS})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = ".nav li a" if path != "/" else ".site-footer p"
    bottom = page.locator(last).last.evaluate("(one) => one.getBoundingClientRect().bottom")
    assert bottom <= PHONE["height"] - AREAS["bottom"]


def test_a_page_is_as_high_as_the_phone_shows() -> None:
    """100vh is the height without the browser's bars, which an iPhone shows at first."""
    for path in sorted(Path(settings.BASE_DIR, "static/css").glob("*.css")):
        heights = re.findall(r"([a-z-]+): ([^;]*\d)(vh|dvh|svh)\b", path.read_text())
        tall = {(name, size) for name, size, unit in heights if unit == "vh"}
        assert tall <= {(name, size) for name, size, unit in heights if unit != "vh"}, path.name
