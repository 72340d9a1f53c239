"""Pictures of every screen, for people to look at: `./run test -m screens` fills screenshots/.

On the way axe looks at the narrowest phone, too; every run of the suite looks at the others.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.looking import DESK, NARROW, PHONE, THEMES, findings
from tests.browser.screens import VISITS, Visit

pytestmark = pytest.mark.screens

FOLDER = Path(__file__).parents[2] / "screenshots"


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.__name__)
def test_pictures_are_taken(visit: Callable[[], Visit], open_page: OpenPage) -> None:
    """Named by visit, place in it, screen, width and theme, so that a folder sorts them."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob(f"{visit.__name__}-[0-9][0-9]-*.png"):
        old.unlink()
    user, screens = visit()
    page = open_page(user)
    for place, screen in enumerate(screens, 1):
        screen.show(page)
        assert findings(page, (NARROW,)) == [], screen.name
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                name = f"{visit.__name__}-{place:02}-{screen.name}-{size['width']:04}-{theme}.png"
                page.screenshot(path=FOLDER / name, full_page=True)
                assert (FOLDER / name).stat().st_size > 0
