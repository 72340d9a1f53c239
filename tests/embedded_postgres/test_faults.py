import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from embedded_postgres import Cluster, control, processes
from embedded_postgres.places import SOCKET, server_account
from embedded_postgres.processes import Server, attempts, born, workers_of
from tests.embedded_postgres.clusters import (
    EVERYONE,
    ORDINARY,
    Client,
    a_cluster,
    a_home,
    ended,
    pid_file,
)

pytestmark = pytest.mark.slow


@contextmanager
def a_stranger(command: str = "sleep 60") -> Iterator["subprocess.Popen[bytes]"]:
    """Another program of the server's own user: only such a one is in the way of Postgres."""
    account = server_account()
    with subprocess.Popen(command.split(), user=account.uid if account else None) as process:
        try:
            yield process
        finally:
            process.kill()


def connect(server: Server) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(
        host=str(server.socket), user="backplan", dbname="backplan", autocommit=True
    )


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    assert ended(pid)


def pretend_pid(cluster: Cluster, pid: int) -> None:
    """Put another pid where Postgres notes its own, as if a new process had got the number."""
    places = cluster.places
    for file in (places.pid_file, places.socket_folder / f"{SOCKET}.lock"):
        _, rest = file.read_text().split("\n", 1)
        file.write_text(f"{pid}\n{rest}")


@pytest.mark.parametrize("who", EVERYONE)
def test_a_killed_client_leaves_the_server_to_the_next_one(home: Path, who: str) -> None:
    killed = Client(home, who)
    pid, _ = killed.server()
    killed.kill()
    following = Client(home, who)
    assert following.server()[0] == pid
    following.go()
    assert ended(pid, within=0.1)


@pytest.mark.parametrize("who", EVERYONE)
def test_after_a_killed_postmaster_the_next_client_has_a_new_one(home: Path, who: str) -> None:
    client, following = Client(home, who), Client(home, who)
    pid, _ = client.server()
    following.server()
    kill(pid)
    third = Client(home, who)
    assert third.server()[0] != pid
    for each in (client, following, third):
        each.go()


def test_a_killed_postmaster_is_replaced_with_all_that_was_committed(cluster: Cluster) -> None:
    before = cluster.ensure()
    with connect(before) as connection:
        connection.execute("create table kept as select 7 as n")
    kill(before.pid)
    after = cluster.ensure()
    assert after.pid != before.pid
    with connect(after) as connection:
        assert connection.execute("select n from kept").fetchone() == (7,)


def test_work_left_behind_by_a_killed_postmaster_is_ended_first(cluster: Cluster) -> None:
    with connect(cluster.ensure()) as connection:
        before = cluster.ensure()
        connection.pgconn.send_query(b"select count(*) from generate_series(1, 1e12)")
        busy = connection.info.backend_pid
        kill(before.pid)
        assert born(busy)
        assert cluster.ensure() != before
        assert born(busy) is None
        connection.close()


def test_a_pid_now_used_by_another_program_is_not_the_server(cluster: Cluster) -> None:
    with a_stranger() as stranger:
        kill(cluster.ensure().pid)
        pretend_pid(cluster, stranger.pid)
        with connect(cluster.ensure()) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        assert stranger.poll() is None


def test_stopping_leaves_another_program_with_that_pid_alone(cluster: Cluster) -> None:
    with a_stranger() as stranger:
        kill(cluster.ensure().pid)
        pretend_pid(cluster, stranger.pid)
        cluster.leave()
        assert stranger.poll() is None


def test_a_pid_of_another_postgres_is_not_the_server(cluster: Cluster) -> None:
    with a_cluster() as other:
        kill(cluster.ensure().pid)
        pretend_pid(cluster, other.ensure().pid)
        assert cluster.ensure().pid != other.ensure().pid
        assert other.ensure().alive()


def test_a_zombie_is_not_the_server(cluster: Cluster) -> None:
    with a_stranger("true") as zombie:
        kill(cluster.ensure().pid)
        assert ended(zombie.pid)  # and nobody collects it yet
        pretend_pid(cluster, zombie.pid)
        assert cluster.ensure().alive()


def test_a_server_is_not_alive_because_another_process_has_its_pid() -> None:
    with a_stranger() as stranger:
        started = born(stranger.pid)
        assert started
        assert not Server(stranger.pid, started - 1, Path()).alive()


def test_a_first_start_killed_half_way_leaves_nothing_in_the_way() -> None:
    with a_home() as home:
        killed = Client(home, ORDINARY)
        root = pid_file(home, ORDINARY).parent.parent
        assert any([*root.glob("data.new-*/base")] for _ in attempts(20))
        killed.kill()
        assert not pid_file(home, ORDINARY).parent.exists()
        following = Client(home, ORDINARY)
        following.server()
        following.go()


def test_a_start_that_fails_says_why_with_the_end_of_the_log() -> None:
    with a_cluster() as cluster:
        control.stop(cluster.places)
        (cluster.places.data / "PG_VERSION").write_text("17\n")
        with pytest.raises(psycopg.OperationalError, match=r"did not start.*not compatible"):
            cluster.ensure()


def test_without_proc_a_killed_postmaster_is_still_noticed(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster.leave()
    monkeypatch.setattr(processes, "PROC", Path("/nowhere"))
    before = cluster.ensure()
    os.kill(before.pid, signal.SIGKILL)
    assert any(not before.alive() for _ in attempts(10))
    assert cluster.ensure().pid != before.pid


def test_without_proc_a_pid_of_another_program_is_not_the_server(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_stranger() as stranger:
        kill(cluster.ensure().pid)
        assert any(not workers_of(cluster.places) for _ in attempts(10))
        pretend_pid(cluster, stranger.pid)
        monkeypatch.setattr(processes, "PROC", Path("/nowhere"))
        assert cluster.ensure().alive()
        assert stranger.poll() is None
