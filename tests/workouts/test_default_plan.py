"""What of the plan is the default, as settings say it: once for a day, and only what differs."""

from __future__ import annotations

import pytest

from accounts.models import User
from tests.factories import browser, lifter, prescriptions_of
from workouts.models import Prescription

pytestmark = pytest.mark.django_db


def settings_of(user: User) -> str:
    page: str = browser(user).get("/settings/").content.decode()
    return page


def change(rows: list[Prescription]) -> None:
    for row in rows:
        row.sets = 5
        row.save(update_fields=["sets"])


def test_the_default_is_said_once_for_a_day() -> None:
    page = settings_of(lifter())
    assert page.count("Backplan default") == 1
    assert "Changed" not in page


def test_only_what_differs_from_the_default_is_marked() -> None:
    user = lifter()
    change(prescriptions_of(user)[:1])
    page = settings_of(user)
    assert "What is not marked is the Backplan default." in page
    assert page.count(">Changed<") == 1


def test_a_day_changed_throughout_has_no_word_of_the_default() -> None:
    user = lifter()
    rows = prescriptions_of(user)
    change(rows)
    page = settings_of(user)
    assert "Backplan default" not in page
    assert page.count(">Changed<") == len(rows)
