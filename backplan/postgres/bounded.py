"""A connection to Postgres that waits a bounded time for a server that says nothing.

A frozen server keeps its sockets open and its machine goes on confirming what it is sent, so
neither keepalives nor tcp_user_timeout notice, and a time-out of its own it cannot keep.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, OperationalError

LIMIT = "SELECT setting::int FROM pg_settings WHERE name = 'statement_timeout'"  # milliseconds
PAST_STATEMENT = 2  # seconds of silence beyond the server's own statement_timeout


class SilentError(OperationalError):
    """The server kept the connection open and sent nothing for too long."""


class BoundedConnection(Connection[Any]):
    """psycopg's, but it closes itself once the server is silent for `patience` seconds.

    `patience` is None where statements may take for ever. `on_silence` is called after closing:
    to wait for an answer to a rollback as well would double the time.
    """

    patience: float | None = None
    on_silence: Callable[[], None] = staticmethod(lambda: None)

    def wait(self, gen: Generator[Any, Any, Any], *timing: Any, **named: Any) -> Any:
        """psycopg's way to wait for everything but connecting."""
        if self.patience is None:
            return super().wait(gen, *timing, **named)
        try:
            return super().wait(heard_within(gen, self.patience), *timing, **named)
        except SilentError:
            self.close()
            self.on_silence()
            raise

    @contextmanager
    def waiting_at_most(self, seconds: float) -> Iterator[None]:
        before, self.patience = self.patience, seconds
        try:
            yield
        finally:
            self.patience = before

    def follow_statement_timeout(self, *, within: float) -> None:
        """Be patient for a little longer than the server lets a statement run.

        Asks the server, who answers `within` so many seconds: a role can have a limit of its own.
        """
        with self.waiting_at_most(within):
            row = self.execute(LIMIT).fetchone()
        limit = row[0] / 1000 if row else 0
        self.patience = limit + PAST_STATEMENT if limit else None


def heard_within(gen: Generator[Any, Any, Any], seconds: float) -> Generator[Any, Any, Any]:
    """The same generator, which ends in SilentError when nothing is ready for so many seconds.

    psycopg sends such a generator what its socket is ready for, or nothing each tenth of a second.
    """
    silent_at = time.monotonic() + seconds
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                silent_at = time.monotonic() + seconds
            elif time.monotonic() > silent_at:
                raise SilentError(f"The database has said nothing for {seconds:g} seconds.")
            wanted = gen.send(ready)
    except StopIteration as end:
        return end.value
