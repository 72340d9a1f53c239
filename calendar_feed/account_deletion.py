"""What the calendar takes away when a lifter leaves: its address."""

from __future__ import annotations

from accounts.account_deletion import Removal
from accounts.models import User
from calendar_feed import feeds
from calendar_feed.models import CalendarFeed


def says(user: User) -> list[str]:
    has_one = CalendarFeed.objects.owned_by(user).exists()
    return ["The link that shows your training days in your calendar."] if has_one else []


def remove(user: User) -> None:
    feeds.stop(lifter=user)


REMOVAL = Removal(says, remove)
