"""Django's Postgres backend, on a server that starts when the first connection is asked for.

In DATABASES, HOST is the folder that keeps the data, USER the name of the cluster, and
WITHOUT_POSTGRES what to say where the wheel is not installed.
"""

import functools
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError

from embedded_postgres import Cluster, NoPostgresError, Server


class NoDatabaseError(ImproperlyConfigured, CommandError):
    """No server is named and none is installed; a command prints it without a traceback."""


def cluster(settings: dict[str, Any]) -> Cluster:
    """The cluster that an entry of DATABASES means; one for all connections to it."""
    return _cluster_at(Path(settings["HOST"]).absolute(), settings["USER"])


def running(settings: dict[str, Any]) -> Server:
    """Its server, started when need be. Raises NoDatabaseError without the wheel."""
    try:
        return cluster(settings).ensure()
    except NoPostgresError as error:
        raise NoDatabaseError(settings.get("WITHOUT_POSTGRES") or str(error)) from error


_cluster_at = functools.cache(Cluster)
