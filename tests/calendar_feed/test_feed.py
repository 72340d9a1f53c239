"""The training days in somebody's own calendar, as programs that read it understand them."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest
import vobject
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from backplan.logs import JsonLines
from calendar_feed import feeds
from calendar_feed.models import CalendarFeed
from tests.factories import TUESDAY, lifter, log, program_of, workout_of
from tests.workouts.test_weeks import clock
from workouts import excuses, logbook, programs
from workouts.models import Program

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY


def shared(user: User, *, with_exercises: bool = False) -> CalendarFeed:
    return feeds.share(lifter=user, with_exercises=with_exercises)


def fetched(feed: CalendarFeed, **headers: str) -> HttpResponse:
    """As a program asks, which has no cookie."""
    return Client(headers=headers).get(f"/calendar/{feed.secret}.ics")


def events(feed: CalendarFeed) -> list[Any]:
    """As vobject reads them."""
    return list(vobject.readOne(fetched(feed).content.decode()).contents.get("vevent", []))


def days(feed: CalendarFeed) -> dict[datetime.date, str]:
    return {event.dtstart.value: event.summary.value for event in events(feed)}


def since(user: User, start: datetime.date) -> User:
    """A plan that began on a date."""
    Program.objects.filter(lifter=user).update(started_on=start)
    return user


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> CalendarFeed:
    """A lifter who trained on one Tuesday, missed the next and was ill on the third; it is the
    Monday after. The week before, they came a day late."""
    clock(monkeypatch, "2026-03-23 12:00")
    user = since(lifter(), TUESDAY - WEEK)
    for on in (TUESDAY - WEEK + DAY, TUESDAY):
        visit = workout_of(user, on)
        log(visit, "227.5")
        logbook.finish(workout=visit)
    ill = TUESDAY + 2 * WEEK
    excuses.excuse(lifter=user, kind="ill", first_on=ill, last_on=ill, note="A word of mine")
    return shared(user)


def test_it_tells_what_became_of_each_day(feed: CalendarFeed) -> None:
    found = days(feed)
    assert list(found.items())[:5] == [
        (TUESDAY - WEEK + DAY, "Main back day, done"),
        (TUESDAY, "Main back day, done"),
        (TUESDAY + WEEK, "Main back day, missed"),
        (TUESDAY + 2 * WEEK, "Main back day, excused"),
        (TUESDAY + 3 * WEEK, "Main back day"),
    ]
    assert max(found) == TUESDAY + 10 * WEEK  # eight weeks ahead, to the day
    assert len(found) == 12


def test_every_event_is_a_whole_day_that_takes_no_time_and_rings_nothing(
    feed: CalendarFeed,
) -> None:
    for event in events(feed):
        assert type(event.dtstart.value) is datetime.date
        assert event.dtend.value == event.dtstart.value + DAY
        assert event.transp.value == "TRANSPARENT"
        assert event.url.value == "http://testserver/week/"
        assert "valarm" not in event.contents
    whole = vobject.readOne(fetched(feed).content.decode()).contents
    assert "method" not in whole
    assert whole["x-wr-calname"][0].value == whole["name"][0].value == "Backplan"
    assert whole["x-published-ttl"][0].value == whole["refresh-interval"][0].value == "PT4H"


def test_lines_end_and_fold_as_the_format_asks(feed: CalendarFeed) -> None:
    shared(feed.lifter, with_exercises=True)
    content = fetched(feed).content
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)


def test_two_readers_that_know_nothing_of_each_other_agree(feed: CalendarFeed) -> None:
    content = fetched(feed).content.decode()
    whole = icalendar.Calendar.from_ical(content)
    assert {each.decoded("dtstart"): str(each["summary"]) for each in whole.walk("VEVENT")} == days(
        feed
    )
    assert plain_dates(content) == [f"{on:%Y%m%d}" for on in days(feed)]


def plain_dates(content: str) -> list[str]:
    """The first days by no library at all."""
    start = "DTSTART;VALUE=DATE:"
    return [line.removeprefix(start) for line in content.split("\r\n") if line.startswith(start)]


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        ("Africa/Cairo", "2026-04-23 21:30"),  # half an hour before a midnight that is not there
        ("Africa/Cairo", "2026-10-29 20:30"),  # its last hour comes twice
        ("America/New_York", "2026-03-08 06:30"),
        ("Pacific/Apia", "2026-03-02 10:30"),  # a day further east than it was until 2011
        ("Asia/Beirut", "2026-03-28 22:30"),
    ],
)
def test_no_time_zone_and_no_change_of_the_clocks_moves_a_day(
    zone: str, now: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, now)
    user = lifter(time_zone=zone)
    since(user, user.today() - 4 * WEEK)
    program_of(user).days.update(weekday=user.today().weekday())
    found = days(shared(user))
    assert list(found) == [user.today() + week * WEEK for week in range(-4, 9)]
    assert [found[user.today() + offset] for offset in (-WEEK, 0 * DAY, WEEK)] == [
        "Main back day, missed",
        "Main back day",
        "Main back day",
    ]


def test_it_is_still_today_until_the_lifters_day_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, "2026-03-04 01:30")
    user = since(lifter(day_ends_at=4), TUESDAY)
    assert days(shared(user))[TUESDAY] == "Main back day"
    User.objects.update(day_ends_at=0)
    assert days(CalendarFeed.objects.get())[TUESDAY] == "Main back day, missed"


def test_the_past_is_read_through_its_own_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, "2026-03-05 12:00")
    user = since(lifter(), TUESDAY - WEEK)
    feed = shared(user)
    before = days(feed)
    programs.change_days(program=program_of(user), main=5, week_starts=0, extra=None)
    after = days(feed)
    past = [TUESDAY - WEEK, TUESDAY]
    assert [after[on] for on in past] == [before[on] for on in past]
    assert {on.weekday() for on in after if on not in past} == {5}


def test_nothing_but_the_name_of_the_day_unless_the_exercises_are_asked_for(
    feed: CalendarFeed,
) -> None:
    text = fetched(feed).content.decode()
    assert "DESCRIPTION" not in text
    assert "Deadlift" not in text
    shared(feed.lifter, with_exercises=True)
    told = {event.dtstart.value: event for event in events(feed)}
    assert told[TUESDAY].description.value.splitlines() == [
        "Deadlift, 3 sets",
        "Pull-up, 3 sets",
        "One-arm dumbbell row, 3 sets",
        "Cable pullover, 3 sets",
    ]
    assert "description" not in told[TUESDAY + 2 * WEEK].contents
    whole = fetched(feed).content.decode()
    assert not any(word in whole for word in ("227.5", "A word of mine", feed.lifter.email))
    assert feed.secret not in whole


def test_a_day_keeps_its_name_and_says_that_it_changed(
    feed: CalendarFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed = TUESDAY + WEEK
    was = {event.dtstart.value: event for event in events(feed)}
    visit = workout_of(feed.lifter, missed)
    log(visit)
    assert days(feed)[missed] == "Main back day, started"  # as the week has it
    logbook.finish(workout=visit)
    now = {event.dtstart.value: event for event in events(feed)}
    assert {on: event.uid.value for on, event in was.items()} == {
        on: event.uid.value for on, event in now.items()
    }
    assert len({event.uid.value for event in now.values()}) == len(now)
    assert (was[missed].summary.value, now[missed].summary.value) == (
        "Main back day, missed",
        "Main back day, done",
    )
    assert int(now[missed].sequence.value) > int(was[missed].sequence.value)
    assert now[missed].last_modified.value > was[missed].last_modified.value
    feeds.renew(lifter=feed.lifter)
    feed.refresh_from_db()
    assert {event.uid.value for event in events(feed)} == {
        event.uid.value for event in now.values()
    }


def test_a_day_that_passes_says_that_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, "2026-03-03 12:00")
    feed = shared(since(lifter(), TUESDAY))
    (due, *_) = events(feed)
    clock(monkeypatch, "2026-03-04 12:00")
    (missed, *_) = events(feed)
    assert (due.summary.value, missed.summary.value) == ("Main back day", "Main back day, missed")
    assert int(missed.sequence.value) > int(due.sequence.value)
    assert missed.dtstamp.value > due.dtstamp.value


def test_nothing_is_sent_again_that_has_not_changed(
    feed: CalendarFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = fetched(feed)
    clock(monkeypatch, "2026-03-23 18:00")  # later that day: nothing in it is of now
    again = fetched(feed, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    clock(monkeypatch, "2026-03-25 12:00")
    assert fetched(feed, if_none_match=first["ETag"]).status_code == 200


def test_it_answers_as_programs_expect(feed: CalendarFeed) -> None:
    answer = fetched(feed)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert not answer.cookies
    assert len(answer.content) < 10_000
    head = Client().head(f"/calendar/{feed.secret}.ics")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(answer.content))
    assert Client().post(f"/calendar/{feed.secret}.ics").status_code == 405


def test_what_was_stopped_or_renewed_reads_like_what_never_was(feed: CalendarFeed) -> None:
    never = Client().get(f"/calendar/{'z' * 32}.ics")
    assert never.status_code == 404
    feeds.renew(lifter=feed.lifter)
    assert fetched(feed).content == never.content
    renewed = CalendarFeed.objects.get()
    assert fetched(renewed).status_code == 200
    feeds.stop(lifter=feed.lifter)
    assert (fetched(renewed).status_code, fetched(renewed).content) == (404, never.content)


def test_nobody_reads_the_days_of_an_account_that_is_shut(feed: CalendarFeed) -> None:
    User.objects.update(is_active=False)
    assert fetched(feed).status_code == 404


def test_no_line_of_the_log_has_the_secret(
    feed: CalendarFeed, caplog: pytest.LogCaptureFixture
) -> None:
    feeds.stop(lifter=feed.lifter)
    assert fetched(feed).status_code == 404
    lines = [JsonLines().format(record) for record in caplog.records]
    assert any("calendar/<slug:secret>.ics" in line for line in lines)
    assert feed.secret not in "".join(lines)


@pytest.mark.parametrize(("with_exercises", "queries"), [(False, 1), (True, 2)])
def test_a_longer_log_asks_no_more_of_the_database(
    with_exercises: bool, queries: int, feed: CalendarFeed
) -> None:
    shared(feed.lifter, with_exercises=with_exercises)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            fetched(feed)
        return len(captured)

    before = asked()
    for week in range(1, 20):
        log(workout_of(feed.lifter, TUESDAY - (week + 1) * WEEK))
    assert (before, asked()) == (queries, queries)
