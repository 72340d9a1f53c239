"""Who is there on a drill's site: `python -m tests.drills.cast KIND COUNT [...]`.

Prints JSON. Made in a process of its own, as the drill's site has a database of its own.
"""

from __future__ import annotations

import datetime
import json
import sys
from typing import Any

import django

A_WEEK = datetime.timedelta(days=7)


def training(count: int, visits: int) -> list[dict[str, Any]]:
    """Lifters who are signed in, each with so many workouts begun."""
    from django.conf import settings
    from django.test import Client

    from tests.factories import lifter, workout_of

    found = []
    for number in range(count):
        user, client = lifter(f"lifter-{number}@example.com"), Client()
        client.force_login(user)
        first = user.today() - visits * A_WEEK
        found.append(
            {
                "user": user.pk,
                "cookie": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "workouts": [workout_of(user, first + week * A_WEEK).pk for week in range(visits)],
            }
        )
    return found


def known(count: int) -> list[str]:
    """The addresses of accounts that are confirmed; all have one password, hashed as ever."""
    from allauth.account.models import EmailAddress
    from django.contrib.auth.hashers import make_password

    from accounts.models import User

    kept = make_password("seven heavy plates")
    people = [
        User(email=f"heron-{number:04}@example.com", password=kept) for number in range(count)
    ]
    User.objects.bulk_create(people)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in people
    )
    return [user.email for user in people]


if __name__ == "__main__":
    django.setup()
    makers = {"training": training, "known": known}
    print(json.dumps(makers[sys.argv[1]](*map(int, sys.argv[2:]))))  # noqa: T201
