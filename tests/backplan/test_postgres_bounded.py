"""How long a connection waits for a real server that is frozen, slow or well."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from pytest_django import DjangoDbBlocker

from backplan.environment import database
from backplan.postgres.bounded import SilentError
from backplan.postgres.breaker import Breaker, KnownAwayError
from backplan.postgres.database import BoundedDatabase
from embedded_postgres import Cluster
from tests.backplan.served import Site, address
from tests.embedded_postgres.clusters import a_cluster

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with a_cluster() as cluster:
        yield cluster


@pytest.fixture
def frozen(cluster: Cluster) -> Any:
    return Site(cluster, 0, cluster.places.log).frozen_database


@contextmanager
def a_connection(cluster: Cluster, limit: str = "10s") -> Iterator[BoundedDatabase]:
    """One of ours, as gunicorn's threads have, with a breaker of its own."""
    entry = database(f"{address(cluster)} options='-c statement_timeout={limit}'", kept=True)
    ours = BoundedDatabase(connection.settings_dict | entry, connection.alias)
    ours.breaker = Breaker(every=0.05)
    with closing(ours):
        yield ours


@pytest.fixture(autouse=True)
def connecting_is_allowed(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def ask(ours: BoundedDatabase, sql: str = "SELECT 1") -> Any:
    with ours.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


@pytest.mark.parametrize(("limit", "patience"), [("10s", 12), ("500ms", 2.5), ("0", None)])
def test_it_waits_a_little_longer_than_the_server_lets_a_statement_run(
    cluster: Cluster, limit: str, patience: float | None
) -> None:
    with a_connection(cluster, limit) as ours:
        ask(ours)
        assert ours.connection.patience == patience


def test_a_slow_statement_is_waited_for(cluster: Cluster) -> None:
    with a_connection(cluster) as ours:
        assert ask(ours, "SELECT pg_sleep(1.5)")
        assert not ours.breaker.is_open


def test_a_statement_that_a_server_froze_in_ends_and_the_connection_with_it(
    cluster: Cluster, frozen: Any
) -> None:
    with a_connection(cluster, "500ms") as ours:
        ask(ours)
        start = time.monotonic()
        with frozen():
            with pytest.raises(OperationalError) as caught:
                ask(ours)
            assert isinstance(caught.value.__cause__, SilentError)
            assert 2.5 <= time.monotonic() - start < 10
            assert ours.connection.closed
            assert ours.breaker.is_open
            ours.close()
            with pytest.raises(OperationalError) as again:
                ask(ours)
            assert isinstance(again.value.__cause__, KnownAwayError)


def test_a_transaction_that_a_server_froze_in_waits_once_and_not_for_its_rollback(
    cluster: Cluster, frozen: Any
) -> None:
    with a_connection(cluster, "500ms") as ours:
        ours.set_autocommit(False)
        ask(ours)
        start = time.monotonic()
        with frozen():
            with pytest.raises(OperationalError):
                ask(ours)
            ours.close()
            assert time.monotonic() - start < 5


def test_a_kept_connection_is_given_up_after_a_second(cluster: Cluster, frozen: Any) -> None:
    with a_connection(cluster) as ours:
        ask(ours)
        with frozen():
            start = time.monotonic()
            assert not ours.is_usable()
            assert 1 <= time.monotonic() - start < 5
            assert ours.breaker.is_open


def test_connecting_to_a_frozen_server_takes_two_seconds_and_then_none(
    cluster: Cluster, frozen: Any
) -> None:
    with a_connection(cluster) as ours, frozen():
        start = time.monotonic()
        with pytest.raises(OperationalError):
            ask(ours)
        assert time.monotonic() - start < 8
        start = time.thread_time()
        with pytest.raises(OperationalError):
            ask(ours)
        assert time.thread_time() - start < 0.5


def test_it_is_found_again_by_itself(cluster: Cluster, frozen: Any) -> None:
    with a_connection(cluster) as ours:
        with frozen(), pytest.raises(OperationalError):
            ask(ours)
        until = time.monotonic() + 30
        while ours.breaker.is_open and time.monotonic() < until:
            time.sleep(0.01)
        assert ask(ours) == (1,)


def test_a_server_that_stops_taking_connections_keeps_the_ones_it_has(cluster: Cluster) -> None:
    with a_connection(cluster) as ours, a_connection(cluster) as other:
        other.breaker = ours.breaker
        ask(ours)
        server = cluster.ensure()
        os.kill(server.pid, signal.SIGSTOP)
        try:
            with pytest.raises(OperationalError):
                ask(other)
            assert ours.is_usable()
            assert ask(ours) == (1,)
        finally:
            os.kill(server.pid, signal.SIGCONT)


def test_a_server_that_answers_bit_by_bit_is_not_taken_for_frozen(cluster: Cluster) -> None:
    # Each row is more than a packet holds, and takes its time: longer than we wait, all together.
    sql = "SELECT repeat('x', 100000), pg_sleep(0.4) FROM generate_series(1, 8)"
    with a_connection(cluster) as ours:
        ask(ours)
        with ours.connection.waiting_at_most(1.5), ours.cursor() as cursor:
            cursor.execute(sql)
            assert len(cursor.fetchall()) == 8


def test_two_threads_wait_each_for_itself(cluster: Cluster, frozen: Any) -> None:
    with a_connection(cluster) as one, a_connection(cluster) as two:
        two.breaker = one.breaker
        two.inc_thread_sharing()
        ask(one)
        ask(two)
        with frozen():
            start = time.monotonic()
            beside = threading.Thread(target=two.is_usable)
            beside.start()
            assert not one.is_usable()
            beside.join()
            assert time.monotonic() - start < 5
