"""A real gunicorn with the configuration of production, on the tests' own database."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

pytestmark = pytest.mark.slow

HOST = "back.example.com"
NAME = "backplan-gunicorn-test"  # by which its connections are told from those of the tests


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def address(**more: str) -> str:
    """Where the tests' database is, as DATABASE_URL wants it."""
    given = connection.get_connection_params()
    parts = {name: given[name] for name in ("host", "port", "user", "password") if given.get(name)}
    return make_conninfo(**parts, dbname=given["dbname"], **more)


def production(port: int, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ALLOWED_HOSTS": HOST,
        "BIND": f"127.0.0.1:{port}",
        "DATABASE_URL": address(application_name=NAME),
    } | more


def serve(port: int, log: Path, **more: str) -> "subprocess.Popen[bytes]":
    command = ["-m", "gunicorn", "--config", "python:backplan.gunicorn", "backplan.wsgi"]
    with log.open("wb") as stream:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=production(port, **more),
            stderr=stream,
        )


def ask(port: int, path: str = "/healthz") -> int:
    """The status of an answer, 0 when there is none."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": HOST})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            status: int = answer.status
            return status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0


def wait_until_well(port: int) -> bool:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if ask(port) == 200:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Path]]:
    port, log = free_port(), tmp_path_factory.mktemp("site") / "log"
    server = serve(port, log)
    try:
        assert wait_until_well(port), log.read_text()
        yield port, log
    finally:
        server.terminate()
        server.wait(timeout=90)


def test_it_answers_and_logs_in_json(site: tuple[int, Path]) -> None:
    _, log = site
    written = [line for line in log.read_text().splitlines() if line.startswith("{")]
    assert any("Listening at" in json.loads(line)["message"] for line in written)


def test_connections_that_died_are_replaced_and_no_answer_is_a_500(
    site: tuple[int, Path],
) -> None:
    port, _ = site
    assert [ask(port) for _ in range(8)] == [200] * 8
    with psycopg.connect(address()) as other:
        gone = other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
            [NAME],
        ).fetchall()
    assert gone
    assert {ask(port) for _ in range(8)} == {200}


def test_it_refuses_a_database_that_could_lose_what_it_confirmed(
    django_db_setup: None, tmp_path: Path
) -> None:
    unsafe = address(application_name=NAME, options="-c synchronous_commit=off")
    server = serve(free_port(), tmp_path / "log", DATABASE_URL=unsafe)
    assert server.wait(timeout=90) == 1
    assert "a set could be confirmed and then lost" in (tmp_path / "log").read_text()


def test_the_health_check_of_the_container_says_yes_and_no(
    site: tuple[int, Path],
) -> None:
    port, _ = site
    command = [sys.executable, str(Path(settings.BASE_DIR) / "deploy" / "healthcheck.py")]
    well = subprocess.run(command, env=production(port))
    other = subprocess.run(command, env=production(free_port()), capture_output=True)
    assert (well.returncode, other.returncode) == (0, 1)


def children(pid: int) -> list[int]:
    """The processes that one has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found]


def own_megabytes(pid: int) -> int:
    """The memory that a process shares with no other."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"^Private_\w+: +(\d+) kB$", told, re.MULTILINE))) // 1024


def test_workers_share_what_was_loaded_before_them(django_db_setup: None, tmp_path: Path) -> None:
    """Some 12 MB are its own by then; 28 of one that loads addresses and pages by itself."""
    port = free_port()
    server = serve(port, tmp_path / "log")
    try:
        assert wait_until_well(port), (tmp_path / "log").read_text()
        assert {ask(port, "/healthz") for _ in range(40)} == {200}
        own = [own_megabytes(pid) for pid in children(server.pid)]
    finally:
        server.terminate()
        server.wait(timeout=90)
    assert len(own) == 2
    assert max(own) < 20, own
