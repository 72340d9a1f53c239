"""The command that serves while one develops, from start to Ctrl-C."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from embedded_postgres import Cluster
from embedded_postgres.processes import attempts
from tests.embedded_postgres.clusters import NAME, PROJECT, a_home, ended

pytestmark = pytest.mark.slow

LEFT_OUT = shutil.ignore_patterns(".*", "tests", "staticfiles", "screenshots", "__pycache__")


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def a_served_copy(home: Path, port: int) -> Iterator[tuple[Path, "subprocess.Popen[str]"]]:
    """A copy of the project, served; its files may be touched without touching ours."""
    project = home.parent / "a copy"
    shutil.copytree(PROJECT, project, ignore=LEFT_OUT)
    variables = os.environ | {"DEBUG": "1", "DATABASE_URL": "", "BACKPLAN_DATA": str(home)}
    with subprocess.Popen(
        [sys.executable, project / "manage.py", "dev"],
        env=variables | {"PORT": str(port), "PYTHONUNBUFFERED": ""},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whoever runs the tests in the background ignores Ctrl-C, and so would this.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        # Ends the reading below too, should the words never come.
        patience = threading.Timer(180, process.kill)
        patience.start()
        try:
            yield project, process
        finally:
            patience.cancel()
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def wait_for(process: "subprocess.Popen[str]", words: str) -> str:
    """Read what it says up to a line with these words."""
    assert process.stdout
    return next(line.strip() for line in process.stdout if words in line)


def status(port: int) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_serves_says_where_survives_a_reload_and_cleans_up() -> None:
    port = a_free_port()
    with a_home() as home, a_served_copy(home, port) as (project, process):
        assert wait_for(process, "Backplan is at").startswith(
            f"Backplan is at http://localhost:{port}/"
        )
        assert status(port) < 500
        using = Cluster(home, NAME).places.pid_file
        pid = int(using.read_text().split("\n")[0])

        # The reloader looks every second, and the first look only takes notes.
        serving = children(process.pid)
        for _ in attempts(20):
            (project / "backplan" / "urls.py").touch()
            if children(process.pid) != serving:
                break
        wait_for(process, "Backplan is at")
        assert status(port) < 500
        assert int(using.read_text().split("\n")[0]) == pid

        # As a terminal does it: to all of the foreground at once.
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=90)
        assert ended(pid, within=0.1)


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


def test_a_terminated_one_stops_the_server_too() -> None:
    with a_home() as home, a_served_copy(home, a_free_port()) as (_, process):
        wait_for(process, "Backplan is at")
        pid = int(Cluster(home, NAME).places.pid_file.read_text().split("\n")[0])
        process.terminate()
        process.communicate(timeout=90)
        assert any(ended(pid, within=0.1) for _ in attempts(60))
