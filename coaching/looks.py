"""Leaves a row for every look of a coach at a client."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from coaching.models import LogView, Page


def record(coach: User, clients: Iterable[User], page: Page) -> None:
    """One row a day for each client and sort of page, however often it is seen. One query."""
    # In one order always: two requests that write the same rows wait, and do not deadlock.
    ordered = sorted(clients, key=lambda each: each.pk)
    rows = [LogView(client=each, coach=coach, page=page, on=each.today()) for each in ordered]
    LogView.objects.bulk_create(rows, ignore_conflicts=True)
