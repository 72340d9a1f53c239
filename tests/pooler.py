"""PgBouncer in front of a Postgres, which hands each transaction another connection."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
NO_POOLER = "There is no PgBouncer: install Debian's pgbouncer."
PORT = 6432  # no more than a part of the socket's name
# deploy/pgbouncer.ini but for where it listens and whom it trusts. Few connections, so that
# consecutive transactions of one client really get different ones.
CONFIGURATION = """
[databases]
* = host={server} port=5432 user={user}
[pgbouncer]
{settings}
unix_socket_dir = {folder}
listen_addr =
listen_port = {port}
auth_type = any
logfile = {folder}/log
"""
REPLACED = ("auth_", "listen_", "logfile")


def settings_of(deployed: str) -> list[str]:
    """The lines under [pgbouncer] that hold wherever it runs."""
    lines = deployed.partition("[pgbouncer]")[2].splitlines()
    return [line for line in lines if "=" in line and not line.startswith((*REPLACED, ";"))]


@contextmanager
def pooling(server: Path, user: str, database: str) -> Iterator[str]:
    """The address of a pooler before the server whose socket is in that folder."""
    assert PROGRAM, NO_POOLER
    deployed = Path(__file__).parents[1] / "deploy" / "pgbouncer.ini"
    folder = Path(tempfile.mkdtemp(prefix="backplan-pooler-", dir="/tmp"))
    folder.chmod(0o777)  # it does not run as root
    said = CONFIGURATION.format(
        server=server,
        user=user,
        folder=folder,
        port=PORT,
        settings="\n".join(settings_of(deployed.read_text(encoding="utf-8"))),
    )
    (folder / "pgbouncer.ini").write_text(said, encoding="utf-8")
    as_owner = ["--user", "nobody"] if os.geteuid() == 0 else []
    command = [PROGRAM, "--quiet", *as_owner, str(folder / "pgbouncer.ini")]
    pooler = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    address = make_conninfo(host=str(folder), port=PORT, user=user, dbname=database)
    try:
        _wait_for(address)
        yield address
    finally:
        pooler.terminate()
        pooler.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError as error:
            refused = error
            time.sleep(0.1)
    raise refused
