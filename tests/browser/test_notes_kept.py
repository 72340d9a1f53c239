"""Notes on a workout that are not saved yet are still in their field on the next page of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, todays_deadlifts
from tests.browser.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.worker]

NOTES = "Belt left at home."


@pytest.fixture
def gym(open_page: OpenPage, wire: Wire) -> Gym:
    visit = todays_deadlifts()
    return Gym(open_page(visit.lifter, base_url=wire.url), wire, visit)


def write(page: Page) -> None:
    page.get_by_label("Notes").fill(NOTES)


def expect_notes(page: Page, words: str) -> None:
    expect(page.get_by_label("Notes")).to_have_value(words)


def test_a_reload_and_another_exercise_keep_them(gym: Gym) -> None:
    page = gym.page
    write(page)
    page.reload()
    expect_notes(page, NOTES)
    page.goto(f"/workouts/{gym.visit.pk}/?exercise=pull-up")
    expect_notes(page, NOTES)


def test_why_it_does_not_finish_stands_where_one_tapped_and_a_reload_keeps_them(gym: Gym) -> None:
    page = gym.page
    write(page)
    gym.cut()
    page.get_by_role("button", name="Finish the workout").click()
    expect(page.get_by_role("alert")).to_contain_text("No signal. Finish once you have one.")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    page.reload()
    expect_notes(page, NOTES)


def test_the_page_that_asks_again_keeps_them(gym: Gym) -> None:
    page = gym.page
    gym.log_two()
    gym.restore()
    gym.expect_stored([(225, 6), (235, 4)])
    write(page)
    page.get_by_role("button", name="Finish the workout").click()
    expect(page.get_by_role("button", name="Yes, finish anyway")).to_be_visible()
    page.get_by_label("Notes").fill(f"{NOTES} And chalk.")
    page.reload()
    expect_notes(page, f"{NOTES} And chalk.")


def test_what_another_phone_saved_meanwhile_stands(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    write(page)
    visit.notes = "Grip gave out."
    visit.save()
    page.reload()
    expect_notes(page, "Grip gave out.")
    page.reload()
    expect_notes(page, "Grip gave out.")


def test_once_saved_they_are_kept_no_longer(gym: Gym) -> None:
    page, visit = gym.page, gym.visit
    write(page)
    visit.notes = NOTES
    visit.save()
    page.reload()
    expect_notes(page, NOTES)
    visit.notes = ""
    visit.save()
    page.reload()
    expect_notes(page, "")
