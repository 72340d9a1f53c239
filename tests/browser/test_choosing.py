"""Choosing a muscle on the drawing of the back: by hand, by keyboard, without scripts."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from exercises.muscles import MUSCLES
from tests.browser.looking import NARROW

pytestmark = pytest.mark.browser

FILL = "(link) => getComputedStyle(link).getPropertyValue('--shape')"


@pytest.fixture
def drawing(any_page: Page) -> Page:
    any_page.set_viewport_size(NARROW)
    any_page.goto(reverse("exercises"))
    return any_page


def test_every_muscle_is_reached_by_the_tab_key_and_shows_that_it_is(drawing: Page) -> None:
    drawing.get_by_role("link", name="Erector spinae").first.focus()
    reached = {}
    for _ in MUSCLES:
        link = drawing.locator(".back a:focus")
        reached[link.get_attribute("aria-label")] = link.evaluate(FILL)
        drawing.keyboard.press("Tab")
    assert set(reached) == {muscle.name for muscle in MUSCLES.values()}
    rest = drawing.locator(".back a").first.evaluate(FILL)
    assert set(reached.values()) & {rest} == set()


def test_a_muscle_is_chosen_by_the_enter_key(drawing: Page) -> None:
    drawing.get_by_role("link", name="Rhomboids").first.focus()
    drawing.keyboard.press("Enter")
    expect(drawing.locator("#shown")).to_contain_text("of the ten exercises train the rhomboids")
    expect(drawing.locator(".back [aria-current]")).to_have_attribute("aria-label", "Rhomboids")


@pytest.mark.parametrize(("name", "x", "y"), [("Lats", 95, 290), ("Upper traps", 10, 130)])
@pytest.mark.parametrize("side", [-1, 1], ids=["left", "right"])
def test_a_muscle_is_chosen_on_either_side_of_the_drawing(
    drawing: Page, name: str, x: int, y: int, side: int
) -> None:
    box = drawing.locator(".back").bounding_box()
    assert box is not None
    scale = box["width"] / 344
    drawing.mouse.click(box["x"] + (172 + side * x) * scale, box["y"] + y * scale)
    expect(drawing.locator(".back [aria-current]")).to_have_attribute("aria-label", name)
