"""When a letter may come: by the clock of whoever gets it, on the days the clocks change, too."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from pytest_django import Settings

from mail.delivery import SmtpDelivery
from mail.hours import next_allowed
from mail.models import Letter, LetterOutcome, QuietHours
from mail.sending import run
from tests.factories import lifter, program_of
from tests.mail.people import server_options, wants
from tests.mail.server import MailServer, mail_server

NEW_YORK, BERLIN, KATHMANDU = map(ZoneInfo, ["America/New_York", "Europe/Berlin", "Asia/Kathmandu"])


def at(text: str, zone: ZoneInfo) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(datetime.UTC)


@pytest.mark.parametrize(
    ("zone", "now", "allowed"),
    [
        (BERLIN, "2026-11-30T06:59", "2026-11-30T07:00"),
        (BERLIN, "2026-11-30T07:00", "2026-11-30T07:00"),
        (BERLIN, "2026-11-30T20:59", "2026-11-30T20:59"),
        (BERLIN, "2026-11-30T21:00", "2026-12-01T07:00"),
        (BERLIN, "2026-11-30T00:00", "2026-11-30T07:00"),
        (KATHMANDU, "2026-11-30T06:59", "2026-11-30T07:00"),  # 5:45 ahead
        # The night in which the clocks change is an hour shorter, or longer.
        (NEW_YORK, "2026-03-07T22:00", "2026-03-08T07:00"),
        (NEW_YORK, "2026-03-08T03:30", "2026-03-08T07:00"),
        (NEW_YORK, "2026-10-31T22:00", "2026-11-01T07:00"),
        (NEW_YORK, "2026-11-01T01:30", "2026-11-01T07:00"),
    ],
)
def test_a_letter_waits_for_the_morning_where_they_live(
    zone: ZoneInfo, now: str, allowed: str
) -> None:
    assert next_allowed(at(now, zone), zone, 7) == at(allowed, zone)


def test_the_wait_of_the_night_in_which_the_clocks_change_is_as_long_as_it_is() -> None:
    evening = at("2026-03-07T22:00", NEW_YORK)
    assert next_allowed(evening, NEW_YORK, 7) - evening == datetime.timedelta(hours=8)
    evening = at("2026-10-31T22:00", NEW_YORK)
    assert next_allowed(evening, NEW_YORK, 7) - evening == datetime.timedelta(hours=10)


def test_an_hour_that_the_clocks_skip_is_over_when_they_show_the_next() -> None:
    night = at("2026-03-08T01:00", NEW_YORK)
    assert next_allowed(night, NEW_YORK, 2) == at("2026-03-08T03:00", NEW_YORK)


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as started:
        settings.MAIL = server_options(started.port)
        yield started


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "date"),
    [
        (NEW_YORK, "2026-03-08"),
        (NEW_YORK, "2026-11-01"),
        (BERLIN, "2026-03-29"),
        (BERLIN, "2026-10-25"),
        (ZoneInfo("Pacific/Kiritimati"), "2026-06-01"),
        (ZoneInfo("Pacific/Pago_Pago"), "2026-06-01"),
    ],
)
def test_a_reminder_comes_once_on_its_morning(
    server: MailServer, monkeypatch: pytest.MonkeyPatch, zone: ZoneInfo, date: str
) -> None:
    """Run every half an hour, from the evening before until the evening after."""
    day = datetime.date.fromisoformat(date)
    clock = [at(f"{date}T12:00", zone) - datetime.timedelta(days=10)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock[0])
    user = wants(lifter(time_zone=zone.key), "reminder")
    program = program_of(user)
    program.days.update(weekday=day.weekday())
    type(program).objects.update(started_on=day - datetime.timedelta(days=30))
    QuietHours.objects.create(user=user, until=8)
    clock[0] = at(f"{date}T12:00", zone) - datetime.timedelta(hours=20)
    sent_at = []
    for _ in range(70):
        if run(SmtpDelivery())[LetterOutcome.SENT]:
            sent_at.append(clock[0].astimezone(zone))
        clock[0] += datetime.timedelta(minutes=30)
    assert [(when.date(), when.hour, when.minute) for when in sent_at] == [(day, 8, 0)]
    assert sum(server.ids.values()) == 1


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(("ends", "until", "hour"), [(6, 4, 6), (6, 5, 6), (5, 5, 5), (3, 7, 7)])
def test_a_morning_begins_no_sooner_than_the_day_of_who_stays_up(
    server: MailServer, monkeypatch: pytest.MonkeyPatch, ends: int, until: int, hour: int
) -> None:
    clock = [at("2026-06-01T12:00", BERLIN)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock[0])
    user = wants(lifter(time_zone=BERLIN.key, day_ends_at=ends), "reminder")
    program_of(user).days.update(weekday=0)
    QuietHours.objects.create(user=user, until=until)
    clock[0] = at("2026-06-07T20:00", BERLIN)
    sent_at = []
    for _ in range(60):
        if run(SmtpDelivery())[LetterOutcome.SENT]:
            sent_at.append(f"{clock[0].astimezone(BERLIN):%d. %H:%M}")
        clock[0] += datetime.timedelta(minutes=30)
    assert sent_at == [f"08. 0{hour}:00"]


@pytest.mark.django_db
def test_one_that_missed_its_day_is_not_sent_the_next_morning(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [timezone.now()]
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock[0])
    user = wants(lifter(time_zone="Europe/Berlin"), "reminder")
    day = user.today() + datetime.timedelta(days=1)
    program_of(user).days.update(weekday=day.weekday())
    clock[0] = at(f"{day}T21:30", BERLIN)
    assert run(SmtpDelivery()) == {}
    assert Letter.objects.get().event == str(day)
    clock[0] += datetime.timedelta(hours=10)
    assert run(SmtpDelivery()) == {LetterOutcome.DROPPED: 1}
