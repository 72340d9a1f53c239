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


@contextmanager
def pooling(server: Path, user: str, database: str) -> Iterator[str]:
    """The address of a pooler before the server whose socket is in that folder."""
    assert is_here(), NO_POOLER
    folder = Path(tempfile.mkdtemp(prefix="backplan-pooler-", dir="/tmp"))
    here = f"listen_addr =\nunix_socket_dir = {folder}\nlogfile = {folder}/log"
    deployed = (DEPLOY / "pgbouncer.ini").read_text(encoding="utf-8")
    configuration, count = re.subn("listen_addr = .*", here, deployed)
    assert count == 1
    (folder / "deployed.ini").write_text(configuration, encoding="utf-8")
    told = {
        "PATH": PATH,
        "CONFIGURATION": str(folder / "deployed.ini"),
        "RUN": str(folder),
        "PRIMARY": str(server),
        "PGUSER": user,
        "PGPASSWORD": PASSWORD,
    }
    # Fed to the shell, as the project may be closed to whoever it runs as.
    with (
        (DEPLOY / "pooler.sh").open("rb") as script,
        subprocess.Popen(
            ["sh", "-s"], stdin=script, env=told, cwd="/", **_as_nobody(folder)
        ) as pooler,
    ):
        try:
            at = {"host": str(folder), "port": PORT, "user": user, "password": PASSWORD}
            address = make_conninfo(**at, dbname=database)
            _wait_for(address)
            yield address
        finally:
            pooler.terminate()
    shutil.rmtree(folder, ignore_errors=True)


def _as_nobody(folder: Path) -> dict[str, Any]:
    """It refuses to run as root."""
    account = server_account()
    if account is None:
        return {}
    os.chown(folder, account.uid, account.gid)
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def _wait_for(address: str) -> None:
    refused: psycopg.Error | None = None
    for _ in attempts(30):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError as error:
            refused = error
    raise AssertionError(f"The pooler does not answer: {refused}")
