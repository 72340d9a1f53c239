"""No day of the past is later than the lifter's own today."""

from __future__ import annotations

import datetime

import pytest

from accounts.models import User
from tests.factories import browser, full_workout, lifter, whole_fields
from tests.workouts.test_weeks import clock
from workouts.models import Workout

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
# Where it is at half past ten in the morning of 3 March by universal time.
TODAYS = [
    ("UTC", "2026-03-03"),
    ("Pacific/Kiritimati", "2026-03-04"),
    ("Pacific/Pago_Pago", "2026-03-02"),
]


@pytest.fixture(params=TODAYS, ids=[zone for zone, _ in TODAYS])
def user(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> User:
    zone, today = request.param
    clock(monkeypatch, "2026-03-03 10:30")
    found = lifter(time_zone=zone)
    assert found.today().isoformat() == today
    return found


@pytest.mark.parametrize("ahead", [1, 2, 400])
def test_a_workout_cannot_be_begun_on_a_later_date(user: User, ahead: int) -> None:
    fields = {"role": "main", "performed_on": str(user.today() + ahead * DAY)}
    answer = browser(user).post("/workouts/", fields)
    assert answer.status_code == 422
    assert 'id="id_performed_on_error"' in answer.content.decode()
    assert not Workout.objects.exists()


@pytest.mark.parametrize("ahead", [1, 2, 400])
def test_a_workout_cannot_be_entered_for_a_later_date(user: User, ahead: int) -> None:
    fields = whole_fields(full_workout(), on=user.today() + ahead * DAY)
    answer = browser(user).post("/workouts/enter/", fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_performed_on_error"' in page
    assert "Choose a date" in page
    assert not Workout.objects.exists()


def test_today_is_the_last_date_of_a_workout(user: User) -> None:
    fields = whole_fields(full_workout(), on=user.today())
    assert browser(user).post("/workouts/enter/", fields).status_code == 302
    assert Workout.objects.get().performed_on == user.today()


def test_nobody_has_trained_since_tomorrow(user: User) -> None:
    fields = {"experience": "under", "training_since": str(user.today() + DAY)}
    answer = browser(user).post("/settings/experience/", fields)
    assert answer.status_code == 422
    assert 'id="id_training_since_error"' in answer.content.decode()
    fields["training_since"] = str(user.today())
    assert browser(user).post("/settings/experience/", fields).status_code == 302


def test_who_is_already_a_day_on_is_told_where_to_say_so(user: User) -> None:
    fields = {"role": "main", "performed_on": str(user.today() + DAY)}
    page = browser(user).post("/workouts/", fields).content.decode()
    assert f"still {user.today()} for you, by your time zone and the hour your day ends" in page
