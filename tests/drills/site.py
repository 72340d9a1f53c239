"""The site as it is served: gunicorn with the configuration of production, and its processes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.drills.database import SERVED, Database

HOST = "back.example.com"
PATIENCE = 90  # seconds for a start on a machine however busy


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def production(database: Database, **more: str) -> dict[str, str]:
    """The environment of a process that serves, or prepares, the site."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "backplan.settings",
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ALLOWED_HOSTS": HOST,
        "TRUSTED_PROXY_COUNT": "1",
        "DATABASE_URL": database.url(application_name=SERVED),
    } | more


def prepare(database: Database, *arguments: str) -> str:
    """Run python with arguments beside the site; what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=production(database),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class Site:
    """gunicorn on a port of loopback; with a plant, the product with that defect."""

    def __init__(self, database: Database, folder: Path, *, plant: str = "", **more: str) -> None:
        self.database = database
        self.port = free_port()
        self.log = folder / "gunicorn.log"
        self._served = "tests.drills.planted" if plant else "backplan.wsgi"
        self._environment = production(
            database, BIND=f"127.0.0.1:{self.port}", DRILL_PLANT=plant, **more
        )
        self._master: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the master and wait until a worker answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._master is None or self._master.poll() is not None:
                self._spawn()  # also where the workers of a killed master still had the port
            if self._answers():
                return
            time.sleep(0.05)
        raise AssertionError(f"The site does not start: {self.log.read_text()[-2000:]}")

    def kill_master(self) -> None:
        assert self._master is not None
        self._master.kill()
        self._master.wait()

    def kill_workers(self, count: int = 99) -> None:
        for pid in self._workers()[:count]:
            os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        if self._master and self._master.poll() is None:
            self._master.terminate()
            try:
                self._master.wait(timeout=25)
            except subprocess.TimeoutExpired:
                self.kill_workers()
                self._master.kill()
                self._master.wait()

    def broke(self) -> list[str]:
        """What the server's own log says of answers that were a 500."""
        lines = (line for line in self.log.read_text().splitlines() if line.startswith("{"))
        told: list[dict[str, Any]] = [json.loads(line) for line in lines]
        return [
            f"{line.get('method')} {line.get('route')}: {line.get('error')} at {line.get('where')}"
            for line in told
            if line.get("status") == 500
        ]

    def _spawn(self) -> None:
        command = ["-m", "gunicorn", "--config", "python:backplan.gunicorn", self._served]
        with self.log.open("ab") as log:
            self._master = subprocess.Popen(
                [sys.executable, *command],
                cwd=settings.BASE_DIR,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    def _answers(self) -> bool:
        """Whether the new master listens: an old one's workers hang up."""
        if not self._workers():
            return False
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as line:
                line.sendall(f"GET /healthz HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
                return line.recv(12) == b"HTTP/1.1 200"
        except OSError:
            return False

    def _workers(self) -> list[int]:
        """The children of the master, oldest first."""
        master = self._master.pid if self._master else 0
        return sorted(pid for pid in map(int, _numbered()) if _parent(pid) == master)


def _numbered() -> list[str]:
    return [entry.name for entry in Path("/proc").glob("[0-9]*")]


def _parent(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return -1
    return int(status.rpartition(")")[2].split()[1])
