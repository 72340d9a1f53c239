"""Set-up: what is refused there is found at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.factories import lifter, seasoned_lifter

pytestmark = pytest.mark.browser


def test_a_refused_set_up_keeps_what_was_typed_and_goes_to_the_first_error(
    open_any: OpenPage,
) -> None:
    page = open_any(lifter())
    page.goto("/setup/")

    steps.refuse_set_up(page)

    deadlift = page.get_by_role("group", name="Deadlift", exact=True)
    expect(deadlift.get_by_label("Weight")).to_be_focused()
    expect(deadlift.get_by_label("Weight")).to_have_value("heavy")
    expect(page.get_by_label("Plates")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Plates")).to_be_visible()


def test_what_can_be_guessed_is_folded_under_what_it_is_filled_in_with(open_any: OpenPage) -> None:
    page = open_any(seasoned_lifter())
    page.goto("/setup/")

    for asked in ("Main back day", "Extra day", "The extra sets come first in your"):
        expect(page.get_by_label(asked)).to_be_visible()
    for folded in ("Your week starts on", "Extra sets", "Empty bar", "Plates"):
        expect(page.get_by_label(folded, exact=True)).to_be_hidden()
    expect(page.get_by_text("A 45 lb bar; plates of 45, 35, 25, 10, 5, 2.5 lb.")).to_be_visible()
    expect(page.get_by_text("The extra day has 3 sets of Pull-up.")).to_be_visible()


def test_an_error_in_a_folded_part_opens_that_part_alone(open_any: OpenPage) -> None:
    page = open_any(lifter())
    page.goto("/setup/")
    page.get_by_text("Bar and plates").click()
    page.get_by_label("Empty bar").fill("heavy")
    page.get_by_role("button", name="Show me my week").click()

    expect(page.get_by_label("Empty bar")).to_be_focused()
    expect(page.get_by_label("Your week starts on")).to_be_hidden()
