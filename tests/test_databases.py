"""What the tests copy their databases from is of this run, whole, and made but once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from tests.databases import RUN, another_database, aside, made_once, migrated

NAME = f"test_backplan_once_{os.getpid()}"  # the workers of a run share the server
IS_OPEN = "SELECT datallowconn FROM pg_database WHERE datname = %s"


@pytest.fixture
def calls(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """In which databases something was filled."""
    with django_db_blocker.unblock():
        yield []
        aside(f"DROP DATABASE IF EXISTS {NAME}")


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

    for run, times in (("one", 1), ("one", 1), ("another", 2)):
        monkeypatch.setenv(RUN, run)
        with another_database(django_db_blocker, made_once(NAME, fill)):
            assert asked("TABLE made") == [(times,)]
    assert calls == [NAME, NAME]


def test_one_that_was_left_half_made_is_made_again(calls: list[str]) -> None:
    def fill() -> None:
        calls.append("begun")
        asked("CREATE TABLE made ()")
        assert len(calls) > 1, "half-way"

    with pytest.raises(AssertionError, match="half-way"):
        made_once(NAME, fill)
    assert made_once(NAME, fill) == NAME
    assert len(calls) == 2


def test_nobody_is_let_into_one_that_is_copied(calls: list[str]) -> None:
    made_once(NAME, lambda: asked("SELECT 1"))
    assert aside(IS_OPEN, NAME) == [(False,)]


@pytest.mark.usefixtures("django_db_setup")
def test_a_copy_has_every_migration_there_is(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), another_database(django_db_blocker, migrated()):
        executor = MigrationExecutor(connection)
        assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
        assert asked("SELECT count(*) > 0 FROM exercises_exercise") == [(True,)]
