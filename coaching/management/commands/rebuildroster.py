"""Works out anew what coaches' lists of clients tell, or says where what is kept is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from coaching.models import Coaching, KeptLine
from coaching.roster.ranked import ClientLine, line, roster

_AT_ONCE = 500


class Command(BaseCommand):
    help = (
        "Work out every line of the coaches' lists of clients from the logs, and keep it. "
        "With --check, compare what the lists show with the logs, and fail where they differ; "
        "what is not kept yet is kept on the way."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare, and mend nothing")

    def handle(self, *, check: bool, **options: Any) -> None:
        if check:
            self._check()
            return
        KeptLine.objects.all().delete()
        lines = sum(len(roster(coach)) for coach in _coaches())
        self.stdout.write(f"{lines} lines worked out.")

    def _check(self) -> None:
        compared, wrong = 0, 0
        for coach in _coaches():
            lines = roster(coach)
            # Twice, as a set may be logged between the two.
            differ = set(_differ(lines)) and set(_differ(roster(coach)))
            compared, wrong = compared + len(lines), wrong + len(differ)
            for coaching in sorted(differ):
                self.stderr.write(f"Coaching {coaching} shows something else.")
        if wrong:
            raise CommandError(f"{wrong} of {compared} lines are wrong. Run it without --check.")
        self.stdout.write(f"{compared} lines compared, all as the logs say.")


def _differ(lines: Iterable[ClientLine]) -> Iterator[int]:
    """The coachings whose line is not what comes of the log."""
    for shown in lines:
        coaching = Coaching.objects.open().filter(pk=shown.coaching).first()
        if coaching is not None and line(coaching) != shown:
            yield shown.coaching


def _coaches() -> Iterator[User]:
    open_ones = Coaching.objects.open().values("coach")
    return User.objects.filter(pk__in=open_ones).order_by("pk").iterator(_AT_ONCE)
