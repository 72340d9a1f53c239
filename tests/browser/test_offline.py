"""In the gym without a signal: a set once tapped is never lost, and the next weight appears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, todays_deadlifts
from tests.browser.offline_cases import CASES, Case
from tests.browser.wire import Wire

pytestmark = pytest.mark.browser


@pytest.fixture
def gym(open_page: OpenPage, live_server: LiveServer) -> Iterator[Gym]:
    wire = Wire(live_server.url)
    yield Gym(open_page, wire, todays_deadlifts())
    wire.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_it_holds_that(case: Case, gym: Gym) -> None:
    case(gym)
