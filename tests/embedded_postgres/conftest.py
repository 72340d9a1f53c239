"""Clusters that were made for an earlier test: what a test of them starts is a server alone.

To make one takes most of such a test's time. Those about making one have `a_home` of their own.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from embedded_postgres import Cluster
from tests.embedded_postgres.clusters import NAME, a_home, end_all


@pytest.fixture(scope="session")
def home_of() -> Iterator[Callable[[str], Path]]:
    """For a user of the system, as each makes a cluster for himself."""
    with ExitStack() as stack:
        yield functools.cache(lambda user: stack.enter_context(a_home()))


@pytest.fixture
def who() -> str:
    """Who uses the server, where a test names nobody else."""
    return "ourselves"


@pytest.fixture
def home(home_of: Callable[[str], Path], who: str) -> Iterator[Path]:
    """Nobody is at work in it, before and after."""
    found = home_of("nobody" if who == "nobody" else "ourselves")
    yield found
    end_all(found)


@pytest.fixture
def cluster(home: Path) -> Iterator[Cluster]:
    """One that this process uses, started."""
    cluster = Cluster(home, NAME)
    cluster.ensure()
    yield cluster
    cluster.leave()
