"""Records every look of a coach at a client."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from coaching.models import LogView, Page


def record(coach: User, clients: Iterable[User], page: Page) -> None:
    """Store at most one row a day for each client and sort of page. One query."""
    # Always in one order, so that two requests that write the same rows do not deadlock.
    ordered = sorted(clients, key=lambda client: client.pk)
    rows = [LogView(client=one, coach=coach, page=page, on=one.today()) for one in ordered]
    LogView.objects.bulk_create(rows, ignore_conflicts=True)
