"""The world of the table, made once for all the tests of a file and taken back after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from psycopg._preparing import PrepareManager
from pytest_django import DjangoDbBlocker

from tests.matrix import coachings, programs, training
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
    every cell would be half of what the server does.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PrepareManager, "_should_discard", lambda *said: False)
        yield


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), statements_kept(), transaction.atomic():
        world = make()
        connection.check_constraints()  # once, and not at the end of each test
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(made: World, db: None) -> World:
    return made
