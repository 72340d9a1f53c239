"""Whether a standby keeps up, as one process sees it, without asking for each request."""

from __future__ import annotations

import threading
import time
from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, connections

LOOK_SECONDS = 0.5  # between two looks
MOST_SECONDS = 1.0  # what the primary had written so long ago must be there

# Positions in the primary's log of changes, as text: what it promised to keep, what is repeated.
WRITTEN = "SELECT pg_current_wal_flush_lsn()::text"
# A server that repeats nothing is no standby, or not any more: then this is null.
REPEATED = """
SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= %s::pg_lsn
"""


class Lag:
    """Positions are compared and not times: when nothing is written, the time of the last change
    says nothing, and a standby that was cut off does not know that it misses anything.

    The standby must have what the primary had written at the look before, or, where that was long
    ago, just now. So what is read is never older than MOST_SECONDS and LOOK_SECONDS together.
    """

    def __init__(self, standby: str) -> None:
        self._standby = standby
        self._looking = threading.Lock()
        self._looked_at = float("-inf")
        self._written = ""
        self._is_small = False

    def is_small(self) -> bool:
        """Whether the standby may be read. One thread looks; the others go by the last look."""
        if self._is_due() and self._looking.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._looking.release()
        return self._is_small and not self._is_due()

    def distrust(self) -> None:
        """It failed: nobody reads it until the next look."""
        self._is_small = False

    def _is_due(self) -> bool:
        return time.monotonic() - self._looked_at > LOOK_SECONDS

    def _look(self) -> None:
        now, before = time.monotonic(), self._written
        is_recent = bool(before) and now - self._looked_at <= MOST_SECONDS
        self._is_small = False
        self._looked_at = now
        self._written = ""  # until the primary has answered: what it said earlier is too old then
        # Outside of this: the primary is asked for much else, and its absence is told of there.
        self._written = asked(DEFAULT_DB_ALIAS, WRITTEN)
        try:
            bar = before if is_recent else self._written
            self._is_small = bool(asked(self._standby, REPEATED, bar))
        except Error:
            self._is_small = False


def asked(alias: str, question: str, *values: str) -> Any:
    """The one value that a database answers."""
    with connections[alias].cursor() as cursor:
        cursor.execute(question, values or None)
        return cursor.fetchone()[0]
