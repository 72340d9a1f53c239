"""How many statements the database is asked, counted by its own log."""

from __future__ import annotations

import re
from collections.abc import Callable

import private
import psycopg

# What is asked, by either protocol. Not counted are the beginning and end of a transaction, the
# question whether a kept connection still works, and our own.
_OTHERS = r"BEGIN|COMMIT|SELECT 1$|ALTER SYSTEM|SELECT pg_"
_ASKED = re.compile(rf"LOG:  (?:statement|execute [^:]*): (?!{_OTHERS})", re.MULTILINE)


def counted(act: Callable[[], object]) -> int:
    """The statements of whatever the sites do meanwhile. Counting makes it slower."""
    _log("all")
    before = private.LOG.stat().st_size
    try:
        act()
    finally:
        _log("none")
    with private.LOG.open(encoding="utf-8", errors="replace") as log:
        log.seek(before)
        return len(_ASKED.findall(log.read()))


def _log(which: str) -> None:
    with psycopg.connect(private.ADDRESS, autocommit=True) as ours:
        ours.execute(f"ALTER SYSTEM SET log_statement = '{which}'")
        ours.execute("SELECT pg_reload_conf()")
        ours.execute("SELECT pg_sleep(0.3)")  # until every backend has heard
