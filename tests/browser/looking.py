"""What is wrong with a page as people use it: obstacles, and what scrolls sideways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.colours import pale_texts

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 640}
AXE = Axe().axe_script
# Colours are judged apart, as that takes the longest.
OBSTACLES = """
() => axe.run({resultTypes: ["violations"], rules: {"color-contrast": {enabled: false}}})
  .then(({violations}) => violations.flatMap(({id, nodes}) =>
    nodes.map(({target}) => `${id} at ${target.join(" ")}`)))
"""
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
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
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            # A theme changes colours and nothing else: what else there is to find is found once.
            seen = page.evaluate(OBSTACLES) if theme == THEMES[0] else []
            found |= {f"{theme} {size['width']}: {each}" for each in seen + pale_texts(page)}
    page.set_viewport_size(NARROW)
    found |= set(page.evaluate(STICKS_OUT))
    return sorted(found)
