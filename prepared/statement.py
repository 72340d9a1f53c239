"""Run a statement so that a connection, once it has seen it a few times, has it prepared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import NotSupportedError, connection
from psycopg import Cursor


def rows(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement whose parameters the server binds. Raises django.db.Error.

    Where a column changed its type under a running process, Postgres refuses what was prepared
    before (NotSupportedError): the connection is closed after such a request.
    """
    with _cursor() as cursor:
        try:
            cursor.execute(sql, values)
        except NotSupportedError:
            connection.close_at = 0
            raise
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _cursor() -> Any:
    if connection.queries_logged:
        return connection.cursor()  # a log of queries has no text of what is prepared
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    wrapped: Any = connection  # Django has no public way to wrap a cursor as it wraps its own
    return wrapped._prepare_cursor(Cursor(connection.connection))
