"""A lighter week in the gym, without a signal: the same weight for every set."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, expect_waiting, todays_deadlifts
from tests.browser.wire import Wire
from workouts import lighter_weeks

pytestmark = [pytest.mark.browser, pytest.mark.worker]


def test_the_next_set_is_the_same_whatever_was_done(open_page: OpenPage, wire: Wire) -> None:
    visit = todays_deadlifts()
    lighter_weeks.take(lifter=visit.lifter, starts_on=visit.performed_on, by=visit.lifter)
    gym = Gym(open_page(visit.lifter, base_url=wire.url), wire, visit)
    page = gym.page
    gym.cut()
    expect(steps.target(page)).to_have_text("200")
    steps.log(page, "200", "12")
    expect(steps.target(page)).to_have_text("200")
    expect(steps.reason(page)).to_contain_text("Lighter week: 200 lb, about 90% of 225 lb.")
    expect(page.locator("#workout .goal .aim")).to_contain_text("Set 2 of 2")
    steps.log(page, "200", "4", number=2)
    expect(page.locator("#workout .goal .aim")).to_contain_text("2 of 2 sets done.")
    expect_waiting(page, 2)
    gym.restore()
    gym.expect_stored([(200, 12), (200, 4)])
    expect(page.locator("#workout .next-set")).to_contain_text("225 lb, aim for")
