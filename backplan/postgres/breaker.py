"""What one process knows about a database that went away, so that no request has to find out."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

from psycopg import OperationalError

PROBE_SECONDS = 0.5  # between two probes


class KnownAwayError(OperationalError):
    """The database was away a moment ago, and has not been seen since."""


class Breaker:
    """Open while the database is away: then nobody tries to connect but one probe at a time.

    The probe has a thread of its own. If a request were to do it, each second one lifter would
    wait for a server that does not answer.
    """

    def __init__(self, *, every: float = PROBE_SECONDS) -> None:
        self.every = every
        self.forget()
        # The probing thread does not exist in a forked child, and a lock it held would stay.
        os.register_at_fork(after_in_child=self.forget)

    def forget(self) -> None:
        """Know nothing: the next to ask tries for itself."""
        self._lock = threading.Lock()
        self._probing: threading.Thread | None = None

    def stop(self) -> None:
        """Know nothing, and wait until the probe has ended, some seconds at most.

        A process that forks must have no other thread.
        """
        probing = self._probing
        self.forget()
        if probing:
            probing.join()

    @property
    def is_open(self) -> bool:
        return self._probing is not None

    def refuse_if_open(self) -> None:
        """Raises KnownAwayError at once while the database is known to be away."""
        if self.is_open:
            raise KnownAwayError("The database is away; a probe goes on looking for it.")

    def found_away(self, answers: Callable[[], bool]) -> None:
        """Open, and ask `answers` again and again until it says that the database is back."""
        with self._lock:
            if self._probing is None:
                self._probing = threading.Thread(
                    target=self._probe, args=(answers,), name="probe", daemon=True
                )
                self._probing.start()

    def _probe(self, answers: Callable[[], bool]) -> None:
        try:
            while self._probing is threading.current_thread() and not answers():
                time.sleep(self.every)
        finally:  # also when a probe fails in a way that says nothing of the database
            if self._probing is threading.current_thread():
                self._probing = None
