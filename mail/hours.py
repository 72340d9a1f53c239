"""When a letter may come: in the daytime of whoever gets it, on any date and in any time zone."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

# Ours: nobody is woken, and a morning that begins after noon reminds of nothing.
EARLIEST, USUAL, LATEST = 4, 7, 12
EVENING = 21
_DAY = datetime.timedelta(days=1)


def morning(date: datetime.date, zone: ZoneInfo, until: int) -> datetime.datetime:
    """When quiet hours that last `until` an hour are over on a date, in UTC. Where the clocks are
    put forward at that moment, it is as soon as they show more."""
    return datetime.datetime.combine(date, datetime.time(until), zone).astimezone(datetime.UTC)


def next_allowed(now: datetime.datetime, zone: ZoneInfo, until: int) -> datetime.datetime:
    """The first moment from `now` on that is no quiet hour there, in UTC."""
    local = now.astimezone(zone)
    if local.hour >= EVENING:
        return morning(local.date() + _DAY, zone, until)
    return max(now, morning(local.date(), zone, until))
