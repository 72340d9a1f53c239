"""Moments are shown on the clock of whoever reads them."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from coaching import reviews
from coaching.models import Comment
from coaching.roster import ranked
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, workout_of
from tests.workouts.test_weeks import clock
from workouts.ids import new_id
from workouts.models import LoggedSet

pytestmark = pytest.mark.django_db

LATE = datetime.datetime(2026, 3, 4, 3, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("zone", "shown"), [("America/New_York", "3 March 2026"), ("Asia/Tokyo", "4 March 2026")]
)
def test_a_comment_carries_the_readers_own_date(zone: str, shown: str) -> None:
    user, by = lifter(time_zone=zone), coach(name="Ines")
    row = log(workout_of(user))
    coaching = coached(user, by)
    reviews.comment(coaching=coaching, workout=row.workout, author=by, text="Good.", id=new_id())
    Comment.objects.update(written_at=LATE)
    assert (
        f"Ines</bdi>, {shown}" in browser(user).get(f"/workouts/{row.workout_id}/").content.decode()
    )


def test_the_next_request_of_a_thread_has_no_zone_of_the_one_before() -> None:
    browser(lifter(time_zone="Asia/Tokyo")).get("/week/")
    browser().get("/")
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_coach_reads_the_clients_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    user, by = lifter(day_ends_at=4), coach()
    coached(user, by)
    clock(monkeypatch, "2026-03-04 01:30")
    assert [line.today for line in ranked.roster(by)] == [datetime.date(2026, 3, 3)]


def test_a_workout_of_the_night_was_not_entered_late(monkeypatch: pytest.MonkeyPatch) -> None:
    user, by = lifter(day_ends_at=4), coach()
    coaching = coached(user, by)
    visit = workout_of(user)
    log(visit)
    night = datetime.datetime(2026, 3, 4, 1, 30, tzinfo=datetime.UTC)
    LoggedSet.objects.update(logged_at=night)
    User.objects.filter(pk=user.pk).update(day_ends_at=0)
    address = f"/clients/{coaching.pk}/workouts/{visit.pk}/"
    assert "Entered" not in browser(by).get(address).text
    LoggedSet.objects.update(logged_at=night.replace(hour=6))
    assert "Entered 1 day later" in browser(by).get(address).text
