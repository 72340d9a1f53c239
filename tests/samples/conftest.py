"""The sample logs, made once for all the tests that only read them.

The first file that asks makes them; for the next, the rows of every table are copied in again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from accounts.models import User
from workouts import samples

Rows = dict[str, bytes]  # by table, as Postgres copies them


def _copied_out() -> Rows:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as out:
                found[table] = b"".join(out)
    return {table: rows for table, rows in found.items() if rows}


def _copy_in(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table, content in rows.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as into:
                into.write(content)


@pytest.fixture(scope="session")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> tuple[Rows, float]:
    """What making them adds to every table, and how many of the processor's seconds it took,
    so that a busy machine does not count."""
    with django_db_blocker.unblock(), transaction.atomic():
        before, begun = _copied_out(), time.process_time()
        samples.make()
        took, after = time.process_time() - begun, _copied_out()
        transaction.set_rollback(True)
    return {table: rows for table, rows in after.items() if before.get(table) != rows}, took


@pytest.fixture(scope="module")
def seconds_to_make(
    made: tuple[Rows, float], django_db_blocker: DjangoDbBlocker
) -> Iterator[float]:
    """Every sample account with its logs, taken back at the end; what making them took."""
    rows, took = made
    with django_db_blocker.unblock(), transaction.atomic():
        _copy_in(rows)
        connection.check_constraints()  # once, and not at the end of each test
        yield took
        transaction.set_rollback(True)


@pytest.fixture
def newcomer(seconds_to_make: float, db: None) -> User:
    return User.objects.get(email=samples.address("under-a-year"))


@pytest.fixture
def old_hand(seconds_to_make: float, db: None) -> User:
    return User.objects.get(email=samples.address("over-a-year"))


@pytest.fixture
def coach(seconds_to_make: float, db: None) -> User:
    return User.objects.get(email=samples.address("coach"))
