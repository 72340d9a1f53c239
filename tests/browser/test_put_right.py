"""What is wrong with a set is said beside its field, and gone once it is put right."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import todays_deadlifts
from tests.factories import log

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    visit = todays_deadlifts()
    opened = open_page(visit.lifter)
    opened.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    return opened


def test_what_was_said_of_a_weight_goes_once_another_is_typed(page: Page) -> None:
    steps.log(page, "abc", "5")
    said = page.get_by_text("Write the weight as a number")
    expect(said.first).to_be_visible()
    page.get_by_label("Weight").fill("225")
    expect(said).to_have_count(0)
    expect(page.get_by_label("Weight")).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(("weight", "reps"), [("9999", "5"), ("225", "101"), ("9999x5", "")])
def test_nobody_is_asked_whether_they_mean_what_no_set_can_be(
    page: Page, weight: str, reps: str
) -> None:
    steps.log(page, weight, reps)
    expect(page.get_by_text(re.compile("go from|from 0 to 100")).first).to_be_visible()
    expect(page.get_by_role("button", name="Yes,")).to_have_count(0)


def test_a_refused_set_more_than_the_plan_has_stands_open_with_the_reason(
    open_page: OpenPage,
) -> None:
    visit = todays_deadlifts()
    for _ in range(3):
        log(visit, 225, 5)
    page = open_page(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    page.get_by_text("Add a set").click()
    page.get_by_label("Weight").fill("abc")
    page.get_by_label("Reps", exact=True).fill("5")
    page.locator("#log").click()
    expect(page.get_by_text("Write the weight as a number").first).to_be_visible()
    expect(page.get_by_label("Weight")).to_have_value("abc")
