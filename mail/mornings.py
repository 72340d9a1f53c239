"""Letters of a certain day: they come on its morning, where whoever gets them lives."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from accounts.models import date_at, zone_named
from mail.hours import morning


def mornings(
    wanted: QuerySet[Any], now: datetime.datetime, *columns: str
) -> Iterator[tuple[int, datetime.date, Any]]:
    """The account and the date of each choice (of MailChoice's `on`) whose morning has come since
    it was made, with the columns that are asked for as well. One query.

    The date is the account's own, so that a day begins no sooner than it does for them.
    """
    about = ("user", "user__time_zone", "user__day_ends_at", "since", "quiet_until")
    rows = wanted.values_list(*about, *columns)
    for user, name, day_ends_at, since, until, *more in rows.iterator(chunk_size=2000):
        today = date_at(now, name, day_ends_at)
        if since < morning(today, zone_named(name), max(until, day_ends_at)) <= now:
            yield user, today, more
