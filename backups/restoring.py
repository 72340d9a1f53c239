"""Bring a backup back: restored beside what is there, compared, and only then swapped."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from backups import folder as folders
from backups import manifest as manifests
from backups import programs
from backups.databases import (
    Address,
    Connection,
    alone,
    drop,
    exists,
    replace_by,
    scratch,
    server_version,
)
from backups.facts import facts_of
from backups.failures import BackupError, told
from backups.making import Store, make_beside, restoring
from backups.manifest import Manifest

# Django's own, there only where the admin has a path: that is no sign of a newer version.
PERHAPS = "admin."


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the backup it made first, and the name that what was there has now;
    None for both where there was nothing."""

    restored: Manifest
    made_first: Manifest | None
    aside: str | None


@dataclass(frozen=True, slots=True)
class Restore:
    """One backup to bring back: the dump, the file of age's identity for an encrypted one
    ("-" for standard input), and the migrations that the code knows, as "app.name"."""

    dump: Path
    identity: Path | None
    known: Collection[str]

    def into(
        self,
        database: Address,
        store: Store,
        *,
        prepare: Callable[[Address], None],
        confirm: Callable[[Manifest], None],
    ) -> Restored:
        """Replace the database. `prepare` may bring the restored one up to date; `confirm`
        raises when what is there is to stay, and is asked only where something is.

        Raises BackupError, and then the database is as it was.
        """
        with told():
            manifest = self._looked_at()
        with told(), alone(database) as admin:
            self._check_server(manifest, admin)
            with self._restored(admin, database, manifest) as new:
                prepare(new)
                first = None
                if _holds_something(admin, database):
                    confirm(manifest)
                    first = make_beside(admin, database, store)
                aside = f"{database.name[:40]}_before_{_now()}"
                was_there = exists(admin, database)
                replace_by(admin, database, new, aside)
            if was_there and not first:  # it was empty
                drop(admin, aside)
        return Restored(manifest, first, aside if first else None)

    def _looked_at(self) -> Manifest:
        """What the file is, once it can be restored here. Raises BackupError."""
        manifest = manifests.of_file(self.dump)
        folders.check_content(self.dump, manifest)
        unknown = [
            name
            for name in manifest.facts.migrations
            if name not in self.known and not name.startswith(PERHAPS)
        ]
        if unknown:
            raise BackupError(
                f"It was made by a newer Backplan, with {unknown[-1]}: install that version first."
            )
        if manifest.encrypted and not self.identity:
            raise BackupError("It’s encrypted: name the file of your key with --identity.")
        return manifest

    def _check_server(self, manifest: Manifest, admin: Connection) -> None:
        made_by, here = manifest.server_version // 10_000, server_version(admin) // 10_000
        if made_by > here:
            raise BackupError(f"It was made by Postgres {made_by}, and this server is {here}.")

    @contextmanager
    def _restored(
        self, admin: Connection, database: Address, manifest: Manifest
    ) -> Iterator[Address]:
        """The backup in a database of its own, seen to be what it was."""
        folder = programs.of_postgres(server_version(admin))
        with scratch(admin, database) as new:
            with ExitStack() as stack:
                restore = stack.enter_context(restoring(folder, new))
                if manifest.encrypted:
                    opened = stack.enter_context(self._decrypting())
                    sha256 = programs.pump(opened.stdout, restore.stdin)
                    opened.end()
                else:
                    sha256 = programs.pump(stack.enter_context(self.dump.open("rb")), restore.stdin)
                if sha256 != manifest.dump_sha256:
                    raise BackupError("It was changed: its checksum isn’t the one it had.")
                restore.end()
            with new.connect() as connection:
                difference = manifest.facts.differs_in(facts_of(connection))
            if difference:
                raise BackupError(f"It isn’t what it was: {difference}.")
            yield new

    def _decrypting(self) -> programs.Helper:
        asked = [programs.age(), "--decrypt", "--identity", str(self.identity), str(self.dump)]
        # "-" is age's word for what is piped to us.
        given = None if str(self.identity) == "-" else subprocess.DEVNULL
        return programs.Helper(*asked, stdin=given, stdout=subprocess.PIPE)


def _holds_something(admin: Connection, database: Address) -> bool:
    if not exists(admin, database):
        return False
    with database.connect() as live:
        return bool(facts_of(live).tables)


def _now() -> str:
    return f"{datetime.datetime.now(datetime.UTC):%Y%m%d_%H%M%S}"
