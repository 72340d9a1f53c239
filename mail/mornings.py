"""Letters of a certain day: they come on its morning, where whoever gets them lives."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from accounts.models import zone_named
from mail.hours import morning


def mornings(
    wanted: QuerySet[Any], now: datetime.datetime, *columns: str
) -> Iterator[tuple[int, datetime.date, Any]]:
    """The account and the date of each choice (of MailChoice's `on`) whose morning has come since
    it was made, with the columns that are asked for as well. One query."""
    rows = wanted.values_list("user", "user__time_zone", "since", "quiet_until", *columns)
    for user, name, since, until, *more in rows.iterator(chunk_size=2000):
        zone = zone_named(name)
        today = now.astimezone(zone).date()
        if since < morning(today, zone, until) <= now:
            yield user, today, more
