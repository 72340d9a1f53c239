"""A workout that was left open, and one that was deleted, on a phone without a signal."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import KEPT, Gym, expect_waiting
from tests.browser.wire import Wire
from tests.factories import lifter, log, workout_of
from workouts import deletion, logbook

pytestmark = [pytest.mark.browser, pytest.mark.worker]

DAY = datetime.timedelta(days=1)


def gym_of(open_page: OpenPage, wire: Wire, *, days_ago: int) -> Gym:
    """A phone on a workout that was begun some days ago, after one of the week before."""
    user = lifter()
    earlier = workout_of(user, on=user.today() - 7 * DAY)
    log(earlier, 225, 5)
    logbook.finish(workout=earlier)
    visit = workout_of(user, on=user.today() - days_ago * DAY)
    return Gym(open_page(user, base_url=wire.url), wire, visit)


def test_one_begun_days_ago_goes_on_without_a_signal(open_page: OpenPage, wire: Wire) -> None:
    gym = gym_of(open_page, wire, days_ago=3)
    page = gym.page
    page.evaluate(KEPT, f"{wire.url}/workouts/{gym.visit.pk}/")
    gym.cut()
    page.goto("/week/")
    page.get_by_role("link", name="Continue the workout").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day")
    steps.log(page, "225", "6")
    expect_waiting(page, 1)
    gym.restore()
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6)])


def test_a_set_kept_for_a_workout_that_was_deleted_says_so_and_is_saved_once_it_is_back(
    open_page: OpenPage, wire: Wire
) -> None:
    gym = gym_of(open_page, wire, days_ago=0)
    page, visit = gym.page, gym.visit
    gym.cut()
    steps.log(page, "225", "6")
    expect_waiting(page, 1)
    deletion.delete(workout=visit)
    gym.restore()
    expect(page.locator("#waiting")).to_contain_text("1 set could not be saved as it is.")
    page.goto("/outbox/")
    expect(page.get_by_text("Not saved: You deleted this workout. Put it back")).to_be_visible()
    deletion.put_back(lifter=visit.lifter, id=visit.pk)
    page.get_by_role("button", name="Edit").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nothing waits. Every set is saved.")).to_be_visible()
    gym.expect_stored([(225, 6)])


def test_a_deleted_workout_is_not_opened_from_the_phone(open_page: OpenPage, wire: Wire) -> None:
    gym = gym_of(open_page, wire, days_ago=0)
    page, visit = gym.page, gym.visit
    deletion.delete(workout=visit)
    page.goto(f"/workouts/{visit.pk}/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Main back day")
    page.wait_for_function(f"""async () => {{
      const kept = await (await caches.open("pages")).keys();
      return !kept.some(({{ url }}) => url.includes("/workouts/{visit.pk}/"));
    }}""")
    gym.cut()
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    expect(page.get_by_text("This page is not on your phone")).to_be_visible()
    expect(page.get_by_text("the workout you are in are on your phone")).to_be_visible()
