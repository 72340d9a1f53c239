"""The main job, with scripts and without: sign up, open the week, log, be told what is next."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps

pytestmark = pytest.mark.browser


class Case(NamedTuple):
    unit: str
    first: str
    heavier: str
    lighter: str
    why_heavier: str
    why_lighter: str


POUNDS = Case(
    "Pounds (lb)", "225", "235", "230", "6 reps hit the top of 4–6: 10 lb more.", "5 lb less."
)
KILOGRAMS = Case(
    "Kilograms (kg)", "100", "105", "102.5", "6 reps hit the top of 4–6: 5 kg more.", "2.5 kg less."
)


@pytest.mark.parametrize("case", [POUNDS, KILOGRAMS], ids=["lb", "kg"])
def test_a_newcomer_logs_a_set_and_is_told_the_next_weight_and_why(
    any_page: Page, case: Case
) -> None:
    page = any_page
    steps.sign_up(page, unit=case.unit)
    steps.accept_set_up(page)
    steps.start(page)

    steps.log(page, case.first, "6")
    expect(steps.target(page)).to_have_text(case.heavier)
    expect(steps.reason(page)).to_contain_text(case.why_heavier)

    steps.log(page, case.heavier, "3", number=2)
    expect(steps.target(page)).to_have_text(case.lighter)
    expect(steps.reason(page)).to_contain_text(f"3 reps fell short of 4–6: {case.why_lighter}")


def test_a_lifter_under_a_year_sees_one_day(any_page: Page) -> None:
    steps.sign_up(any_page)
    steps.accept_set_up(any_page)

    days = any_page.get_by_role("region").get_by_role("heading", name="day", level=2)
    expect(days).to_have_text(["Main back day"])


def test_a_lifter_past_a_year_sees_the_extra_day_and_where_its_sets_come_first(
    any_page: Page,
) -> None:
    steps.sign_up(any_page, experience="Over a year")
    steps.accept_set_up(any_page)

    extra = any_page.get_by_role("region", name="Extra day")
    expect(extra).to_contain_text("do these sets first in your pull workout")
    expect(extra.locator(".lifts > li")).to_have_count(1)
    expect(extra).to_contain_text("3 sets of 4–6")
