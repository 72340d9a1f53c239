"""On the narrowest phones, or with the largest text, a number still has room for its figures."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.gym import todays_deadlifts

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 352, 360, 390])
def test_every_number_of_a_workout_to_enter_has_room(open_page: OpenPage, width: int) -> None:
    page = open_page(todays_deadlifts().lifter)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("/workouts/enter/")
    fields = page.locator(".entry-row input:visible:not([type=radio])")
    widths = fields.evaluate_all("fields => fields.map((field) => field.offsetWidth)")
    assert len(widths) > 20
    assert min(widths) >= 36, widths
