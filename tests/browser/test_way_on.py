"""On a phone without a signal: where an exercise leads that is done."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, expect_waiting, todays_deadlifts
from tests.browser.offline_tabs import TABS, keep_all, show
from tests.browser.wire import Wire
from tests.factories import everything
from workouts import logbook

pytestmark = [pytest.mark.browser, pytest.mark.worker]


@pytest.fixture
def gym(open_page: OpenPage, wire: Wire) -> Gym:
    visit = todays_deadlifts()
    gym = Gym(open_page(visit.lifter, base_url=wire.url), wire, visit)
    keep_all(gym)
    gym.cut()
    return gym


def log_three(page: Page, load: str) -> None:
    for number in (1, 2, 3):
        steps.log(page, load, "5", number=number)
        expect(page.locator(".step-list a[aria-current] .count")).to_have_text(f"{number}/3")


def test_a_set_that_hurt_ends_the_exercise(gym: Gym) -> None:
    page = gym.page
    page.get_by_text("Warm-up, or it hurt").click()
    page.get_by_role("button", name="That hurt").click()
    expect(page.get_by_role("link", name="Next: Pull-up")).to_be_focused()
    expect(page.locator("form.set-form")).to_be_hidden()


def test_the_last_set_makes_way_for_the_next_exercise_and_the_last_of_all_for_the_end(
    gym: Gym,
) -> None:
    page = gym.page
    log_three(page, "225")
    expect(page.get_by_role("link", name="Next: Pull-up")).to_be_visible()
    expect(page.locator("form.set-form")).to_be_hidden()
    for name, load in zip(TABS[1:], ["0", "40", "50"], strict=True):
        show(page, name)
        one_sided = page.get_by_label("Left arm").count() == 1
        for number in (1, 2, 3):
            page.get_by_label("Weight").fill(load)
            for label in ["Left arm", "Right arm"] if one_sided else ["Reps"]:
                page.get_by_label(label, exact=True).fill("5")
            page.locator("#log").click()
            count = page.locator(".step-list a[aria-current] .count")
            expect(count).to_have_text(f"{number}/3")
    expect(page.get_by_role("button", name="All sets are done: finish")).to_be_visible()
    expect_waiting(page, 12)
    gym.restore()
    expect_waiting(page, 0)
    # What was drawn before the others were saved leads to none of them.
    expect(page.get_by_role("button", name="All sets are done: finish")).to_be_visible()
    show(page, TABS[0])
    expect(page.get_by_role("button", name="All sets are done: finish")).to_be_visible()


def test_a_finished_workout_is_not_finished_again(open_page: OpenPage, wire: Wire) -> None:
    visit = todays_deadlifts()
    everything(visit)
    logbook.finish(workout=visit)
    gym = Gym(open_page(visit.lifter, base_url=wire.url), wire, visit)
    page = gym.page
    page.goto(f"/workouts/{visit.pk}/?edit&exercise=deadlift")
    gym.cut()
    page.get_by_label("Weight").fill("225")
    page.get_by_label("Reps", exact=True).fill("4")
    page.locator("#log").click()
    expect_waiting(page, 1)
    expect(page.locator("#workout").get_by_role("button", name="finish")).to_have_count(0)
