"""Set-up: what is refused there is found at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.factories import lifter

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
