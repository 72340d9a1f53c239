"""A private Postgres 18 for development and tests, when DATABASE_URL names no server.

It starts by itself on the first connection (backplan.db) and stops with the
last process that used it. Everything of it lies under BACKPLAN_DATA, or .data
in the project; as root, under /var/lib/backplan.
"""

import functools
import os
from pathlib import Path

from backplan.postgres.cluster import Cluster

PROJECT = Path(__file__).resolve().parent.parent.parent


def cluster() -> Cluster:
    """This project's cluster; the environment is read anew, so that tests can have their own."""
    return _cluster_at(Path(os.environ.get("BACKPLAN_DATA") or PROJECT / ".data").absolute())


@functools.cache
def _cluster_at(home: Path) -> Cluster:
    return Cluster(home)
