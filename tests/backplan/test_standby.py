"""What is read from a real standby, and what is not, and what happens while it is away."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.db import OperationalError, connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoDbBlocker, Settings

from accounts.models import User
from backplan import standby, standby_lag
from backplan.standby import COOKIE, OLDER, STANDBY
from backplan.standby_lag import Lag
from coaching import consent
from tests.coaching.cast import coach, coached
from tests.factories import browser, log, many_workouts, seasoned_lifter, workout_of
from tests.following import in_settings, own_server_followed
from tests.standby import Standby
from workouts.models import LoggedSet

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ENDED = """
SELECT pg_terminate_backend(pid, %s) FROM pg_stat_activity WHERE application_name = 'backplan'
"""
PATIENCE = 60  # seconds, on a machine however busy
OF_THE_LIFTER = ["/history/", "/history/calendar/", "/history/deadlift/", "/history/deadlift/rule/"]


@pytest.fixture(scope="module")
def server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Standby]:
    with django_db_blocker.unblock(), own_server_followed() as made:
        yield made


@pytest.fixture
def follower(server: Standby, settings: Settings) -> Iterator[Standby]:
    """The site has it: as where DATABASE_REPLICA_URL names it."""
    settings.DATABASE_ROUTERS = ["backplan.standby.Router"]
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "backplan.standby.may_be_older"]
    with in_settings(server):
        yield server


@pytest.fixture
def user(follower: Standby) -> User:
    made = seasoned_lifter()
    many_workouts(made, 4)
    return made


def caught_up() -> None:
    """Until the standby has all that the primary has, be it on no disk yet: tests wait for none."""
    written = standby_lag.asked("default", "SELECT pg_current_wal_insert_lsn()::text")
    assert eventually(lambda: standby_lag.asked(STANDBY, standby_lag.REPEATED, written))


def eventually(holds: Callable[[], Any]) -> bool:
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


# A query of the account may look at the plan as well: that is asked of the primary.
OF_A_LOG = re.compile(r'SELECT (?:COUNT\(\*\) AS "__count" FROM )?"workouts_')


def is_read_there(client: Client, path: str) -> bool:
    """Whether the log was read from the standby, and then not from the primary as well."""
    there, here = (CaptureQueriesContext(connections[alias]) for alias in (STANDBY, "default"))
    with there, here:
        assert client.get(path).status_code == 200
    logs = [each["sql"] for each in here if OF_A_LOG.match(each["sql"])]
    found = any(OF_A_LOG.match(each["sql"]) for each in there)
    assert not (found and logs), logs
    return found


def paths(user: User) -> list[str]:
    coaching = coached(user, coach())
    return [
        *OF_THE_LIFTER,
        reverse("client_history", args=[coaching.pk]),
        reverse("client_lift", args=[coaching.pk, "deadlift"]),
    ]


def test_each_page_that_looks_back_is_read_there_and_is_the_same(user: User) -> None:
    found = paths(user)
    readers = [browser(user)] * 4 + [browser(User.objects.get(email="coach@example.com"))] * 2
    assert len(found) == len(OLDER)
    for reader, path in zip(readers, found, strict=True):
        reader.get(path)  # notes the look, and the use of the session
        caught_up()
        assert eventually(lambda: is_read_there(reader, path)), path  # noqa: B023
        there = reader.get(path).content
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(standby, "OLDER", set())
            assert reader.get(path).content == there


def test_no_other_page_is(user: User) -> None:
    caught_up()
    assert not any(is_read_there(browser(user), "/week/") for _ in range(3))


def test_who_has_just_saved_reads_what_they_saved(user: User, follower: Standby) -> None:
    phone = browser(user)
    caught_up()
    assert eventually(lambda: is_read_there(phone, "/history/"))
    answer = phone.post("/settings/equipment/", {})
    assert answer.cookies[COOKIE]["max-age"] == standby.OWN_SECONDS
    assert answer.cookies[COOKIE]["httponly"]
    assert not is_read_there(phone, "/history/")
    assert eventually(lambda: is_read_there(browser(user), "/history/"))


def test_what_they_saved_is_kept_longer_than_a_standby_may_be_behind() -> None:
    assert standby.OWN_SECONDS > 2 * (standby_lag.LOOK_SECONDS + standby_lag.MOST_SECONDS)


def test_one_that_lags_is_left_alone_until_it_has_caught_up(user: User, follower: Standby) -> None:
    phone = browser(user)
    caught_up()
    assert eventually(lambda: is_read_there(phone, "/history/"))
    with follower.connect() as there:
        there.execute("SELECT pg_wal_replay_pause()")
        try:
            log(workout_of(user))
            assert eventually(lambda: not is_read_there(phone, "/history/"))
            for _ in range(3):
                time.sleep(standby_lag.LOOK_SECONDS)
                assert not is_read_there(phone, "/history/")
        finally:
            there.execute("SELECT pg_wal_replay_resume()")
    assert eventually(lambda: is_read_there(phone, "/history/"))


def test_one_that_is_cut_off_is_left_alone_although_it_does_not_know(
    user: User, follower: Standby
) -> None:
    """It has repeated all that it was sent, and goes on answering."""
    phone = browser(user)
    caught_up()
    with follower.deaf():
        log(workout_of(user))
        assert eventually(lambda: not is_read_there(phone, "/history/"))
        time.sleep(2 * standby_lag.LOOK_SECONDS)
        assert not is_read_there(phone, "/history/")
    assert eventually(lambda: is_read_there(phone, "/history/"))


def test_a_coach_whose_access_ended_is_told_so_at_once_however_old_the_standby_is(
    user: User, follower: Standby
) -> None:
    by = coach()
    coaching = coached(user, by)
    path = reverse("client_history", args=[coaching.pk])
    desk = browser(by)
    desk.get(path)
    caught_up()
    assert eventually(lambda: is_read_there(desk, path))
    with follower.deaf():
        consent.end(coaching=coaching)
        assert desk.get(path).status_code == 404


def test_while_it_is_away_the_primary_is_read_and_then_it_is_again(
    user: User, follower: Standby
) -> None:
    phone = browser(user)
    caught_up()
    assert eventually(lambda: is_read_there(phone, "/history/"))
    follower.stop()
    try:
        for _ in range(5):
            assert phone.get("/history/").status_code == 200
            time.sleep(standby_lag.LOOK_SECONDS / 2)
        assert connections[STANDBY].breaker.is_open
        assert phone.get("/week/").status_code == 200
    finally:
        follower.start()
    assert eventually(lambda: not connections[STANDBY].breaker.is_open)
    assert eventually(lambda: is_read_there(phone, "/history/"))


def test_a_page_that_fails_there_is_asked_again_of_the_primary(
    user: User, follower: Standby, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which nobody looked at again since it was well."""
    phone = browser(user)
    caught_up()
    assert eventually(lambda: is_read_there(phone, "/history/"))
    monkeypatch.setattr(standby_lag, "LOOK_SECONDS", 3600)
    tried = []

    def cut_off(execute: Callable[..., Any], *asked: Any) -> Any:
        """Once it was looked at whether the connection works."""
        tried.append(asked)
        with follower.connect() as there:
            # It waits until they are gone; milliseconds.
            there.execute(ENDED, [60_000])
        return execute(*asked)

    with connections[STANDBY].execute_wrapper(cut_off):
        assert phone.get("/history/").status_code == 200
    assert len(tried) == 1
    assert not is_read_there(phone, "/history/")


