import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg import OperationalError

from embedded_postgres import Cluster
from embedded_postgres.places import own_folder
from embedded_postgres.processes import born
from tests.embedded_postgres.clusters import (
    AS_ROOT,
    EVERYONE,
    NAME,
    ORDINARY,
    PROJECT,
    Client,
    a_home,
    ended,
    output,
    pid_file,
)

pytestmark = pytest.mark.slow

ASK = """
server = cluster.ensure()
def ask(sql):
    where = {"host": str(server.socket), "user": "backplan", "dbname": "backplan"}
    with psycopg.connect(**where) as connection:
        return connection.execute(sql).fetchone()[0]
"""


def ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(host=str(cluster.ensure().socket), user=NAME, dbname=NAME) as connection:
        (found,) = connection.execute(question).fetchone() or ()
    return found


@pytest.mark.parametrize("who", EVERYONE)
def test_first_use_makes_a_server_and_the_next_finds_its_data(who: str) -> None:
    with a_home() as home:
        first = "with psycopg.connect(host=str(server.socket), user='backplan') as c:"
        output(home, f"{ASK}\n{first}\n    c.execute('create table seen as select 7')", who)
        assert output(home, f"{ASK}\nprint(ask('table seen'))", who) == "7"


def test_two_first_starts_at_once_share_one_server() -> None:
    with a_home() as home:
        clients = [Client(home), Client(home)]
        assert clients[0].server() == clients[1].server()
        for client in clients:
            client.go()


@pytest.mark.parametrize("who", EVERYONE)
def test_only_the_last_one_out_stops_the_server(home: Path, who: str) -> None:
    first, second = Client(home, who), Client(home, who)
    pid, _ = first.server()
    second.server()
    first.go()
    assert born(pid)
    second.go()
    assert ended(pid, within=0.1)
    assert not pid_file(home, who).exists()


def test_a_forked_child_that_ends_leaves_the_server_to_its_parent(home: Path) -> None:
    fork = "if os.fork() == 0: sys.exit()\nos.wait()"
    assert output(home, f"{ASK}\n{fork}\nprint(ask('select 1'), cluster.ensure() == server)")


def test_a_forked_child_keeps_the_server_when_its_parent_ends(home: Path) -> None:
    fork = "if os.fork(): sys.exit()\ntime.sleep(1)"
    assert output(home, f"{ASK}\n{fork}\nprint(ask('select 7'), server.alive())") == "7 True"


def test_the_last_forked_child_stops_the_server(home: Path) -> None:
    fork = "if os.fork(): sys.exit()\ntime.sleep(0.5)"
    pid = output(home, f"{ASK}\n{fork}\nprint(server.pid)")
    assert ended(int(pid))


def test_the_server_keeps_every_promise_and_listens_to_nobody_else(cluster: Cluster) -> None:
    kept = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
    kept |= {"listen_addresses": "", "server_encoding": "UTF8"}
    assert {name: ask(cluster, f"show {name}") for name in kept} == kept


def test_text_sorts_alike_on_every_machine(cluster: Cluster) -> None:
    sql = "select datlocprovider::text || datlocale from pg_database where datname = 'backplan'"
    assert ask(cluster, sql) == "bC.UTF-8"


@pytest.mark.parametrize("name", ["a space", 'it\'s, "quoted" $HOME'])
def test_any_name_of_a_folder_will_do(name: str) -> None:
    with a_home(name) as home:
        client = Client(home, ORDINARY)
        assert client.server()[1] == home.resolve() / "postgres-18" / "socket"
        client.go()


def test_a_long_path_gets_a_closed_socket_folder_in_the_temporary_one() -> None:
    with a_home("/".join(["long" * 10] * 4)) as home:
        client = Client(home, ORDINARY)
        _, folder = client.server()
        found = folder.stat()
        with psycopg.connect(host=str(folder), user="backplan") as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        client.go()
        assert not folder.exists()
        assert len(bytes(home)) > 107 > len(bytes(folder))
        assert stat.S_IMODE(found.st_mode) == 0o700
        assert found.st_uid == pid_file(home, ORDINARY).parent.stat().st_uid


def test_folders_are_closed_to_others(cluster: Cluster) -> None:
    folders = (cluster.places.data, cluster.ensure().socket, cluster.places.log)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in folders]
    assert modes == [0o700, 0o700, 0o600]


def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    with pytest.raises(OperationalError, match="closed to others"):
        own_folder(tmp_path / "open")


def test_a_link_in_place_of_a_folder_is_not_used(tmp_path: Path) -> None:
    os.symlink(tmp_path, tmp_path / "link")
    with pytest.raises(OperationalError, match="folder of our own"):
        own_folder(tmp_path / "link")


def test_a_removed_cluster_leaves_nothing() -> None:
    with a_home() as home:
        cluster = Cluster(home, NAME)
        pid = cluster.ensure().pid
        root = cluster.places.root
        assert root.exists()
        cluster.remove()
        assert not root.exists()
        assert ended(pid, within=0.1)


def test_a_cluster_has_a_user_and_a_database_of_its_name() -> None:
    with a_home() as home:
        cluster = Cluster(home, "trial_7")
        with psycopg.connect(host=str(cluster.ensure().socket), user="trial_7") as connection:
            asked = connection.execute("select current_user || current_database()").fetchone()
        cluster.remove()
        if AS_ROOT:
            shutil.rmtree(cluster.places.shared)
        assert asked == ("trial_7trial_7",)


@pytest.mark.parametrize("name", ["", "..", "a/b", "Shop", 'a"b', "7up", "n" * 40])
def test_a_name_that_is_no_plain_word_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        Cluster(tmp_path, name)


def test_it_needs_neither_django_nor_anything_of_ours() -> None:
    code = "import embedded_postgres, sys; print(*sorted({n.split('.')[0] for n in sys.modules}))"
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True
    )
    loaded = set(asked.stdout.split())
    ours = {path.parent.name for path in PROJECT.glob("*/__init__.py")} - {"embedded_postgres"}
    assert "embedded_postgres" in loaded
    assert not loaded & (ours | {"django"})
