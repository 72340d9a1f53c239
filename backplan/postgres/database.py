"""Django's connection to Postgres, with a bound and a breaker."""

from __future__ import annotations

from functools import partial
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import IsolationLevel

from backplan.postgres.bounded import BoundedConnection
from backplan.postgres.breaker import Breaker

HEALTH_SECONDS = 1  # for the question whether a kept connection still works


class BoundedDatabase(base.DatabaseWrapper):
    """A connection a thread, refused at once while the database is known to be away."""

    def __init__(self, settings_dict: dict[str, Any], alias: str = DEFAULT_DB_ALIAS) -> None:
        super().__init__(settings_dict, alias)
        self.breaker = breaker_of(alias)

    def get_new_connection(self, conn_params: dict[str, Any]) -> BoundedConnection:
        """Django's without a pool and without isolation levels, neither of which we set."""
        self.breaker.refuse_if_open()
        self.isolation_level = IsolationLevel.READ_COMMITTED
        found_away = partial(self.breaker.found_away, partial(answers, conn_params))
        try:
            connection = connected(conn_params)
        except psycopg.OperationalError:
            found_away()
            raise
        connection.on_silence = found_away
        return connection

    def is_usable(self) -> bool:
        """Whether the server answers; asked before the first query of each request."""
        with self.connection.waiting_at_most(HEALTH_SECONDS):
            return super().is_usable()


_breakers: dict[str, Breaker] = {}


def breaker_of(alias: str) -> Breaker:
    """The one of this process for a database: a standby may be away while the primary is not."""
    return _breakers.get(alias) or _breakers.setdefault(alias, Breaker())


def connected(conn_params: dict[str, Any]) -> BoundedConnection:
    """A new connection, on which the server has answered."""
    # Else the first question would begin a transaction.
    connection = BoundedConnection.connect(**conn_params, autocommit=True)
    try:
        connection.follow_statement_timeout(within=HEALTH_SECONDS)
    except psycopg.Error:
        connection.close()
        raise
    return connection


def answers(conn_params: dict[str, Any]) -> bool:
    """Whether a new connection can be made and used."""
    try:
        connected(conn_params).close()
    except psycopg.OperationalError:
        return False
    return True
