"""In the gym without a signal: a set once tapped is never lost, and the next weight appears."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.offline_cases import CASES, Case

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_it_holds_that(case: Case, open_page: OpenPage) -> None:
    case(open_page)
