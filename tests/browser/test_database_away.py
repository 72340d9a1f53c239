"""The server is there and its database is not: what the phone keeps stays."""

import pytest
from playwright.sync_api import expect
from pytest_django import DjangoDbBlocker

from tests.backplan.away import database_away
from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, todays_deadlifts
from tests.browser.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.worker]


@pytest.fixture
def gym(open_unwatched: OpenPage, wire: Wire) -> Gym:
    visit = todays_deadlifts()
    return Gym(open_unwatched(visit.lifter, base_url=wire.url), wire, visit)


@pytest.mark.parametrize("path", ["/", "/rule/"])
def test_a_page_that_knows_nobody_leaves_the_kept_pages_alone(
    gym: Gym, path: str, django_db_blocker: DjangoDbBlocker
) -> None:
    page = gym.page
    user = page.evaluate("localStorage.getItem('backplan:user')")
    assert user
    with database_away(django_db_blocker):
        page.goto(path)
        expect(page.locator("body[data-unknown]")).to_be_visible()
        page.wait_for_load_state("networkidle")  # the scripts are through
        page.wait_for_timeout(500)
        assert page.evaluate("caches.has('pages')")
        assert page.evaluate("localStorage.getItem('backplan:user')") == user
    page.goto("/week/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")
