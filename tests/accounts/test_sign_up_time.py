"""An address that has an account takes as long to sign up as one that has none."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.models import User
from tests.accounts.pages import PASSWORD, sign_up, with_a_mail_server
from workouts.models import Equipment, Program

pytestmark = pytest.mark.django_db

ARGON = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PAIRS = 12


@pytest.fixture(autouse=True)
def _a_mail_server(settings: Settings) -> None:
    with_a_mail_server(settings)


def known(email: str) -> str:
    user = User.objects.create_user(email, PASSWORD)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return email


def asked(email: str) -> list[str]:
    """The queries of a sign-up: what each begins with, and its table."""
    with CaptureQueriesContext(connection) as queries:
        assert sign_up(Client(), email=email).headers["Location"] == "/accounts/confirm-email/"
    found = [re.match(r'([A-Z]+)[^"]*(?:.*? FROM )?"?(\w+)', one["sql"]) for one in queries]
    return [f"{one[1]} {one[2]}" for one in found if one and "SAVEPOINT" not in one[0]]


def test_the_same_is_asked_of_the_database_and_written_to_it() -> None:
    asked("first@example.com")  # begins the counts of tries
    taken, free = asked(known("ada@example.com")), asked("ida@example.com")
    written = [
        [one for one in each if one.startswith(("INSERT", "UPDATE"))] for each in (taken, free)
    ]
    assert len(written[0]) > 8
    assert written[0] == written[1]
    assert taken == free


def test_nothing_stays_of_an_account_that_was_made_in_vain() -> None:
    known("ada@example.com")
    sign_up(Client())
    assert list(User.objects.values_list("email", flat=True)) == ["ada@example.com"]
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["ada@example.com"]
    assert not Program.objects.exists()
    assert not Equipment.objects.exists()


def test_only_the_address_that_was_typed_gets_mail() -> None:
    sign_up(Client(), email=known("ada@example.com"))
    assert [message.to for message in mail.outbox] == [["ada@example.com"]]
    assert "nobody.invalid" not in f"{mail.outbox[0].subject}{mail.outbox[0].body}"


def test_an_address_as_long_as_may_be_signs_up_in_vain_too() -> None:
    longest = "a" * 60 + "@" + ".".join(["b" * 60] * 3) + ".org"
    assert asked(known(longest))
    assert User.objects.count() == 1


@pytest.fixture
def _real_hashes(settings: Settings) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ARGON
    settings.ACCOUNT_RATE_LIMITS = False
    return


@pytest.mark.slow
@pytest.mark.usefixtures("_real_hashes")
def test_the_times_of_both_are_alike() -> None:
    """By the median of pairs, one right after the other: a busy machine is slow for both.

    The hash of a password is most of it, so without one a sign-up takes a tenth.
    """
    taken = [known(f"known{number}@example.com") for number in range(PAIRS)]
    sign_up(Client(), email="first@example.com")
    ratios = []
    for number, address in enumerate(taken):
        times = []
        for email in (address, f"free{number}@example.com"):
            start = time.perf_counter()
            sign_up(Client(), email=email)
            times.append(time.perf_counter() - start)
        ratios.append(times[0] / times[1])
    assert 0.6 < statistics.median(ratios) < 1.7
