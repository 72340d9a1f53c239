"""The front page as a visitor's browser gets it: from here alone, and it stands still."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.gym import CONTROLLED
from tests.browser.looking import DESK, PHONE
from tests.browser.wire import Wire

pytestmark = pytest.mark.browser

# All that moved since the page began, as browsers measure it: 0 where nothing did.
SHIFTED = """() => new Promise((told) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({value}) => sum += value);
  new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
  setTimeout(() => told(sum), 500);
})"""


@pytest.mark.parametrize("path", ["/", "/rule/"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_comes(open_page: OpenPage, path: str, size: Any) -> None:
    page = open_page(viewport=size)
    page.goto(path)
    assert page.evaluate(SHIFTED) == 0


@pytest.mark.parametrize("path", ["/", "/rule/"])
def test_nothing_is_asked_of_anybody_else(page: Page, live_server: Any, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="networkidle")
    assert len(asked) > 3
    assert [url for url in asked if not url.startswith(f"{live_server.url}/")] == []


def test_the_target_is_there_without_scrolling(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/")
    expect(page.locator(".live .figure")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("main").get_by_role("link", name="Sign up")).to_be_in_viewport(ratio=1)


@pytest.mark.worker
def test_without_a_signal_a_page_that_is_not_kept_says_so(
    open_unwatched: OpenPage, wire: Wire
) -> None:
    page = open_unwatched(base_url=wire.url)
    page.goto("/")
    page.evaluate(CONTROLLED)
    wire.cut()
    page.goto("/rule/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No signal")
    expect(page.get_by_text("This page is not on your phone")).to_be_visible()
    wire.mend()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The rule")


def test_the_next_set_is_a_click_away(any_page: Page) -> None:
    any_page.goto("/")
    any_page.get_by_role("link", name="Do the next set").click()
    expect(any_page.get_by_role("button", name="Add this set")).to_be_in_viewport()
