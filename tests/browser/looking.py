"""What is wrong with a page as people use it: obstacles, and what scrolls sideways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
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


def findings(page: Page, sizes: Sequence[ViewportSize] = (PHONE, DESK)) -> list[str]:
    """What axe finds on a page in some sizes and each theme, and what is too wide for 320 px."""
    page.evaluate(AXE)
    found = set[str]()
    for size in sizes:
        page.set_viewport_size(size)
        for theme, only in THEMES.items():
            page.emulate_media(color_scheme=theme)
            seen = page.evaluate(FINDINGS, only)
            found |= {f"{theme} {size['width']}: {each}" for each in seen}
    page.set_viewport_size(NARROW)
    found |= set(page.evaluate(STICKS_OUT))
    return sorted(found)
