"""Databases that are made once in a run and then copied, first of all the one with every migration.

From nothing the migrations take seven of the processor's seconds, and a copy a tenth of one.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

MIGRATED = "test_backplan_migrated"
RUN = "BACKPLAN_TEST_RUN"  # what the first process of a run has called it, for its workers, too
EMPTY = "template0"
MADE_BY = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
MADE_BY_RUN = "SELECT datname FROM pg_database WHERE shobj_description(oid, 'pg_database') = %s"
INSIDE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = %s AND backend_type = 'client backend'
"""


def migrated() -> str:
    """The name of a database as `migrate` makes it, to be copied."""
    return made_once(MIGRATED, migrate)


def migrate() -> None:
    """Bring the database to this version, as a deployment does."""
    call_command("migrate", verbosity=0)


def made_once(name: str, fill: Callable[[], object], copied: str = EMPTY) -> str:
    """The name again, of a database that is there to be copied: whoever asks first in this run
    makes and fills it, and the others wait. One of another run is not kept."""
    run = os.environ[RUN]
    with open(__file__) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if aside(MADE_BY, name) != [(run,)]:
            aside(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            aside(f"CREATE DATABASE {name} TEMPLATE {copied}")
            with _connected_to(name):
                fill()
            # Who is connected stands in the way of a copy, and a pooler keeps its connections.
            aside(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            aside(INSIDE, name)
            # Last: one that was left half-made has none.
            aside(f"COMMENT ON DATABASE {name} IS '{run}'")
    return name


def forget(run: str) -> None:
    """Leave nothing of a run behind on a server that outlives it, if that was there at all."""
    with suppress(psycopg.OperationalError):
        for (name,) in aside(MADE_BY_RUN, run):
            aside(f"DROP DATABASE {name}")


@contextmanager
def another_database(blocker: DjangoDbBlocker, copied: str = EMPTY) -> Iterator[None]:
    """A database of our own in the place of the one of the tests: empty, or a copy."""
    ours = f"another_{os.getpid()}"
    with blocker.unblock():
        aside(f"CREATE DATABASE {ours} TEMPLATE {copied}")
        try:
            with _connected_to(ours):
                yield
        finally:
            aside(f"DROP DATABASE {ours} WITH (FORCE)")


def aside(statement: str, *values: str) -> list[tuple[Any, ...]]:
    """Run it beside all of them; the rows it answers with."""
    beside = connection.get_connection_params() | {"dbname": "postgres"}
    with psycopg.connect(**beside, autocommit=True) as ours:
        found = ours.execute(statement, values or None)
        return found.fetchall() if found.description else []


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    usual = connection.settings_dict["NAME"]
    _move_to(name)
    try:
        yield
    finally:
        _move_to(usual)


def _move_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
