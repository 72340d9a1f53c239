"""Make a backup: dumped, restored at once, compared table by table, and only then called good."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from backups import folder as folders
from backups import programs
from backups.databases import Address, Connection, alone, scratch, server_version
from backups.facts import Facts, facts_of
from backups.failures import BackupError, told
from backups.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Store:
    """Where backups go, for how many days with one they stay, and who can open them:
    age's recipients, nobody in particular when there are none."""

    folder: Path
    days: int
    recipients: list[str]


def make(database: Address, store: Store) -> Manifest:
    """A new backup in the folder. Raises BackupError, and then leaves nothing behind."""
    with told(), alone(database) as admin:
        return make_beside(admin, database, store)


def make_beside(admin: Connection, database: Address, store: Store) -> Manifest:
    """The same for whoever is alone with the database already."""
    folder = folders.private(store.folder)
    folders.clear_halves(folder, database.name)
    with scratch(admin, database) as copy, snapshot(database) as (live, name, made_at):
        facts, version = facts_of(live), server_version(live)
        if not facts.tables:  # a wrong address, perhaps: it must not crowd out the good ones
            raise BackupError(f"There is nothing in the database {database.name}.")
        file = folders.name_for(database.name, made_at, encrypted=bool(store.recipients))
        with folders.draft(folder, file) as (path, opened):
            sha256 = _dump(database, name, copy, programs.of_postgres(version), opened, store)
            os.fsync(opened)
            proven = _proven(facts, copy)
            manifest = Manifest(
                file=file,
                database=database.name,
                made_at=made_at,
                proven_at=datetime.datetime.now(datetime.UTC),
                server_version=version,
                encrypted=bool(store.recipients),
                size=path.stat().st_size,
                sha256=folders.sha256(path),
                dump_sha256=sha256,
                facts=proven,
            )
            if not manifest.encrypted and manifest.sha256 != sha256:
                raise BackupError("The disk of the backups did not keep what was written.")
            folders.publish(path, manifest)
    folders.thin_out(folder, database.name, store.days)
    return manifest


@contextmanager
def snapshot(database: Address) -> Iterator[tuple[Connection, str, datetime.datetime]]:
    """One moment of the database: a connection that sees it, its name for others, its time."""
    with database.connect() as live, live.transaction():
        live.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = live.execute("SELECT pg_export_snapshot(), now()").fetchone()
        assert row is not None  # noqa: S101
        yield live, row[0], row[1]


def _dump(
    database: Address, moment: str, copy: Address, folder: Path, opened: int, store: Store
) -> str:
    """Dump that moment into the open file and into the copy at once; the dump's SHA-256.

    With recipients the file gets it encrypted, and no disk sees it otherwise.
    """
    argument, env = database.for_programs()
    asked = [str(folder / "pg_dump"), f"--dbname={argument}", f"--snapshot={moment}"]
    asked += ["--format=custom", "--no-owner", "--no-privileges", "--lock-wait-timeout=60s"]
    with ExitStack() as stack:
        dump = stack.enter_context(programs.Helper(*asked, env=env, stdout=subprocess.PIPE))
        restore = stack.enter_context(restoring(folder, copy))
        if not store.recipients:
            file = stack.enter_context(open(opened, "wb", closefd=False))
            sha256 = programs.pump(dump.stdout, file, restore.stdin)
            ends = [dump, restore]
        else:
            locked = stack.enter_context(_encrypting(store.recipients, opened))
            sha256 = programs.pump(dump.stdout, locked.stdin, restore.stdin)
            ends = [dump, locked, restore]
        for each in ends:
            each.end()
    return sha256


def restoring(folder: Path, database: Address) -> programs.Helper:
    """pg_restore at work: what is written to it goes into the database, whole or not at all."""
    argument, env = database.for_programs()
    return programs.Helper(
        str(folder / "pg_restore"),
        f"--dbname={argument}",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        env=env,
        stdin=subprocess.PIPE,
    )


def _encrypting(recipients: list[str], opened: int) -> programs.Helper:
    named = [word for each in recipients for word in ("--recipient", each)]
    return programs.Helper(
        programs.age(), "--encrypt", *named, stdin=subprocess.PIPE, stdout=opened
    )


def _proven(original: Facts, copy: Address) -> Facts:
    """What the copy holds, which must be what the original did. Raises BackupError."""
    with copy.connect() as connection:
        found = facts_of(connection)
    if difference := original.differs_in(found):
        raise BackupError(f"The dump is not good: {difference}.")
    return found
