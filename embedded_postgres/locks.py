"""Two file locks: one to start and stop the server, one held by everyone who uses it.

The kernel drops both when a process dies, however it dies, so nothing is stale.
"""

import contextlib
import fcntl
import os
import threading
from collections.abc import Iterator
from pathlib import Path

from psycopg import OperationalError

from embedded_postgres.processes import attempts

# Longer than any start that ends well: recovery after a crash takes a while.
PATIENCE = 90


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the exclusive lock on the file. Raises OperationalError after a long wait."""
    lock = _open(path)
    try:
        for _ in attempts(PATIENCE):
            if _try(lock, fcntl.LOCK_EX):
                break
        else:
            raise OperationalError(f"Another process holds {path}.")
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)  # a child forked meanwhile holds a copy of it
        os.close(lock)


class Membership:
    """This process's share in the users' lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None
        self._spare = threading.local()  # several threads may fork

    @property
    def joined(self) -> bool:
        return self._lock is not None

    def join(self) -> None:
        """Be a user, until leave() or the end of the process. Call while alone."""
        if self._lock is None:
            self._lock = self._share()

    def is_last(self) -> bool:
        """True for a user when nobody else is one. Call while alone."""
        return self._lock is not None and _try(self._lock, fcntl.LOCK_EX)

    def leave(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    # Around a fork. The child gets a share of its own, so that both leave separately;
    # it is made before, as the parent may be gone before the child takes a step.

    def split(self) -> None:
        """Before: make the share of the child."""
        self._spare.lock = self._share() if self.joined else None

    def keep(self) -> None:
        """After, in the parent: let the child's share be the child's."""
        if (spare := self._spare.lock) is not None:
            os.close(spare)

    def take(self) -> None:
        """After, in the child: use its share instead of the parent's."""
        self.leave()
        self._lock = self._spare.lock

    def _share(self) -> int:
        lock = _open(self.path)
        fcntl.flock(lock, fcntl.LOCK_SH)
        return lock


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _try(lock: int, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
