"""A migration behind a long reader, on a real server: neither of the two holds up a page."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, migrations

from backplan.management.commands.migrate import Command
from embedded_postgres import Cluster
from tests.backplan.served import address, migrated
from tests.embedded_postgres.clusters import a_home

TABLE, COLUMN = "imports_added", "body_weights"
FORTH, BACK = "0007", "0006"  # the later of its migrations adds the column, and nothing hangs on it
EXISTS = (
    "SELECT count(*) FROM information_schema.columns WHERE table_name = %s AND column_name = %s"
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with a_home() as home:
        cluster = migrated(home)
        try:
            yield cluster
        finally:
            cluster.remove()


@contextmanager
def a_long_reader(cluster: Cluster) -> Iterator[psycopg.Connection[Any]]:
    """Somebody who has read the table and not ended their transaction."""
    with psycopg.connect(address(cluster), application_name="a long reader") as reader:
        reader.execute("SELECT count(*) FROM imports_added")
        yield reader


@contextmanager
def migrating(cluster: Cluster, to: str, *more: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "manage.py", "migrate", "imports", to, *more],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DEBUG": "1", "DATABASE_URL": address(cluster)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def migrate(cluster: Cluster, to: str, *more: str) -> tuple[int, str]:
    """The exit status, and all that was said."""
    with migrating(cluster, to, *more) as process:
        said, _ = process.communicate(timeout=60)
    return process.returncode, said


class Pages:
    """Reads the table again and again, as pages do, and remembers the longest wait."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster, self.longest, self.read, self.stop = cluster, 0.0, 0, threading.Event()
        self.thread = threading.Thread(target=self._read)

    def __enter__(self) -> Pages:
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop.set()
        self.thread.join()

    def _read(self) -> None:
        with psycopg.connect(address(self.cluster), autocommit=True) as page:
            while not self.stop.wait(0.01):
                start = time.monotonic()
                page.execute("SELECT count(*) FROM imports_added").fetchall()
                self.longest = max(self.longest, time.monotonic() - start)
                self.read += 1


def has_column(cluster: Cluster) -> bool:
    with psycopg.connect(address(cluster)) as one:
        found = one.execute(EXISTS, [TABLE, COLUMN]).fetchone()
    return found == (1,)


def line_with(words: str, process: subprocess.Popen[str]) -> str:
    """The next line that says so."""
    assert process.stdout
    return next(line for line in process.stdout if words in line)


@pytest.mark.slow
def test_it_waits_for_a_long_reader_and_no_page_waits_for_it(cluster: Cluster) -> None:
    with (
        Pages(cluster) as pages,
        a_long_reader(cluster) as reader,
        migrating(cluster, BACK) as process,
    ):
        waits = [line_with("It waits for", process) for _ in range(3)]
        assert f"process {reader.info.backend_pid} (a long reader), which has used" in waits[0]
        assert TABLE in waits[0]
        assert "Trying again in" in waits[0]
        assert has_column(cluster)
        reader.commit()
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0, said
    assert not has_column(cluster)
    assert pages.read > 50
    assert pages.longest < 1
    assert migrate(cluster, FORTH)[0] == 0
    assert has_column(cluster)


@pytest.mark.slow
def test_it_gives_up_in_the_end_and_leaves_all_as_it_was(cluster: Cluster) -> None:
    with a_long_reader(cluster):
        status, said = migrate(cluster, BACK, "--patience", "1.5")
    assert status == 1
    assert "Gave up. It waits for process" in said
    assert "Traceback" not in said
    assert has_column(cluster)


@pytest.mark.slow
def test_what_fails_for_another_reason_is_not_tried_again(cluster: Cluster) -> None:
    with psycopg.connect(address(cluster), autocommit=True) as other:
        other.execute(f"ALTER TABLE {TABLE} RENAME COLUMN {COLUMN} TO gone")
        try:
            _, said = migrate(cluster, BACK)
        finally:
            other.execute(f"ALTER TABLE {TABLE} RENAME COLUMN gone TO {COLUMN}")
    assert "Trying again" not in said
    assert "UndefinedColumn" in said


def lock_timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        shown: str = cursor.fetchone()[0]
    return shown


@pytest.mark.django_db
@pytest.mark.parametrize(("atomic", "limit"), [(True, "500ms"), (False, "0")])
def test_only_what_runs_in_a_transaction_is_in_a_hurry(atomic: bool, limit: str) -> None:
    command = Command()
    command.verbosity, command.connection = 0, connection
    migration = migrations.Migration("0001_any", "exercises")
    migration.atomic = atomic
    command.migration_progress_callback("apply_start", migration)
    assert lock_timeout() == limit


@pytest.mark.django_db
def test_afterwards_the_connection_waits_as_before() -> None:
    call_command("migrate", verbosity=0)
    assert lock_timeout() == "5s"
