"""A real standby of the tests' own server, as the site has it: a second entry of DATABASES."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.signals import request_finished
from django.db import connection, connections

from backplan.environment import database
from backplan.postgres.database import BoundedDatabase
from backplan.standby import STANDBY
from embedded_postgres import Cluster
from tests.standby import Standby, followed

PRIVATE = "embedded_postgres.django"


@contextmanager
def own_server_followed() -> Iterator[Standby]:
    """The server that all tests of this run have, whichever that is, must be the private one."""
    entry = settings.DATABASES["default"]
    if entry["ENGINE"] != PRIVATE:
        pytest.skip("Only the private server can be followed.")
    with followed(Cluster(Path(entry["HOST"]).absolute(), entry["USER"]), confirms=False) as made:
        yield made


@contextmanager
def in_settings(standby: Standby) -> Iterator[None]:
    """connections["standby"] is a database of the standby: the one that the test is in."""
    defaults = connection.settings_dict
    entry = database(standby.url(dbname=str(defaults["NAME"])), kept=True)
    # Not in connections.settings: a test may not use what it did not name to Django at its start.
    connections[STANDBY] = ours = BoundedDatabase(defaults | entry, STANDBY)

    def looked_after(**said: object) -> None:
        """As Django does after each request with those it was told of."""
        ours.close_if_unusable_or_obsolete()

    request_finished.connect(looked_after)
    try:
        yield
    finally:
        request_finished.disconnect(looked_after)
        ours.close()
        ours.breaker.stop()
        del connections[STANDBY]
