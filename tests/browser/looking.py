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
() => axe.run({ resultTypes: ["violations"], rules: {
    "color-contrast": { enabled: false }, "link-in-text-block": { enabled: false } } })
  .then(({violations}) => violations.flatMap(({id, nodes}) =>
    nodes.map(({target}) => `${id} at ${target.join(" ")}`)))
"""
# What is shown, scrolls or is told of otherwise than at the look before: each element with those
# around it. Addresses alone are passed over, which differ from page to page.
CHANGED = """
() => {
  const before = globalThis.states;
  const words = (element) => [...element.childNodes].map((node) => node.nodeValue).join("").trim();
  const tag = (element) => element.cloneNode(false).outerHTML.replace(/ href="[^"]*"/g, "");
  const path = (element) => element === null ? "" : path(element.parentElement) + tag(element);
  const state = (element) => [tag(element), element.checkVisibility({ visibilityProperty: true }),
    element.scrollWidth > element.clientWidth, element.scrollHeight > element.clientHeight].join();
  const all = [...document.querySelectorAll("body *")];
  globalThis.states = new Map(all.map((element) => [element, state(element)]));
  return all.filter((element) => before?.get(element) !== states.get(element)).map((element) =>
    `${path(element.parentElement)} ${words(element)} ${states.get(element)}`);
}
"""
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
STICKS_OUT = """
const width = document.documentElement.clientWidth;
document.documentElement.scrollWidth <= width ? [] : [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > width)
  .map((one) => `${one.tagName}.${one.className} sticks out`)
"""


# What changed from one size to the next, and was then found to be in nobody's way.
_passed: set[tuple[str, ...]] = set()


def findings(page: Page, sizes: Sequence[ViewportSize] = (PHONE, DESK)) -> list[str]:
    """What axe finds on a page in some sizes and each theme, and what is too wide for 320 px."""
    page.evaluate(AXE)
    found = set[str]()
    themes = THEMES
    for size in sizes:
        page.set_viewport_size(size)
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            found |= {f"{theme} {size['width']}: {each}" for each in pale_texts(page)}
        # A theme changes colours and nothing else: what else there is to find is found once.
        seen = _obstacles(page, is_new=size == sizes[0])
        found |= {f"{size['width']}: {each}" for each in seen}
        themes = themes[::-1]  # so that it changes half as often
    page.set_viewport_size(NARROW)
    found |= set(page.evaluate(STICKS_OUT))
    return sorted(found)


def _obstacles(page: Page, is_new: bool) -> list[str]:
    """What there is to find besides colours, unless only that changed which was passed before.

    As a rule that is the head of the page, which is wider on a desk, and the same on every page.
    """
    change = tuple(page.evaluate(CHANGED))
    if not is_new and change in _passed:
        return []
    obstacles: list[str] = page.evaluate(OBSTACLES)
    if not is_new and not obstacles:
        _passed.add(change)
    return obstacles
