"""One line of the coach's list: what is read at a glance, and where it leads."""

from __future__ import annotations

import re

import pytest

from accounts.models import User
from coaching import reviews
from coaching.models import Coaching
from coaching.roster.ranked import line
from coaching.roster.reasons import LookRule
from tests.coaching.cast import coach, coached
from tests.factories import account, browser, lifter, log, workout_of
from workouts import logbook
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.django_db


def finished(coaching: Coaching, **hurt: bool) -> Workout:
    """A workout of today in which no rep was left, and perhaps some exercises hurt."""
    visit = workout_of(coaching.client, coaching.client.today())
    for _ in range(3):
        log(visit, 225, 5, 0)
    for exercise, pain in hurt.items():
        log(visit, 30, 8, exercise=exercise.replace("_", "-"), pain=pain)
    logbook.finish(workout=visit)
    return visit


def say(coaching: Coaching, visit: Workout, author: User, about: LoggedSet | None = None) -> None:
    said = {"coaching": coaching, "workout": visit, "text": "Up.", "id": new_id()}
    reviews.comment(author=author, set=about, **said)


def roster_of(by: User) -> str:
    return browser(by).get("/clients/").content.decode()


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_the_rules_after_the_most_urgent_are_named_once_with_how_often_they_hold() -> None:
    coaching = coached(lifter(), coach())
    finished(coaching, pull_up=True, cable_pullover=True)
    found = line(coaching)
    also = [(reason.rule, times) for reason, times in found.also]
    assert found.reasons[0].rule == LookRule.PAIN
    assert also == [(LookRule.PAIN, 1), (LookRule.NOTHING_LEFT, 1)]
    assert "Also: Something hurt · Nothing left on most sets" in words(roster_of(coaching.coach))


def test_what_waits_for_review_is_counted_in_the_line_and_not_said_twice() -> None:
    coaching = coached(lifter(), coach())
    visit = finished(coaching)
    page = roster_of(coaching.coach)
    assert "Also:" not in page
    assert f'href="/clients/{coaching.pk}/workouts/{visit.pk}/">1<' in page


def test_an_answer_to_read_is_on_top_and_leads_to_where_it_stands() -> None:
    coaching = coached(lifter(name="Bob"), coach())
    visit = finished(coaching)
    about = visit.sets.first()
    assert about is not None
    at = f"/clients/{coaching.pk}/workouts/{visit.pk}/"
    assert "Answers to read" not in roster_of(coaching.coach)
    say(coaching, visit, coaching.client, about)
    say(coaching, visit, coaching.client)
    page = roster_of(coaching.coach)
    assert f'Answers to read: <a href="{at}#set-{about.pk}"><bdi>Bob</bdi></a>' in page
    say(coaching, visit, coaching.coach)
    assert "Answers to read" not in roster_of(coaching.coach)
    say(coaching, visit, coaching.client)
    assert f'Answers to read: <a href="{at}#comments"><bdi>Bob</bdi></a>' in roster_of(
        coaching.coach
    )


def test_without_a_reason_the_line_says_how_far_the_client_is() -> None:
    by = coach()
    coached(account("new@example.com"), by)
    coaching = coached(lifter(), by)
    assert "No program yet." in roster_of(by)
    assert "Nothing logged yet." in roster_of(by)
    visit = workout_of(coaching.client, coaching.client.today())
    log(visit, 225, 5, 2)
    assert "Nothing stands out." in roster_of(by)


def test_a_comment_that_the_client_has_to_read_is_no_answer() -> None:
    coaching = coached(lifter(), coach())
    say(coaching, finished(coaching), coaching.coach)
    assert line(coaching).answer is None
