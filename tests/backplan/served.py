"""Production's own gunicorn on a Postgres of its own, which a test may kill or freeze."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from embedded_postgres import Cluster
from embedded_postgres.processes import attempts, workers_of
from tests.backplan.test_deploy_gunicorn import HOST, free_port, production
from tests.embedded_postgres.clusters import NAME

SESSION = "__Host-sessionid=" + "x" * 32  # of somebody who signed in before


@dataclass(frozen=True)
class Answer:
    """Status 0 where there was none; seconds from asking to the last byte."""

    status: int
    retry_after: str | None
    seconds: float
    cookies: str = ""
    body: str = field(repr=False, default="")


@dataclass
class Site:
    cluster: Cluster
    port: int
    log: Path

    def ask(self, path: str, *, method: str = "GET", cookie: str = SESSION) -> Answer:
        """As the proxy asks: without https, but saying that its own visitor used it."""
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Cookie": cookie}
        start = time.monotonic()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, headers=headers)
            got = line.getresponse()
            body = got.read().decode(errors="replace")
        except OSError:
            return Answer(0, None, time.monotonic() - start)
        finally:
            line.close()
        seconds = time.monotonic() - start
        cookies = got.getheader("Set-Cookie") or ""
        return Answer(got.status, got.getheader("Retry-After"), seconds, cookies, body)

    def crowd(self, path: str, *, size: int = 40) -> list[Answer]:
        """What so many get who ask at the same moment."""
        answers: list[Answer] = []
        crowd = [
            threading.Thread(target=lambda: answers.append(self.ask(path))) for _ in range(size)
        ]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        return answers

    def well_within(self, seconds: float) -> bool:
        """Whether all its processes are well by then: each answers some of so many in a row."""
        until, in_a_row = time.monotonic() + seconds, 0
        while in_a_row < 20 and time.monotonic() < until:
            well = self.ask("/healthz").status == 200
            in_a_row = in_a_row + 1 if well else 0
            time.sleep(0 if well else 0.05)
        return in_a_row == 20

    def signal_database(self, number: int) -> None:
        server = self.cluster.ensure()
        for pid in {server.pid, *workers_of(self.cluster.places)}:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    @contextmanager
    def killed_database(self) -> Iterator[None]:
        self.signal_database(signal.SIGKILL)
        try:
            # One that is still ending would be taken for running, and nobody start another.
            assert any(not workers_of(self.cluster.places) for _ in attempts(60))
            yield
        finally:
            self.cluster.ensure()

    @contextmanager
    def frozen_database(self) -> Iterator[None]:
        self.signal_database(signal.SIGSTOP)
        # Whoever would wait for ever fails, and nothing stays frozen.
        thaw = threading.Timer(60, self.signal_database, [signal.SIGCONT])
        thaw.start()
        try:
            yield
        finally:
            thaw.cancel()
            self.signal_database(signal.SIGCONT)


def address(cluster: Cluster) -> str:
    return f"host='{cluster.ensure().socket}' user={NAME} dbname={NAME}"


def migrated(home: Path) -> Cluster:
    """A Postgres of its own with all tables."""
    cluster = Cluster(home, NAME)
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DEBUG": "1", "DATABASE_URL": address(cluster)},
        check=True,
    )
    return cluster


@contextmanager
def serving(cluster: Cluster, static: Path, log: Path, **more: str) -> Iterator[Site]:
    """gunicorn with production's configuration, once it answers."""
    port = free_port()
    environment = production(port) | {
        "DATABASE_URL": address(cluster),
        "TRUSTED_PROXY_COUNT": "1",
        "DJANGO_SETTINGS_MODULE": "tests.backplan.served_settings",
        "STATIC_ROOT": str(static),
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:backplan.gunicorn"]
    with log.open("wb") as stream:
        server = subprocess.Popen(
            [*command, "backplan.wsgi"],
            cwd=settings.BASE_DIR,
            env=environment | more,
            stderr=stream,
        )
    site = Site(cluster, port, log)
    try:
        assert site.well_within(90), log.read_text()
        yield site
    finally:
        server.terminate()
        server.wait(timeout=90)
