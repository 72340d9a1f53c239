"""`migrate`: Django's, but no page waits long because a migration waits for a lock.

Whoever waits for a lock on a table makes everybody queue who comes after, readers too. So a
migration gives up after half a second, lets the queue go, and tries again a little later.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

LOCK_MILLISECONDS = 500
PATIENCE = 600  # seconds
FIRST_PAUSE, LONGEST_PAUSE = 1, 10  # seconds between two tries; each is half as long again

# Whose transactions hold tables of ours for longer than we would wait, the oldest first. What they
# ask is left out: it may hold what somebody logged.
HOLDERS = """
SELECT holder.pid, coalesce(nullif(holder.application_name, ''), holder.backend_type),
    coalesce(extract(epoch FROM clock_timestamp() - holder.xact_start)::int, 0),
    string_agg(DISTINCT pg_class.relname, ', ')
FROM pg_locks
JOIN pg_class ON pg_class.oid = pg_locks.relation AND pg_class.relkind = 'r'
JOIN pg_stat_activity AS holder ON holder.pid = pg_locks.pid AND holder.pid <> pg_backend_pid()
WHERE pg_locks.granted AND holder.datname = current_database()
    AND pg_class.relnamespace = 'public'::regnamespace
    AND coalesce(holder.xact_start < clock_timestamp() - %s * interval '1 ms', true)
GROUP BY holder.pid, holder.application_name, holder.backend_type, holder.xact_start
ORDER BY holder.xact_start LIMIT 3
"""


class Command(migrate.Command):
    help = f"{migrate.Command.help} Waits for long readers without holding up anybody else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)  # type: ignore[arg-type]
        parser.add_argument(
            "--patience",
            type=float,
            default=PATIENCE,
            metavar="SECONDS",
            help=f"How long to try again while others use the tables; {PATIENCE} unless set.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Each migration is one transaction: another try goes on with the one that gave up."""
        self.connection = connections[options["database"]]
        until, pause = time.monotonic() + options["patience"], float(FIRST_PAUSE)
        while not self._migrated(*args, **options):
            if time.monotonic() + pause > until:
                raise CommandError(f"Gave up. {self._what_for()} Nothing of it was changed.")
            self.stdout.write(f"\n    {self._what_for()} Trying again in {pause:.0f} s.")
            self.stdout.flush()
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)

    def _migrated(self, *args: Any, **options: Any) -> bool:
        """Whether all is done; False when a lock was not to be had in time."""
        try:
            super().handle(*args, **options)
        except OperationalError as error:
            if self.connection.in_atomic_block or not isinstance(error.__cause__, LockNotAvailable):
                raise
            return False
        finally:
            if self.connection.is_usable() and not self.connection.needs_rollback:
                self._limit_locks(None)
        return True

    def migration_progress_callback(
        self, action: str, migration: Any = None, fake: bool = False
    ) -> None:
        super().migration_progress_callback(action, migration, fake)
        if action in {"apply_start", "unapply_start"}:
            # What runs outside of a transaction, such as CREATE INDEX CONCURRENTLY, waits without
            # holding up anybody, and half of it would stay.
            self._limit_locks(LOCK_MILLISECONDS if migration.atomic else 0)

    def _limit_locks(self, milliseconds: int | None) -> None:
        """How long this connection waits for a lock from now on; None for as long as any.

        What has its locks may work as long as it takes: it goes through the whole of a table.
        """
        with self.connection.cursor() as cursor:
            if milliseconds is None:
                cursor.execute("RESET lock_timeout")
                cursor.execute("RESET statement_timeout")
                return
            cursor.execute("SET lock_timeout = %s", [milliseconds])
            cursor.execute("SET statement_timeout = 0")
        connection: Any = self.connection.connection
        if hasattr(connection, "patience"):  # see backplan/postgres/bounded.py
            connection.patience = None

    def _what_for(self) -> str:
        """Who is in the way, in sentences."""
        with self.connection.cursor() as cursor:
            cursor.execute(HOLDERS, [LOCK_MILLISECONDS])
            holders = [
                f"process {pid} ({name}), which has used {tables} for {seconds} s"
                for pid, name, seconds, tables in cursor.fetchall()
            ]
        return f"It waits for {'; for '.join(holders) or 'a lock that is free again'}."
