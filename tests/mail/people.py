"""People who want mail, and the settings that bring it to a test's server."""

from __future__ import annotations

import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from mail.models import MailChoice, QuietHours
from tests.factories import lifter, program_of

A_WEEK_AGO = datetime.timedelta(days=7)


def confirmed(user: User) -> User:
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def wants(user: User, *kinds: str, since: datetime.datetime | None = None) -> User:
    """They confirmed their address and chose these kinds, a week ago."""
    if not EmailAddress.objects.filter(user=user).exists():
        confirmed(user)
    since = since or timezone.now() - A_WEEK_AGO
    for kind in kinds:
        MailChoice.objects.update_or_create(user=user, kind=kind, defaults={"since": since})
    return user


def at_every_hour(user: User) -> User:
    """It is no quiet hour for them, whenever a test runs: their clock shows noon or so."""
    hour = timezone.now().hour
    user.time_zone = f"Etc/GMT{hour - 12:+d}" if hour != 12 else "Etc/GMT"
    user.save(update_fields=["time_zone"])
    QuietHours.objects.update_or_create(user=user, defaults={"until": 7})
    return user


def due_today(email: str = "lifter@example.com", **fields: Any) -> User:
    """A lifter whose back day is today, and who wants to be reminded."""
    user = at_every_hour(lifter(email, **fields))
    program_of(user).days.update(weekday=user.today().weekday())
    return wants(user, "reminder")


def server_options(port: int, timeout: float = 10) -> dict[str, Any]:
    """What settings.MAIL says of a server on loopback."""
    return {
        "host": "127.0.0.1",
        "port": port,
        "username": "",
        "password": "",
        "use_tls": False,
        "use_ssl": False,
        "timeout": timeout,
    }
