"""The world of the table, made once for the tests of this folder and taken back after them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from psycopg._preparing import PrepareManager
from pytest_django import DjangoDbBlocker

from tests.matrix import coachings, programs, training
from tests.matrix.tables import counted, question, stored
from tests.matrix.world import World


def make() -> World:
    world = World()
    training.arrive(world)
    coachings.link(world)
    training.train(world)
    coachings.talk(world)
    programs.arrive(world)
    world.look()
    return world


@contextmanager
def statements_kept() -> Iterator[None]:
    """What is prepared outlives a rollback to a savepoint, as it does in Postgres.

    psycopg forgets it each time, as a table may be gone then; and to plan the same queries anew in
    every cell would be half of what the server does. `_should_discard` was read in psycopg 3.3.9.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PrepareManager, "_should_discard", lambda *said: False)
        yield


@contextmanager
def refusals_unsaid() -> Iterator[None]:
    """No line of the log for each of the thousands that are refused; one for what breaks."""
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def _made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with (
        django_db_blocker.unblock(),
        statements_kept(),
        refusals_unsaid(),
        transaction.atomic(),
    ):
        world = make()
        connection.check_constraints()  # once, and not at the end of each test
        yield world
        # Postgres counts what this connection wrote; what another committed shows in the rows.
        left = stored(question(world.tables)) ^ world.before
        transaction.set_rollback(True)
    assert not left, f"tests left or changed rows: {sorted(left)}"


made = pytest.fixture(_made, scope="package")
# For a file elsewhere, which imports it as `made`: there pytest knows no folder to end with.
made_for_a_file = pytest.fixture(_made, scope="module")


@pytest.fixture
def world(made: World, db: None) -> World:
    made.counted = counted(made.counting)  # all that the tests before wrote is taken back
    return made
