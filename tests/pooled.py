"""The suite through PgBouncer: `python -m tests.pooled`, what follows goes to pytest.

Whatever takes it for granted that two transactions have one connection fails here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from backplan.environment import PLANNED_ONCE
from embedded_postgres import Cluster
from tests.conftest import PATIENT, QUICK
from tests.pooler import NO_POOLER, is_here, pooling

NAME = "backplan"


def run(arguments: list[str]) -> int:
    """pytest's exit status."""
    if not is_here():
        sys.exit(NO_POOLER)
    with tempfile.TemporaryDirectory(prefix="backplan-pooled-") as home:
        cluster = Cluster(Path(home), NAME)
        try:
            server = cluster.ensure().socket
            _limit(server)
            with pooling(server, NAME, NAME) as pooler:
                told = {"DATABASE_URL": pooler.address, "DATABASE_POOLER": "1"}
                # A pooler keeps connections, and what has some cannot be dropped: all of it goes.
                command = [sys.executable, "-m", "pytest", "--reuse-db", *arguments]
                return subprocess.run(command, env=os.environ | told).returncode
        finally:
            cluster.remove()


def _limit(server: Path) -> None:
    """The role has the settings that a connection without a pooler is given as it begins."""
    options = f"{PLANNED_ONCE} -c {QUICK} {PATIENT}".split("-c ")
    with psycopg.connect(host=str(server), user=NAME, dbname=NAME, autocommit=True) as ours:
        for option in filter(None, map(str.strip, options)):
            name, _, value = option.partition("=")
            ours.execute(f"ALTER ROLE {NAME} SET {name} = '{value}'")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
