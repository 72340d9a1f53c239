"""A database that really refuses us, for the tests of what people see then."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from pytest_django import DjangoDbBlocker


@contextmanager
def database_away(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ask Postgres for a setting it does not know: it refuses the connection."""
    options = connection.settings_dict["OPTIONS"]
    connection.settings_dict["OPTIONS"] = options | {"options": "-c no_such_setting=1"}
    try:
        with blocker.unblock():
            connection.close()
            yield
    finally:
        connection.close()
        connection.settings_dict["OPTIONS"] = options
        if breaker := getattr(connection, "breaker", None):  # where DATABASE_URL names a server
            breaker.stop()
