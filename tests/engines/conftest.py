"""Stories told again in the engines that are not Chromium's: `./run test -m engines`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.browser.conftest import (
    collected,
    emptied,
    no_limits_yet,
    served_as_in_production,
    wire,
)
from tests.browser.wire import Wire
from tests.engines.browsers import ENGINES, Engine
from tests.engines.phone import Phone

# The server of these tests is that of the browser's.
__all__ = [
    "collected",
    "emptied",
    "no_limits_yet",
    "served_as_in_production",
    "wire",
]
FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """They run only when asked for by name: most machines have one engine, and it is not these."""
    ours = [item for item in items if FOLDER in item.path.parents]
    for item in ours:
        item.add_marker("engines")
    if "engines" not in config.getoption("markexpr"):
        config.hook.pytest_deselected(items=ours)
        items[:] = [item for item in items if item not in ours]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly which engine is missing, and what to install."""
    missing = [engine.missing for engine in ENGINES if not engine.is_there()]
    if missing and "engines" in terminalreporter.config.getoption("markexpr"):
        terminalreporter.section("ENGINES THAT DID NOT RUN", red=True, bold=True)
        for sentence in missing:
            terminalreporter.line(sentence, red=True)


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name, scope="session")
def engine(request: pytest.FixtureRequest) -> Engine:
    """An engine that is on this machine."""
    if not request.param.is_there():
        pytest.skip(request.param.missing)
    return request.param


@pytest.fixture
def driver(engine: Engine, tmp_path: Path) -> Iterator[WebDriver]:
    """Its browser, opened anew for each story: nothing of an earlier one is in it."""
    with engine.open(tmp_path) as opened:
        yield opened


@pytest.fixture
def phone(driver: WebDriver, wire: Wire) -> Phone:
    """A phone with that browser, and the wire between it and the server to be cut."""
    return Phone(driver, wire.url)
