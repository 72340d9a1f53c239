"""`sample_data` makes the sample accounts where one develops, and nowhere else."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import User
from workouts import samples

pytestmark = pytest.mark.slow


def test_outside_development_it_says_why_not_and_makes_nothing(
    db: None, settings: Settings
) -> None:
    settings.SAMPLE_ACCOUNTS = False
    with pytest.raises(CommandError, match="for development"):
        call_command("sample_data")
    assert not User.objects.exists()


def test_it_names_who_it_made(
    db: None, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SAMPLE_ACCOUNTS = True
    User.objects.create_user(samples.address("under-a-year"))
    User.objects.create_user(samples.address("over-a-year"))
    call_command("sample_data")
    printed = capsys.readouterr().out
    assert "Ines: Their coach." in printed
    assert "Marcus" not in printed


def test_it_says_when_there_is_nothing_to_make(
    db: None, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SAMPLE_ACCOUNTS = True
    for person in samples.PEOPLE:
        User.objects.create_user(person.email)
    call_command("sample_data")
    assert "already there" in capsys.readouterr().out
