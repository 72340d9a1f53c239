"""Make, start and stop the server of one cluster. Call everything here while alone (locks)."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import IO, Any, NoReturn

from psycopg import OperationalError

from embedded_postgres.places import SOCKET, Places, own_folder
from embedded_postgres.processes import (
    Server,
    answers,
    attempts,
    born,
    exists,
    proc_tells,
    workers_of,
    works_in,
)

START_SECONDS = 60  # recovery after a crash included
STOP_SECONDS = 30
LOG_LIMIT = 1_000_000  # bytes; a longer log starts again
# Small, yet with the same promises about durability as any server.
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",  # no more than a part of the socket's name
    "unix_socket_permissions": "0700",
    "shared_buffers": "32MB",
    "max_connections": "50",
    "jit": "off",
    "io_method": "sync",
    "max_parallel_workers_per_gather": "0",  # containers often have a tiny /dev/shm
}
INITDB = [
    "--auth-local=trust",  # whoever can open the closed folder of the socket is ourselves
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--no-instructions",
]
# The servers a process started, to collect them when they end, by its pid and theirs:
# a forked child sees the list too, but they are not its children.
_children: dict[tuple[int, int], "subprocess.Popen[bytes]"] = {}


def running(places: Places) -> Server | None:
    """The server at work in these places, waited for while it starts or stops."""
    pid = _postmaster(places)
    return _ready(places, pid) if pid else None


def start(places: Places, binaries: Path) -> Server:
    """Start the server, making the cluster first if there is none.

    Raises psycopg.OperationalError with the end of the log when it does not come up.
    """
    _clear_remains(places)
    if not places.data.exists():
        _create(places, binaries)
    own_folder(places.socket_folder, account=places.account)
    settings = SETTINGS | {
        "cluster_name": places.title,
        # A list of quoted names: the path may hold spaces and commas.
        "unix_socket_directories": '"' + str(places.socket_folder).replace('"', '""') + '"',
    }
    command = [str(binaries / "bin" / "postgres"), "-D", str(places.data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with _log(places) as log:
        child = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **_manner(places)
        )
    _children[os.getpid(), child.pid] = child
    return _ready(places, child.pid) or _fail(places, "Postgres did not start.")


def stop(places: Places) -> None:
    """Close every connection, write everything down and end the server, if one runs."""
    pid = _postmaster(places)
    if pid is None:
        return
    os.kill(pid, signal.SIGINT)
    if not any(_gone(places, pid) for _ in attempts(STOP_SECONDS)):
        raise OperationalError(f"Postgres, process {pid}, does not stop; see {places.log}.")
    with contextlib.suppress(OSError):  # perhaps it lies in the temporary folder of all
        places.socket_folder.rmdir()
    _collect()


def _create(places: Places, binaries: Path) -> None:
    """Make the data folder beside its place, then move it there complete."""
    for half_made in places.root.glob("data.new-*"):
        shutil.rmtree(half_made, ignore_errors=True)
    folder = tempfile.mkdtemp(prefix="data.new-", dir=places.root)
    if places.account:
        os.chown(folder, places.account.uid, places.account.gid)
    single = ["postgres", "--single", "-c", "exit_on_error=on", "-D", folder, "postgres"]
    _run(places, binaries, ["initdb", f"--username={places.name}", *INITDB, "-D", folder])
    _run(places, binaries, single, text=f'CREATE DATABASE "{places.name}";\n')
    os.rename(folder, places.data)
    # Without this a power cut could undo the move, long after data was written.
    root = os.open(places.root, os.O_RDONLY)
    os.fsync(root)
    os.close(root)


def _run(places: Places, binaries: Path, command: list[str], text: str = "") -> None:
    program = str(binaries / "bin" / command[0])
    manner = _manner(places)
    with _log(places) as log:
        done = subprocess.run(  # noqa: S603
            [program, *command[1:]], input=text.encode(), stdout=log, stderr=log, **manner
        )
    if done.returncode:
        _fail(places, f"{command[0]} failed.")


def _manner(places: Places) -> dict[str, Any]:
    """How every program here is run: detached, in a known folder, not as root."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))}
    manner: dict[str, Any] = {
        "cwd": places.root,
        "env": environment | {"LC_ALL": "C", "TZ": "UTC"},
        "start_new_session": True,  # Ctrl-C is for us, not for the server
    }
    if places.account:
        manner |= {"user": places.account.uid, "group": places.account.gid, "extra_groups": []}
    return manner


def _postmaster(places: Places) -> int | None:
    """The pid of the postmaster at work here; a stale or foreign pid in its file is nobody."""
    pid = _pid(_notes(places))
    return pid if pid and works_in(places, pid) else None


def _ready(places: Places, pid: int) -> Server | None:
    """The server once it takes connections; None when it ends instead."""
    for _ in attempts(START_SECONDS):
        notes = _notes(places)
        if _gone(places, pid, starting=_pid(notes) != pid):
            return None
        if _pid(notes) == pid and notes[7:] and notes[7].strip() == "ready":
            folder = Path(notes[4])
            if proc_tells():
                return Server(pid, born(pid), folder)
            if answers(folder):
                return Server(pid, None, folder)
    raise OperationalError(f"Postgres is not ready; see {places.log}.")


def _gone(places: Places, pid: int, *, starting: bool = False) -> bool:
    """Whether the process ended. While starting, it may not be in its folder yet."""
    if child := _children.get((os.getpid(), pid)):
        return child.poll() is not None
    return not starting and not works_in(places, pid)


def _clear_remains(places: Places) -> None:
    """After a killed postmaster: end what it left behind, and forget its pid.

    Postgres itself would refuse to start while any process has that pid, be it a zombie;
    it notes it twice, once beside the socket.
    """
    _collect()
    for pid in workers_of(places):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
    if not any(not workers_of(places) for _ in attempts(STOP_SECONDS)):
        raise OperationalError("Processes of a killed Postgres are still at work.")
    noted = _pid(_notes(places))
    if proc_tells() or (noted and exists(noted)):
        for file in (places.pid_file, places.socket_folder / f"{SOCKET}.lock"):
            file.unlink(missing_ok=True)


def _collect() -> None:
    """Let go of ended children, so that none stays a zombie."""
    for (parent, pid), child in list(_children.items()):
        if parent == os.getpid() and child.poll() is not None:
            del _children[parent, pid]


def _notes(places: Places) -> list[str]:
    """The lines of postmaster.pid: pid, data, start, port, socket folder, ..., state."""
    try:
        return places.pid_file.read_text(errors="replace").split("\n")
    except OSError:
        return []


def _pid(notes: list[str]) -> int | None:
    return int(notes[0]) if notes and notes[0].isdigit() else None


def _log(places: Places) -> IO[bytes]:
    too_long = places.log.exists() and places.log.stat().st_size > LOG_LIMIT
    # Only for us: it can quote statements.
    return open(places.log, "wb" if too_long else "ab", opener=partial(os.open, mode=0o600))


def _fail(places: Places, what: str) -> NoReturn:
    """Raise OperationalError with the last words of the log."""
    lines = places.log.read_text(errors="replace").strip().splitlines()
    raise OperationalError(f"{what} The end of {places.log}: " + " / ".join(lines[-3:]))
