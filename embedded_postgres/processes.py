"""Which processes are Postgres at work in one data folder.

A pid in a file proves nothing: the process may be dead, a zombie, or someone
else who got the number later. Linux tells through /proc; where that is absent
a server counts once it answers on the socket in its closed folder.
"""

import contextlib
import os
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from embedded_postgres.places import SOCKET, Places

PROC = Path("/proc")


def proc_tells() -> bool:
    """True where /proc describes processes (Linux)."""
    return (PROC / "self" / "stat").exists()


def born(pid: int) -> int | None:
    """When the process started, in clock ticks since boot; None when dead or a zombie."""
    try:
        text = (PROC / str(pid) / "stat").read_bytes()
    except OSError:
        return None
    # The name in brackets may itself hold brackets and spaces.
    state, *fields = text.rpartition(b")")[2].split()
    return None if state in (b"Z", b"X") else int(fields[18])


def answers(folder: Path) -> bool:
    """True when a server accepts connections on its socket in the folder."""
    with socket.socket(socket.AF_UNIX) as client, contextlib.suppress(BlockingIOError):
        client.setblocking(False)
        try:
            client.connect(str(folder / SOCKET))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
    return True


def exists(pid: int) -> bool:
    """True when any process at all has this pid."""
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def works_in(places: Places, pid: int) -> bool:
    """True when this process is a Postgres of exactly this cluster."""
    if not proc_tells():
        return exists(pid) and answers(places.socket_folder)
    folder = PROC / str(pid)
    try:
        if (folder / "comm").read_bytes().strip() != b"postgres" or born(pid) is None:
            return False
        return os.readlink(folder / "cwd") == str(places.data)
    except PermissionError:  # root in a container may not look into nobody's processes
        return _names(folder, places)
    except OSError:
        return False


def workers_of(places: Places) -> list[int]:
    """Every Postgres process of this cluster; empty where /proc cannot tell."""
    pids = [int(entry.name) for entry in PROC.glob("[0-9]*")] if proc_tells() else []
    return [pid for pid in pids if works_in(places, pid)]


def attempts(seconds: float) -> Iterator[None]:
    """Try something again and again, every 20 ms, for so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield
        time.sleep(0.02)


def _names(folder: Path, places: Places) -> bool:
    """The postmaster's arguments name the data; its children carry the cluster's title."""
    try:
        line = (folder / "cmdline").read_bytes()
    except OSError:
        return False
    arguments = line.split(b"\0")
    return os.fsencode(places.data) in arguments or places.title.encode() in line


@dataclass(frozen=True, slots=True)
class Server:
    """A running postmaster: its pid, its birth (see born) and the folder of its socket."""

    pid: int
    born: int | None
    socket: Path

    def alive(self) -> bool:
        """Whether this very process still runs; cheap enough for every connection."""
        if self.born is None:
            return answers(self.socket)
        return born(self.pid) == self.born
