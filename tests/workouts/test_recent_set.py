"""The recent set of the set-up page beside workouts that are entered afterwards."""

from __future__ import annotations

import datetime

import pytest

from accounts.models import User
from tests.factories import browser, lifter, log, opening, workout_of
from workouts import logbook

pytestmark = pytest.mark.django_db

SENT = {"main": "1", "week_starts": "0", "bar": "45", "plates": "45 25 10 5 2.5"}


def set_up(user: User) -> None:
    sent = SENT | {"deadlift-load": "225", "deadlift-reps": "5"}
    assert browser(user).post("/setup/", sent).status_code == 302


def trained(user: User, days_ago: int) -> None:
    visit = workout_of(user, user.today() - datetime.timedelta(days=days_ago))
    for _ in range(3):
        log(visit, 245, 5, 1)
    logbook.finish(workout=visit)


@pytest.mark.parametrize("days_ago", [0, 1, 27])
def test_what_was_done_within_four_weeks_of_it_says_more(days_ago: int) -> None:
    user = lifter()
    set_up(user)
    first = opening(user)
    trained(user, days_ago)
    assert first is not None
    assert (first < 245, opening(user)) == (True, 245)


@pytest.mark.parametrize("days_ago", [29, 300])
def test_what_was_done_before_that_says_less(days_ago: int) -> None:
    user = lifter()
    set_up(user)
    first = opening(user)
    trained(user, days_ago)
    assert opening(user) == first


def test_whoever_has_a_log_is_taken_at_their_word_of_today() -> None:
    user = lifter()
    trained(user, 3)
    assert opening(user) == 245
    set_up(user)
    first = opening(user)
    assert first is not None
    assert first < 245
