"""A second gym, told as a lifter meets it: add it, train there, and go on without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.factories import lifter, program_of
from tests.workouts.two_gyms import stands_at

pytestmark = pytest.mark.browser


def test_a_gym_is_added_and_a_workout_there_shows_its_plates(open_any: OpenPage) -> None:
    user = lifter(unit="kg")
    program_of(user).days.update(weekday=user.today().weekday())
    stands_at(user, "deadlift", "87.5")
    page = open_any(user)
    page.goto("/week/")
    expect(page.get_by_label("Gym")).to_have_count(0)

    page.goto("/settings/")
    page.get_by_role("link", name="Gyms").click()
    page.get_by_role("link", name="Add a gym").click()
    page.get_by_label("Name").fill("Hotel")
    page.get_by_label("Plates").fill("5")
    page.get_by_label("Pull-up", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Hotel")).to_be_visible()

    page.goto("/week/")
    page.get_by_label("Gym").select_option("Hotel")
    page.get_by_role("button", name="Start").first.click()
    hand = page.get_by_role("main")
    expect(hand.locator(".figure").first).to_have_text("80")
    expect(hand).to_contain_text("Per side: 5 + 5 + 5 + 5 + 5 + 5")
    expect(hand.get_by_role("link", name="Chin-up").first).to_be_visible()

    page.get_by_role("link", name="Hotel").click()
    page.get_by_label("Gym").select_option("My gym")
    page.get_by_role("button", name="Save").click()
    expect(hand.locator(".figure").first).to_have_text("87.5")
    expect(hand.get_by_role("link", name="Pull-up").first).to_be_visible()
