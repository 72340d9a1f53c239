"""Sample accounts for development: people to be, with logs to look at.

They have no password, so the door in views/samples.py is the only way in, and it is there
only where settings.SAMPLE_ACCOUNTS is.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from workouts.samples.diaries import Diary
from workouts.samples.people import PEOPLE, Person, address

__all__ = ["PEOPLE", "Person", "accounts", "address", "make"]


def accounts() -> QuerySet[User]:
    """The sample accounts there are."""
    return User.objects.filter(email__in=[person.email for person in PEOPLE])


def make() -> list[Person]:
    """Make the accounts that are missing, with all their logs; returns those it made."""
    return [person for person in PEOPLE if _make(person)]


@transaction.atomic
def _make(person: Person) -> bool:
    """One account and its logs, whole or not at all; False where it exists."""
    account, is_new = User.objects.get_or_create(
        email=person.email,
        defaults={
            "name": person.name,
            "experience": person.experience,
            "password": make_password(None),
            "consented_at": timezone.now(),
        },
    )
    if not is_new:
        return False
    EmailAddress.objects.create(user=account, email=person.email, verified=True, primary=True)
    if person.weeks:
        Diary(account, person).write()
    return True
