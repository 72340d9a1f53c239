"""Whatever happened to a file: a sentence, or the right rows. tests/drills does far more of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from .accidents import CHECKS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("drawn", "check"), CHECKS, ids=lambda each: each.__name__)
def test_an_accident_costs_a_sentence_and_never_a_right_row(
    drawn: Callable[[], Any], check: Callable[[Any], None]
) -> None:
    cases = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    cases(given(drawn())(check))()
