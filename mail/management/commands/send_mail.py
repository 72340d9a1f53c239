"""`send_mail`: send the letters that are due; with --every, go on doing so."""

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError, connection

from mail.delivery import UnreachableError, delivery
from mail.sending import run

logger = logging.getLogger("mail")

NO_SERVER = "No mail server is set (EMAIL_HOST): no letter is sent."
UNREACHABLE = "The mail server can’t be reached. The letters wait."


class Command(BaseCommand):
    help = (
        "Sends the letters that people chose and that are due: each once, however often and by "
        "however many this is run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="MINUTES", help="go on for ever")

    def handle(self, *args: Any, every: int | None, **options: Any) -> None:
        self.over = threading.Event()
        if not every:
            self.send_once()
            return
        # A letter that is on its way is sent to its end.
        signal.signal(signal.SIGTERM, lambda *_: self.over.set())
        while not self.over.is_set():
            self.send_and_tell()
            self.over.wait(every * 60)

    def send(self) -> str:
        """One run, and a sentence that says what came of it. Raises UnreachableError."""
        way = delivery()
        if way is None:
            return NO_SERVER
        ended = run(way, self.over.is_set)
        told = ", ".join(f"{count} {what}" for what, count in sorted(ended.items()))
        return f"Mail: {told or 'nothing to send'}."

    def send_once(self) -> None:
        try:
            self.stdout.write(self.send())
        except UnreachableError:
            raise CommandError(UNREACHABLE) from None

    def send_and_tell(self) -> None:
        """The same for the log; whatever is wrong with the database may be over the next time."""
        try:
            logger.info(self.send())
        except UnreachableError:
            logger.error(UNREACHABLE)
        except (DatabaseError, InterfaceError):
            logger.exception("No mail was sent, as the database is away.")
        finally:
            connection.close()