def test_nothing_can_be_written_there(user: User) -> None:
    logged = log(workout_of(user))
    caught_up()
    with standby.read_there():
        row = LoggedSet.objects.owned_by(user).get(pk=logged.pk)
        assert row._state.db == STANDBY
        row.reps = 3
        row.save()
    assert LoggedSet.objects.get(pk=row.pk).reps == 3
    with pytest.raises(Exception, match="read-only"):
        LoggedSet.objects.using(STANDBY).filter(pk=row.pk).update(reps=4)


def test_a_server_that_follows_nobody_is_no_standby(user: User) -> None:
    """As after it was promoted, or where the address of the primary is named a second time."""
    connections[STANDBY].close()
    own = connection.get_connection_params()
    connections[STANDBY].settings_dict["HOST"] = own["host"]
    lag = Lag(STANDBY)
    for _ in range(4):
        assert not lag.is_small()
        time.sleep(standby_lag.LOOK_SECONDS)


def test_the_site_has_none_unless_it_is_named() -> None:
    assert site_settings.DATABASE_ROUTERS == []
    assert set(site_settings.DATABASES) == {"default"}


def test_what_the_primary_said_before_it_was_away_is_no_measure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or a standby that has what was written a minute ago would pass for one that keeps up."""
    now, said, bars = [0.0], ["0/1"], []

    def asked(alias: str, question: str, *values: str) -> object:
        if alias == STANDBY:
            bars.append(values[0])
            return True
        if not said:
            raise OperationalError
        return said[0]

    monkeypatch.setattr(standby_lag, "asked", asked)
    monkeypatch.setattr(standby_lag.time, "monotonic", lambda: now[0])
    lag = Lag(STANDBY)
    assert lag.is_small()
    said.clear()
    for _ in range(50):
        now[0] += 0.6
        with pytest.raises(OperationalError):
            lag.is_small()
    said.append("0/9")
    now[0] += 0.6
    lag.is_small()
    assert bars == ["0/1", "0/9"]
