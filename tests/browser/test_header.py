"""The way about: on a phone one line, on every page the same, however many entries it has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests.browser.conftest import OpenPage
from tests.coaching.cast import coach, coached
from tests.factories import lifter

pytestmark = pytest.mark.browser

LINES = """
() => new Set([...document.querySelectorAll(".brand, .nav a")]
  .map((one) => Math.round(one.getBoundingClientRect().top))).size
"""


def lines(page: Page, path: str, width: int) -> object:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    return page.evaluate(LINES)


@pytest.mark.parametrize("width", [360, 390])
def test_a_lifters_way_about_is_one_line_on_a_phone(width: int, open_page: OpenPage) -> None:
    page = open_page(lifter())
    assert [lines(page, path, width) for path in ("/week/", "/history/", "/settings/")] == [1, 1, 1]


@pytest.mark.parametrize("width", [360, 390])
def test_a_coachs_way_about_is_one_line_on_a_phone(width: int, open_page: OpenPage) -> None:
    page = open_page(coach_of_one())
    assert [lines(page, path, width) for path in ("/week/", "/clients/")] == [1, 1]


def test_a_coachs_way_about_is_two_lines_on_the_narrowest_phone(open_page: OpenPage) -> None:
    assert lines(open_page(coach_of_one()), "/clients/", 320) == 2


@pytest.mark.parametrize("width", [360, 390])
def test_a_visitors_way_about_is_one_line_on_a_phone(width: int, open_page: OpenPage) -> None:
    assert lines(open_page(), "/rule/", width) == 1


def coach_of_one() -> User:
    user = coach()
    coached(lifter(), user)
    return user
