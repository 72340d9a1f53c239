"""A server of the drills' own, and what they say at the end of a run."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.drills.database import Database
from tests.drills.site import prepare

Tell = Callable[..., None]

_told: list[tuple[str, bool]] = []


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if _told:
        terminalreporter.section("drills", bold=True)
    for line, is_missing in _told:
        terminalreporter.line(line, red=is_missing, bold=is_missing)
    _told.clear()


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Says something at the end of the run; what was left out, in red."""

    def say(*lines: str, missing: bool = False) -> None:
        name = request.node.name
        _told.extend(
            (f"{name}: {'LEFT OUT: ' if missing else ''}{line}", missing) for line in lines
        )

    return say


@pytest.fixture
def seed(tell: Tell) -> int:
    """Another one each time; `DRILL_SEED=1234 ./run test -m drills` does the same once more."""
    number = int(os.environ.get("DRILL_SEED") or random.randrange(10**6))
    tell(f"DRILL_SEED={number}")
    return number


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    made = Database()
    try:
        prepare(made, "manage.py", "migrate", "--noinput", "--verbosity=0")
        prepare(made, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
        yield made
    finally:
        made.remove()
