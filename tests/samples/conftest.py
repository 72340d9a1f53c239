"""The sample logs, made once for all the tests that only read them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from accounts.models import User
from workouts import samples


@pytest.fixture(scope="module")
def seconds_to_make(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[float]:
    """Every sample account with its logs, taken back at the end; what it took.

    The processor's seconds, so that a busy machine does not count.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        begun = time.process_time()
        samples.make()
        yield time.process_time() - begun
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
