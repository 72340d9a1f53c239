"""Databases that are made once in a run and then copied, first of all the one with every migration.

From nothing the migrations take seven of the processor's seconds, and a copy a tenth of one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

RUN = "BACKPLAN_TEST_RUN"  # what the first process of a run has called it, for its workers, too
EMPTY = "template0"
# Nobody is let into one that is whole: who is connected stands in the way of a copy.
IS_WHOLE = "SELECT 1 FROM pg_database WHERE datname = %s AND NOT datallowconn"
OF_RUN = "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_backplan\\_%%' || %s"
# However long the others take: the limits are those of a site.
PATIENTLY = """
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0
"""
INSIDE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = %s AND backend_type = 'client backend'
"""


def migrated() -> str:
    """The name of a database as `migrate` makes it, to be copied."""
    return made_once("migrated", migrate)


def migrate() -> None:
    """Bring the database to this version, as a deployment does."""
    call_command("migrate", verbosity=0)


def made_once(what: str, fill: Callable[[], object], copied: str = EMPTY) -> str:
    """The name of a database that is there to be copied: whoever asks first in this run makes and
    fills it, and the others wait."""
    name = f"test_backplan_{what}_{os.environ[RUN]}"
    # Held by a transaction, as a pooler hands each of those another connection.
    with psycopg.connect(**_beside()) as turn:
        turn.execute(PATIENTLY)
        turn.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])
        if not aside(IS_WHOLE, name):
            aside(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # left half-made
            aside(f"CREATE DATABASE {name} TEMPLATE {copied}")
            with _connected_to(name):
                fill()
            aside(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            aside(INSIDE, name)  # a pooler keeps its connections
    return name


def forget(run: str) -> None:
    """Leave nothing of a run behind on a server that outlives it, if that was there at all."""
    with suppress(psycopg.Error):
        for (name,) in aside(OF_RUN, run):
            aside(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def another_database(blocker: DjangoDbBlocker, copied: str = EMPTY) -> Iterator[None]:
    """A database of our own in the place of the one of the tests: empty, or a copy."""
    ours = f"test_backplan_another_{os.getpid()}_{os.environ[RUN]}"
    with blocker.unblock():
        aside(f"CREATE DATABASE {ours} TEMPLATE {copied}")
        try:
            with _connected_to(ours):
                yield
        finally:
            aside(f"DROP DATABASE {ours} WITH (FORCE)")


def aside(statement: str, *values: str) -> list[tuple[Any, ...]]:
    """Run it beside all of them; the rows it answers with."""
    with psycopg.connect(**_beside(), autocommit=True) as ours:
        found = ours.execute(statement, values or None)
        return found.fetchall() if found.description else []


def _beside() -> dict[str, Any]:
    """How to connect to the server beside every database of tests."""
    beside: dict[str, Any] = connection.get_connection_params() | {"dbname": "postgres"}
    return beside


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
