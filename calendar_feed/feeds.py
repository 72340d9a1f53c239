"""How a lifter gives their calendar an address, renews it and takes it back."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from calendar_feed.models import CalendarFeed, new_secret


def share(*, lifter: User, with_exercises: bool) -> CalendarFeed:
    """The address, made if there is none; it tells the exercises from now on, or does not."""
    told = {"with_exercises": with_exercises}
    feed, _ = CalendarFeed.objects.update_or_create(lifter=lifter, defaults=told)
    return feed


def renew(*, lifter: User) -> None:
    """A new secret: the old address leads nowhere. Without one there is nothing to renew."""
    anew = {"secret": new_secret(), "made_at": timezone.now()}
    CalendarFeed.objects.owned_by(lifter).update(**anew)


def stop(*, lifter: User) -> None:
    """No address any more."""
    CalendarFeed.objects.owned_by(lifter).delete()
