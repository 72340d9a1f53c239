"""Files of every app with a hundred thousand accidents: a sentence or the right rows, at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck, given, settings

from tests.drills.conftest import Tell
from tests.imports.accidents import CHECKS

CASES = int(os.environ.get("DRILL_CASES") or 100_000)


@pytest.mark.drills
@pytest.mark.parametrize(("drawn", "check"), CHECKS, ids=lambda each: each.__name__)
def test_no_accident_breaks_a_reader_or_makes_a_wrong_row(
    drawn: Callable[[], Any], check: Callable[[Any], None], seed: int, tell: Tell
) -> None:
    count = 0

    def counting(case: Any) -> None:
        nonlocal count
        count += 1
        check(case)

    many = settings(
        max_examples=CASES // len(CHECKS),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    hypothesis.seed(seed)(many(given(drawn())(counting)))()
    tell(f"{count:,} files")
