"""A date of the log lies between 1950 and today, and one of a plan within a year, at every door."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import browser, full_workout, lifter, log, whole_fields, workout_of
from workouts.models import ExcusedDays, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NO_DATES = ["0001-01-01", "1949-12-31", "9999-12-31", "10000-01-01", "infinity", "-infinity"]
NO_DATES += ["2026-02-30", "20260303", "2026-W10-2", "2026-03-03T10:00", "today", "1e9", "\u202e"]
DOORS = {
    "performed_on of a workout that is begun": ("/workouts/", {"role": "main"}),
    "performed_on of a workout that is entered": ("/workouts/enter/", whole_fields(full_workout())),
    "performed_on of a workout that has another": ("/workouts/{workout}/date/", {}),
    "first_on of excused days": ("/excused/", {"kind": "ill"}),
    "last_on of excused days": ("/excused/", {"kind": "ill", "first_on": "{today}"}),
    "training_since of an account": ("/settings/experience/", {"experience": "under"}),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("date", [*NO_DATES, "in ten years"])
def test_no_other_date_gets_in(door: str, date: str) -> None:
    user, (path, sent), field = lifter(), DOORS[door], door.split()[0]
    visit = workout_of(user)
    log(visit)
    if date == "in ten years":
        date = str(user.today() + datetime.timedelta(days=3650))
    fields = {name: value.format(today=user.today()) for name, value in sent.items()}
    answer = browser(user).post(path.format(workout=visit.pk), fields | {field: date})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Workout.objects.get().performed_on == visit.performed_on
    assert not ExcusedDays.objects.exists()
    user.refresh_from_db()
    assert user.training_since is None


@pytest.mark.parametrize("date", NO_DATES)
@pytest.mark.parametrize(
    "path",
    [
        "/workouts/enter/?on={}",
        "/history/?before={}",
        "/history/?after={}",
        "/history/calendar/?year={}",
        "/history/deadlift/?until={}",
        "/history/deadlift/?since={}",
        "/history/deadlift/rule/?until={}",
    ],
)
def test_an_address_with_such_a_date_opens(path: str, date: str) -> None:
    user = lifter()
    log(workout_of(user))
    assert browser(user).get(path.format(date)).status_code == 200
