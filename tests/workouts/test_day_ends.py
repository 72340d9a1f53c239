"""Who trains past midnight says when their day ends, and the night belongs to the day before."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from accounts.forms import time_zones
from accounts.models import LATEST_END, User, date_at
from tests.factories import (
    browser,
    lifter,
    log,
    opening,
    prescription_of,
    program_of,
    workout_of,
)
from tests.imports.flow import brought
from tests.workouts.test_export_json import everything_of
from tests.workouts.test_weeks import clock
from workouts import logbook, working_loads
from workouts.models import LoggedSet, WorkingLoad, Workout
from workouts.my_data import export_csv

MONDAY, TUESDAY = datetime.date(2026, 3, 2), datetime.date(2026, 3, 3)


def started(user: User, on: datetime.date) -> HttpResponse:
    return browser(user).post("/workouts/", {"role": "main", "performed_on": str(on)})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "ends", "today"),
    [
        ("2026-03-03 01:30", 0, TUESDAY),
        ("2026-03-03 01:30", 4, MONDAY),
        ("2026-03-03 03:59:59", 4, MONDAY),
        ("2026-03-03 04:00", 4, TUESDAY),
        ("2026-03-03 23:59", 4, TUESDAY),
    ],
)
def test_the_night_belongs_to_the_day_before_until_the_day_ends(
    moment: str, ends: int, today: datetime.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = lifter(day_ends_at=ends)
    clock(monkeypatch, moment)
    assert user.today() == today
    client = browser(user)
    assert f'value="{today}"' in client.get("/workouts/enter/").text
    assert f'value="{today + datetime.timedelta(days=1)}"' not in client.get("/week/").text


NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("zone", "moment", "local", "ends", "on"),
    [
        # Clocks go from 2:00 to 3:00: the hour at which the day would end is not there.
        (NEW_YORK, "2026-03-08 06:59", "01:59", 2, "2026-03-07"),
        (NEW_YORK, "2026-03-08 07:00", "03:00", 2, "2026-03-08"),
        (NEW_YORK, "2026-03-08 07:30", "03:30", 4, "2026-03-07"),
        (NEW_YORK, "2026-03-08 08:00", "04:00", 4, "2026-03-08"),
        # From 2:00 back to 1:00: that hour comes twice, and both belong to the night.
        (NEW_YORK, "2026-11-01 05:30", "01:30", 4, "2026-10-31"),
        (NEW_YORK, "2026-11-01 06:30", "01:30", 4, "2026-10-31"),
        (NEW_YORK, "2026-11-01 06:59", "01:59", 2, "2026-10-31"),
        (NEW_YORK, "2026-11-01 07:00", "02:00", 2, "2026-11-01"),
        # Days without a midnight.
        ("Asia/Beirut", "2026-03-28 22:30", "01:30", 0, "2026-03-29"),
        ("Asia/Beirut", "2026-03-28 22:30", "01:30", 4, "2026-03-28"),
        ("Africa/Cairo", "2026-04-23 22:30", "01:30", 4, "2026-04-23"),
    ],
)
def test_it_goes_by_the_clock_on_the_wall_when_clocks_change(
    zone: str, moment: str, local: str, ends: int, on: str
) -> None:
    at = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    person = User(time_zone=zone)
    assert f"{at.astimezone(person.zone):%H:%M}" == local
    assert str(date_at(at, zone, ends)) == on


MOMENTS = st.datetimes(
    datetime.datetime(2015, 1, 1), datetime.datetime(2035, 1, 1), timezones=st.just(datetime.UTC)
)


@given(MOMENTS, st.sampled_from(time_zones()), st.integers(0, LATEST_END))
def test_a_day_never_comes_back_once_it_has_ended(
    at: datetime.datetime, zone: tuple[str, str], ends: int
) -> None:
    hours = (at + datetime.timedelta(minutes=30 * step) for step in range(60))
    dates = [date_at(each, zone[0], ends) for each in hours]
    assert dates == sorted(dates)


@pytest.mark.django_db
def test_a_workout_goes_on_past_midnight_as_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    user = lifter(day_ends_at=4)
    clock(monkeypatch, "2026-03-03 23:50")
    started(user, TUESDAY)
    visit = Workout.objects.get()
    log(visit, 225, 5)
    clock(monkeypatch, "2026-03-04 00:20")
    log(visit, 225, 5)
    page = browser(user).get(f"/workouts/{visit.pk}/")
    assert page["X-Keep-Offline"] == str(user.pk)
    started(user, user.today())
    assert Workout.objects.get().performed_on == TUESDAY
    assert LoggedSet.objects.filter(workout=visit).count() == 2


@pytest.mark.django_db
def test_what_may_be_logged_ends_with_their_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    user = lifter(day_ends_at=4)
    clock(monkeypatch, "2026-03-04 01:30")
    assert started(user, datetime.date(2026, 3, 4)).status_code == 422
    assert started(user, datetime.date(2026, 3, 3)).status_code == 302


@pytest.mark.django_db
def test_a_weight_set_by_hand_in_the_night_comes_after_the_workout_of_that_night(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The workout was dated by a day that ended at midnight, which is tomorrow now."""
    user = lifter()
    clock(monkeypatch, "2026-03-03 01:00")
    log(workout_of(user, user.today()), 225, 5)
    user.day_ends_at = 4
    user.save()
    clock(monkeypatch, "2026-03-03 02:00")
    place = prescription_of(User.objects.get(), "deadlift")
    working_loads.set_by_hand(prescription=place, load=Decimal(185), by=user, note="")
    assert opening(user) == 185
    assert WorkingLoad.objects.get().set_on == TUESDAY
    other = prescription_of(User.objects.get(), "pull-up")
    working_loads.set_by_hand(prescription=other, load=Decimal(5), by=user, note="")
    assert WorkingLoad.objects.latest("at").set_on == MONDAY


