"""`backup`: make one and prove it; with --every, go on doing so."""

import datetime
import logging
import signal
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backups import folder as folders
from backups import making, site
from backups.failures import BackupError
from backups.manifest import age_of

logger = logging.getLogger("backups")

# Seconds between two tries, when one failed and when nothing is due.
AGAIN, LOOK = 600, 60
NO_TIME = datetime.timedelta(0)  # less is the age of one made by a clock that was ahead


class Command(BaseCommand):
    help = (
        "Dumps the database, restores the dump into a scratch database at once and compares "
        "every table. Only then is it kept as a good backup."
    )
    requires_system_checks = []  # whatever else is wrong with the site, it can be backed up

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="HOURS", help="go on for ever")

    def handle(self, *args: Any, every: int | None, **options: Any) -> None:
        ended_by_a_signal()
        while every:
            self.when_due(datetime.timedelta(hours=every))
        try:
            self.stdout.write(self.make())
        except BackupError as error:
            raise CommandError(f"No backup was made. {error} {site.newest_in_words()}") from error

    def make(self) -> str:
        """One backup, and a sentence that says which. Raises BackupError."""
        manifest = making.make(site.database(), site.store())
        tables = manifest.facts.tables.values()
        return (
            f"{manifest.file} is good: restored, and {len(tables)} tables with "
            f"{sum(rows for rows, _ in tables):,} rows compared."
        )

    def when_due(self, interval: datetime.timedelta) -> None:
        """Make one if the newest is so old, else wait; the log says what came of it."""
        newest = folders.newest(site.store().folder, site.database().name)
        if newest and NO_TIME <= age_of(newest.made_at) < interval:
            time.sleep(LOOK)
            return
        try:
            logger.info(f"{self.make()} {site.newest_in_words()}")
        except BackupError as error:
            logger.error(f"No backup was made. {error} {site.newest_in_words()}")
            time.sleep(AGAIN)


def ended_by_a_signal() -> None:
    """Clean up when told to end: a container's stop would kill without it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
