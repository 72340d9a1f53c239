"""Behind a real PgBouncer, which hands each transaction another connection."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from django.db import OperationalError, connection
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker

from backplan import checks
from backplan.environment import database
from backplan.postgres.breaker import Breaker
from backplan.postgres.database import BoundedDatabase
from embedded_postgres import Cluster
from tests.backplan.served import Site
from tests.backplan.test_settings_checks import SOUND as WITHOUT_POOLER
from tests.embedded_postgres.clusters import NAME, a_cluster
from tests.pooler import NO_POOLER, is_here, pooling

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not is_here(), reason=NO_POOLER)]
AT_MOST = 30  # seconds, on a machine however busy
LIMITED = f"ALTER ROLE {NAME} SET statement_timeout = '7s'"

SOUND = WITHOUT_POOLER | {"statement_timeout": "10000"}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with a_cluster() as made:
        yield made


@pytest.fixture(scope="module")
def address(cluster: Cluster) -> Iterator[str]:
    server = cluster.ensure().socket
    with psycopg.connect(host=str(server), user=NAME, autocommit=True) as ours:
        ours.execute(LIMITED)
    with pooling(server, NAME, NAME) as pooler:
        yield pooler.address


@pytest.fixture(autouse=True)
def connecting_is_allowed(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def ours(url: str) -> BoundedDatabase:
    made = BoundedDatabase(connection.settings_dict | database(url, kept=True), connection.alias)
    made.breaker = Breaker()
    return made


def test_one_is_reached_with_the_limits_of_its_role(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_POOLER", "1")
    with closing(ours(address)) as pooled, pooled.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("7s",)
        assert pooled.connection.patience == 9  # seconds: two more than that
        assert pooled.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]


def test_where_the_server_behind_it_is_away_that_is_known_soon_and_until_it_is_back(
    cluster: Cluster, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not after the two minutes for which a pooler keeps who asks waiting, unless it is told."""
    monkeypatch.setenv("DATABASE_POOLER", "1")
    site = Site(cluster, 0, cluster.places.log)
    with closing(ours(address)) as pooled:
        pooled.ensure_connection()
        with site.killed_database():
            assert not pooled.is_usable()
            pooled.close()
            began = time.monotonic()
            with pytest.raises(OperationalError):
                pooled.ensure_connection()
            assert time.monotonic() - began < AT_MOST
            assert pooled.breaker.is_open
        until = time.monotonic() + AT_MOST
        while pooled.breaker.is_open and time.monotonic() < until:
            time.sleep(0.05)
        pooled.ensure_connection()
        assert pooled.is_usable()


def test_one_that_is_not_said_to_be_there_refuses_what_it_is_told_at_the_start(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the test before this one would show nothing."""
    monkeypatch.delenv("DATABASE_POOLER", raising=False)
    with closing(ours(address)) as pooled:
        with pytest.raises(OperationalError, match="unsupported startup parameter"):
            pooled.ensure_connection()
        pooled.breaker.stop()


def test_the_start_says_so_where_the_server_has_no_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And does not count what the pooler counts: how many connections there are to the server."""
    monkeypatch.setenv("DATABASE_POOLER", "1")
    assert checks.judge(SOUND | {"max_connections": "4"}) == []
    told = checks.judge(SOUND | {"statement_timeout": "0"})
    assert [each.id for each in told] == ["backplan.W002"]
    monkeypatch.delenv("DATABASE_POOLER")
    assert [each.id for each in checks.judge(SOUND | {"max_connections": "4"})] == ["backplan.E002"]
    assert checks.judge(SOUND | {"statement_timeout": "0"}) == []


def test_its_port_and_password_may_stand_in_the_address() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_POOLER", "1")
        url = make_conninfo(host="pooler", port=6432, dbname=NAME, user=NAME, password="it's")
        entry = database(url)
    assert (entry["HOST"], entry["PORT"], entry["PASSWORD"]) == ("pooler", "6432", "it's")
    assert "options" not in entry["OPTIONS"]
