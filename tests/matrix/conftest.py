"""The world of the table, made once for all the tests of a file and taken back after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.matrix import coachings, programs, training
from tests.matrix.tables import question, revisions, watched
from tests.matrix.world import World


def make() -> World:
    world = World()
    training.arrive(world)
    coachings.link(world)
    training.train(world)
    coachings.talk(world)
    programs.arrive(world)
    world.query = question(watched())
    world.before, world.revisions = world.rows(), revisions()
    return world


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        world = make()
        connection.check_constraints()  # once, and not at the end of each test
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(made: World, db: None) -> World:
    return made
