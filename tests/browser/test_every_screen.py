"""Every screen: usable by everyone, on every width and in both themes, quiet and unscrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import DESK, PHONE, OpenPage
from tests.browser.screens import VISITS, Screen, Visit

pytestmark = pytest.mark.browser

NARROW: ViewportSize = {"width": 320, "height": 640}
AXE = Axe().axe_script
FINDINGS = """
(only) => axe.run({resultTypes: ["violations"], ...only}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id} at ${target.join(" ")}`)))
"""
Theme = Literal["light", "dark"]
# A theme changes colours and nothing else: what else there is to find is found once.
THEMES: dict[Theme, dict[str, object]] = {"light": {}, "dark": {"runOnly": ["cat.color"]}}
STICKS_OUT = """
const width = document.documentElement.clientWidth;
document.documentElement.scrollWidth <= width ? [] : [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > width)
  .map((one) => `${one.tagName}.${one.className} sticks out`)
"""


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.__name__)
def test_no_screen_has_an_obstacle_or_scrolls_sideways(
    visit: Callable[[], Visit], open_page: OpenPage
) -> None:
    user, screens = visit()
    page = open_page(user)
    wrong = {screen.name: found for screen in screens if (found := findings(page, screen))}
    assert wrong == {}


def findings(page: Page, screen: Screen) -> list[str]:
    """What axe finds on a screen in each size and theme, and what is too wide for 320 px."""
    page.set_viewport_size(PHONE)
    page.goto(screen.path)
    screen.act(page)
    page.wait_for_load_state()
    page.evaluate(AXE)
    found = set[str]()
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for theme, only in THEMES.items():
            page.emulate_media(color_scheme=theme)
            seen = page.evaluate(FINDINGS, only)
            found |= {f"{theme} {size['width']}: {each}" for each in seen}
    page.set_viewport_size(NARROW)
    found |= set(page.evaluate(STICKS_OUT))
    return sorted(found)
