"""What processes take: CPU of a whole tree, and memory that is theirs. Linux tells both."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")  # a second


def spent(root: int) -> float:
    """Seconds of CPU of a process, of its living children, and of those that have ended."""
    fields = _status(root)
    ended = (int(fields[13]) + int(fields[14])) / TICKS
    return ended + sum(_clock(pid) for pid in [root, *children(root)])


def _clock(pid: int) -> float:
    """Seconds of CPU of all threads of a process, to the nanosecond; 0 of one that has ended."""
    with suppress(OSError):
        return time.clock_gettime((~pid << 3) | 2)  # how Linux numbers the clock of a process
    return 0.0


def memory(root: int) -> float:
    """Megabytes of a process and its children, where several share a page each with its part."""
    return sum(_share(pid) for pid in [root, *children(root)])


def _share(pid: int) -> float:
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in told if line.startswith("Pss:")) / 1024


def children(root: int) -> list[int]:
    return [pid for pid in _all() if _parent(pid) == root]


def _all() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))


def _parent(pid: int) -> int:
    with suppress(OSError):
        return int(_status(pid)[1])
    return -1


def _status(pid: int) -> list[str]:
    """The fields of its status from the third on: state, parent, ..."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    return told.rpartition(")")[2].split()
