"""Every screen: usable by everyone, on every width and in both themes, quiet and unscrolled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.looking import findings
from tests.browser.screens import VISITS, Screen, Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.__name__)
def test_no_screen_has_an_obstacle_or_scrolls_sideways(
    visit: Callable[[], Visit], open_page: OpenPage
) -> None:
    user, screens = visit()
    page = open_page(user)
    wrong = {screen.name: found for screen in screens if (found := seen(page, screen))}
    assert wrong == {}


def seen(page: Page, screen: Screen) -> list[str]:
    screen.show(page)
    return findings(page)