@pytest.mark.django_db
def test_a_change_of_it_changes_nothing_in_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    user = lifter(day_ends_at=4)
    clock(monkeypatch, "2026-03-04 01:30")
    log(workout_of(user, user.today()))
    before = [list(model.objects.values()) for model in (Workout, LoggedSet)]
    answer = browser(user).post(
        "/settings/account/", {"name": "", "time_zone": "UTC", "day_ends_at": "0"}
    )
    assert answer.status_code == 302
    user.refresh_from_db()
    assert (user.day_ends_at, user.today()) == (0, datetime.date(2026, 3, 4))
    assert [list(model.objects.values()) for model in (Workout, LoggedSet)] == before


@pytest.mark.django_db
def test_the_table_of_sets_has_the_workouts_own_date() -> None:
    user = lifter(day_ends_at=4)
    visit = workout_of(user, TUESDAY)
    log(visit)
    logbook.finish(workout=visit)
    night = datetime.datetime(2026, 3, 4, 0, 30, tzinfo=datetime.UTC)
    Workout.objects.update(started_at=night, finished_at=night)
    assert "2026-03-03 12:00:00" in "".join(export_csv.written(user, "lb"))


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "there"), [({"day_ends_at": 5}, 5), (None, 0)])
def test_the_own_file_brings_it_along(change: dict[str, Any] | None, there: int) -> None:
    first = lifter()
    log(workout_of(first))
    found = everything_of(first)
    if change is None:  # a file from before there was one
        del found["account"][0]["day_ends_at"]
    else:
        found["account"][0].update(change)
    second = lifter("second@example.com", day_ends_at=3)
    brought(second, json.dumps(found).encode())
    second.refresh_from_db()
    assert (second.day_ends_at, program_of(second).lifter) == (there, second)


@pytest.mark.django_db
@pytest.mark.parametrize("sent", ["7", "-1", "noon", "4.5"])
def test_an_hour_that_is_not_offered_is_refused_beside_the_field(sent: str) -> None:
    user = lifter(day_ends_at=2)
    fields = {"name": "Ada", "time_zone": "UTC", "day_ends_at": sent}
    answer = browser(user).post("/settings/account/", fields)
    assert (answer.status_code, 'id="id_day_ends_at_error"' in answer.text) == (422, True)
    user.refresh_from_db()
    assert user.day_ends_at == 2


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{}, {"day_ends_at": ""}])
def test_a_page_from_before_changes_nothing_of_it(sent: dict[str, str]) -> None:
    user = lifter(day_ends_at=2)
    fields = {"name": "Ada", "time_zone": "UTC"} | sent
    assert browser(user).post("/settings/account/", fields).status_code == 302
    user.refresh_from_db()
    assert (user.name, user.day_ends_at) == ("Ada", 2)


@pytest.mark.django_db
@pytest.mark.parametrize("hour", [-1, 7])
def test_the_database_takes_no_other_hour(hour: int) -> None:
    with pytest.raises(IntegrityError, match="user_day_ends_at_night"), transaction.atomic():
        User.objects.create_user("late@example.com", day_ends_at=hour)
