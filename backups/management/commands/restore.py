"""`restore`: bring one backup back, over what is there only when asked twice."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseError

from backups import site
from backups.databases import Address
from backups.failures import BackupError
from backups.management.commands.backup import ended_by_a_signal
from backups.manifest import Manifest, age_of, in_words
from backups.restoring import Restore, Restored


class Command(BaseCommand):
    help = (
        "Restores a backup beside the database, compares it with what it was, and lets the two "
        "change places. What was there is backed up first, and stays under another name."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the dump, or its name in the folder of the backups")
        parser.add_argument(
            "--identity", type=Path, help="the file of your age key, - to pipe it in"
        )
        parser.add_argument(
            "--yes-replace", metavar="NAME", help="the database to replace, asking nothing"
        )

    def handle(self, *args: Any, file: str, identity: Path | None, **options: Any) -> None:
        ended_by_a_signal()
        database, self.agreed = site.database(), options["yes_replace"]
        given = Path(file)
        dump = given if given.exists() or given.name != file else site.store().folder / file
        self.database = database
        try:
            restore = Restore(dump, identity, site.known_migrations())
            outcome = restore.into(
                database, site.store(), prepare=self.bring_up_to_date, confirm=self.confirm
            )
        except BackupError as error:
            raise CommandError(f"Nothing was restored: {dump.name}. {error}") from error
        except DatabaseError as error:
            sentence = f"Nothing was restored: {dump.name} could not be brought up to date."
            raise CommandError(sentence) from error
        self.report(outcome)

    def bring_up_to_date(self, restored: Address) -> None:
        """Migrations that came after the backup was made, before anyone can see it."""
        with site.pointing_at(restored):
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)

    def confirm(self, manifest: Manifest) -> None:
        """Ask twice. Raises CommandError unless both answers are plain."""
        name = self.database.name
        if self.agreed is not None:
            if self.agreed != name:
                raise CommandError(f"The database is {name}. Nothing was replaced.")
            return
        if not sys.stdin.isatty():
            raise CommandError(f"Something is in {name}: add --yes-replace {name} to replace it.")
        made_at = f"{manifest.made_at:%Y-%m-%d %H:%M} UTC"
        self.stdout.write(
            f"This puts {name} back to {made_at}, {in_words(age_of(manifest.made_at))}. What "
            "was logged since stays in a backup that is made first, and nowhere else."
        )
        if input("Go on? yes/no: ") != "yes" or input("The database’s name: ") != name:
            raise CommandError("Nothing was replaced.")

    def report(self, outcome: Restored) -> None:
        self.stdout.write(f"{self.database.name} is {outcome.restored.file} now.")
        if outcome.made_first:
            self.stdout.write(
                f"What was there is in {outcome.made_first.file}, and until you drop it in the "
                f"database {outcome.aside}."
            )
