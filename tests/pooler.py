"""PgBouncer as it is deployed, in front of a private Postgres: each transaction has another
connection."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from embedded_postgres.places import server_account
from embedded_postgres.processes import attempts

DEPLOY = Path(__file__).parents[1] / "deploy"
PATH = f"{os.environ['PATH']}:/usr/sbin"
NO_POOLER = "There is no PgBouncer: install Debian's pgbouncer."
PORT = "6432"  # no more than a part of the socket's name
PASSWORD = 'a "quoted" one'


def is_here() -> bool:
    return shutil.which("pgbouncer", path=PATH) is not None


class Pooler:
    """One that can be told another server, by starting it again: as a container is."""

    def __init__(self, user: str, database: str) -> None:
        assert is_here(), NO_POOLER
        self._folder = Path(tempfile.mkdtemp(prefix="backplan-pooler-", dir="/tmp"))
        self._account = server_account()  # it refuses to run as root
        if self._account:
            os.chown(self._folder, self._account.uid, self._account.gid)
        here = f"listen_addr =\nunix_socket_dir = {self._folder}\nlogfile = {self._folder}/log"
        deployed = (DEPLOY / "pgbouncer.ini").read_text(encoding="utf-8")
        configuration, count = re.subn("listen_addr = .*", here, deployed)
        assert count == 1
        (self._folder / "deployed.ini").write_text(configuration, encoding="utf-8")
        self._user = user
        self._server: subprocess.Popen[bytes] | None = None
        at = {"host": str(self._folder), "port": PORT, "user": user, "password": PASSWORD}
        self.address = make_conninfo(**at, dbname=database)

    def start(self, server: Path) -> None:
        """In front of the Postgres whose socket is in that folder."""
        told = {
            "PATH": PATH,
            "CONFIGURATION": str(self._folder / "deployed.ini"),
            "RUN": str(self._folder),
            "PRIMARY": str(server),
            "PGUSER": self._user,
            "PGPASSWORD": PASSWORD,
        }
        owner: dict[str, Any] = {}
        if account := self._account:
            owner = {"user": account.uid, "group": account.gid, "extra_groups": []}
        # Fed to the shell, as the project may be closed to whoever it runs as.
        with (DEPLOY / "pooler.sh").open("rb") as script:
            self._server = subprocess.Popen(["sh", "-s"], stdin=script, env=told, cwd="/", **owner)
        _wait_for(self.address)

    def stop(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait()

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def pooling(server: Path, user: str, database: str) -> Iterator[Pooler]:
    """A pooler before that server."""
    pooler = Pooler(user, database)
    try:
        pooler.start(server)
        yield pooler
    finally:
        pooler.remove()


def _wait_for(address: str) -> None:
    refused: psycopg.Error | None = None
    for _ in attempts(30):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError as error:
            refused = error
    raise AssertionError(f"The pooler does not answer: {refused}")
