"""Moments are shown on the clock of whoever reads them."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from coaching import reviews
from coaching.models import Comment
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, workout_of
from workouts.ids import new_id

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
