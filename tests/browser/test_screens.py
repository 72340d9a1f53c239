"""Pictures of every screen, for people to look at: `./run test -m screens` fills screenshots/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.looking import DESK, PHONE, THEMES
from tests.browser.screens import VISITS, Visit

pytestmark = pytest.mark.screens

FOLDER = Path(__file__).parents[2] / "screenshots"


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.__name__)
def test_pictures_are_taken(visit: Callable[[], Visit], open_page: OpenPage) -> None:
    FOLDER.mkdir(exist_ok=True)
    user, screens = visit()
    page = open_page(user)
    for screen in screens:
        page.set_viewport_size(PHONE)
        page.goto(screen.path)
        screen.act(page)
        page.wait_for_load_state()
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                file = FOLDER / f"{screen.name}-{size['width']}-{theme}.png"
                page.screenshot(path=file, full_page=True)
                assert file.stat().st_size > 0
