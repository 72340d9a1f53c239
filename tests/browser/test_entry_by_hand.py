"""A workout entered afterwards on a phone whose storage refuses: saved by hand, and saved once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.offline_refusals import FULL, SHUT, again
from tests.browser.test_enter import known, reps, save, saved, stored
from tests.browser.wire import Wire

pytestmark = pytest.mark.browser

AS_ASKED = [(225, 6, None), (235, 4, None), (235, 5, None)]


def entering(page: Page, how: str, button: str = "It all went as asked") -> Page:
    """The page of a workout that was done, filled in, on a phone that keeps nothing."""
    page.add_init_script(how)
    page.goto("/workouts/enter/")
    page.get_by_role("button", name=button).click()
    expect(reps(page, 3)).to_have_value("5")
    return page


@pytest.mark.parametrize("how", [FULL, SHUT], ids=["full", "shut"])
def test_without_a_signal_all_of_it_stays_until_it_is_saved_by_hand(
    open_unwatched: OpenPage, wire: Wire, how: str
) -> None:
    page = entering(open_unwatched(known(), base_url=wire.url), how)
    wire.cut()
    for press in (save, lambda page: again(page).click()):
        press(page)
        expect(page.locator("#notice")).to_contain_text("Not saved. There’s no signal")
        expect(page.get_by_text("is kept on this phone")).to_have_count(0)
        expect(reps(page, 3)).to_have_value("5")
    assert stored() == []
    wire.mend()
    again(page).click()
    saved(page)
    assert stored() == AS_ASKED


def test_with_a_signal_it_is_saved_at_once(open_page: OpenPage) -> None:
    page = entering(open_page(known()), FULL)
    save(page)
    saved(page)
    assert stored() == AS_ASKED


def test_what_the_server_asks_about_is_asked_on_its_page(open_page: OpenPage) -> None:
    page = entering(open_page(known()), FULL, "As asked for Deadlift")
    save(page)
    page.get_by_role("button", name="Yes, that was all").click()
    saved(page)
    assert stored() == AS_ASKED
