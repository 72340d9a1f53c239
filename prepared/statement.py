"""Run a statement so that a connection has it prepared, if it prepares any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connections
from psycopg import Cursor


def rows(
    sql: str, values: Sequence[Any] | Mapping[str, Any], using: str = DEFAULT_DB_ALIAS
) -> list[tuple[Any, ...]]:
    """The rows of a statement whose parameters the server binds. Raises django.db.Error.

    Where a column changed its type under a running process, Postgres refuses what was prepared
    before (NotSupportedError): the connection is closed after such a request.
    """
    connection = connections[using]
    with _cursor(connection) as cursor:
        try:
            cursor.execute(sql, values)
        except NotSupportedError:
            connection.close_at = 0
            raise
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


class PreparingCursor(Cursor[Any]):
    """psycopg's, but it prepares at once: of what is asked seldom psycopg would lose count."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> PreparingCursor:
        return super().execute(query, params, prepare=True, **how)


def _cursor(connection: Any) -> Any:
    if connection.queries_logged:
        return connection.cursor()  # a log of queries has no text of what is prepared
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    # Django has no public way to wrap a cursor as it wraps its own.
    return connection._prepare_cursor(PreparingCursor(connection.connection))
