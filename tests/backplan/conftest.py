from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.backplan.away import database_away
from tests.collected import collect


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What production would serve, in a folder of its own."""
    folder = tmp_path_factory.mktemp("static")
    collect(folder)
    return folder


@pytest.fixture
def phone(django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A browser with a session from before, which nothing can load now."""
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    with database_away(django_db_blocker):
        yield client
