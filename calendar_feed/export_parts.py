"""What the calendar adds to the exported file: that there is an address, and what it tells.

- calendar: since when there is one, and whether it tells the exercises; without its secret.

It is a record to keep. Restoring the file skips it, as the address is the old account's.
"""

from __future__ import annotations

from collections.abc import Iterator

from accounts.export_json import ExportPart, ExportRow, rows
from accounts.models import User
from calendar_feed.models import CalendarFeed


def _calendar(user: User) -> Iterator[ExportRow]:
    return rows(CalendarFeed.objects.owned_by(user), "with_exercises", "made_at")


PARTS = [ExportPart("calendar", _calendar)]
