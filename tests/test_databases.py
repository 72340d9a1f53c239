"""What the tests copy their databases from is of this run, whole, and made but once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from tests.databases import RUN, another_database, aside, forget, made_once, migrated

RUNS = [f"{word}_{os.getpid()}" for word in ("one", "another")]  # workers share the server
IS_OPEN = "SELECT datallowconn FROM pg_database WHERE datname = %s"
NAMED = "SELECT count(*) FROM pg_database WHERE datname LIKE '%%' || %s"


@pytest.fixture
def calls(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[str]]:
    """In which databases something was filled, by a run of its own."""
    monkeypatch.setenv(RUN, RUNS[0])
    with django_db_blocker.unblock():
        yield []
        for run in RUNS:
            forget(run)


def asked(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def test_a_database_is_made_once_in_a_run(
    calls: list[str], monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    def fill() -> None:
        calls.append(connection.settings_dict["NAME"])
        asked(f"CREATE TABLE made AS SELECT {len(calls)} AS times")

    made = []
    for run, times in ((RUNS[0], 1), (RUNS[0], 1), (RUNS[1], 2)):
        monkeypatch.setenv(RUN, run)
        made.append(made_once("once", fill))
        with another_database(django_db_blocker, made[-1]):
            assert asked("TABLE made") == [(times,)]
    assert made[0] == made[1]
    assert calls == made[1:]


def test_one_that_was_left_half_made_is_made_again(calls: list[str]) -> None:
    def fill() -> None:
        calls.append("begun")
        asked("CREATE TABLE made ()")
        assert len(calls) > 1, "half-way"

    with pytest.raises(AssertionError, match="half-way"):
        made_once("once", fill)
    assert aside(IS_OPEN, made_once("once", fill)) == [(False,)]
    assert len(calls) == 2


def test_nothing_of_a_run_is_left_behind_whole_or_half_made(calls: list[str]) -> None:
    made_once("once", lambda: asked("SELECT 1"))
    with pytest.raises(ZeroDivisionError):
        made_once("never", lambda: 1 / 0)
    assert aside(NAMED, RUNS[0]) == [(2,)]
    forget(RUNS[0])
    assert aside(NAMED, RUNS[0]) == [(0,)]


@pytest.mark.usefixtures("django_db_setup")
def test_a_copy_has_every_migration_there_is(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), another_database(django_db_blocker, migrated()):
        executor = MigrationExecutor(connection)
        assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
        assert asked("SELECT count(*) > 0 FROM exercises_exercise") == [(True,)]
