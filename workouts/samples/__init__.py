"""Sample accounts for development: people to sign in as, with logs to look at.

They have no password, so samples/views.py is the only way in, and it answers only where
settings.SAMPLE_ACCOUNTS is set.
"""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from workouts.samples.diaries import Diary
from workouts.samples.people import PEOPLE, Person, address

__all__ = ["MAKERS", "PEOPLE", "Person", "account", "accounts", "address", "make"]

# Other packages add to these what they have to show: nothing here may import them.
MAKERS: list[Callable[[], None]] = []


def accounts() -> QuerySet[User]:
    """The sample accounts there are."""
    return User.objects.filter(email__in=[person.email for person in PEOPLE])


def make() -> list[Person]:
    """Make the accounts that are missing, with all their logs; returns those it made.

    The MAKERS then make what other packages show of them.
    """
    made = [person for person in PEOPLE if _make(person)]
    for maker in MAKERS:
        maker()
    return made


@transaction.atomic
def _make(person: Person) -> bool:
    """One account and its logs, whole or not at all; False where it exists."""
    user, is_new = account(person)
    if is_new and person.weeks:
        Diary(user, person).write()
    return is_new


def account(person: Person) -> tuple[User, bool]:
    """The account of a sample person, and whether it is new."""
    user, is_new = User.objects.get_or_create(
        email=person.email,
        defaults={
            "name": person.name,
            "experience": person.experience,
            "password": make_password(None),
            "consented_at": timezone.now(),
        },
    )
    if is_new:
        EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
    return user, is_new
