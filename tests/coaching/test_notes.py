"""A note of a client to their coach, from the page of a finished workout."""

from __future__ import annotations

import pytest

from coaching.models import Coaching, Comment
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, other_lifter, workout_of
from workouts import logbook
from workouts.ids import new_id
from workouts.models import Workout

pytestmark = pytest.mark.django_db


@pytest.fixture
def coaching() -> Coaching:
    return coached(lifter(), coach(name="Ines"))


@pytest.fixture
def visit(coaching: Coaching) -> Workout:
    visit = workout_of(coaching.client)
    log(visit)
    logbook.finish(workout=visit)
    return visit


def address(coaching: Coaching, visit: Workout) -> str:
    return f"/coaching/{coaching.pk}/workouts/{visit.pk}/note/"


def test_the_page_after_a_workout_has_a_note_for_each_coach(
    coaching: Coaching, visit: Workout
) -> None:
    page = browser(coaching.client).get(f"/workouts/{visit.pk}/done/").text
    assert "Write to <bdi>Ines</bdi> about it" in page
    assert f'action="{address(coaching, visit)}"' in page


def test_without_a_coach_there_is_none() -> None:
    visit = workout_of(other_lifter())
    log(visit)
    logbook.finish(workout=visit)
    assert "Write to" not in browser(visit.lifter).get(f"/workouts/{visit.pk}/done/").text


def test_a_note_reaches_the_coach_once_and_leads_back(coaching: Coaching, visit: Workout) -> None:
    fields = {"id": new_id(), "text": "My grip gave out."}
    for _ in range(2):
        answer = browser(coaching.client).post(address(coaching, visit), fields)
        assert answer.headers["Location"] == f"/workouts/{visit.pk}/done/"
    said = Comment.objects.get()
    assert (said.author, said.to, said.workout) == (coaching.client, coaching.coach, visit)
    theirs = browser(coaching.coach).get(f"/clients/{coaching.pk}/workouts/{visit.pk}/").text
    assert "My grip gave out." in theirs


def test_the_form_says_that_a_note_keeps_the_workout_and_so_it_does(
    coaching: Coaching, visit: Workout
) -> None:
    client, told = browser(coaching.client), "Once it’s sent, this workout can’t be deleted."
    assert told in client.get(f"/workouts/{visit.pk}/done/").text
    assert told in client.get(address(coaching, visit)).text
    client.post(address(coaching, visit), {"id": new_id(), "text": "My grip gave out."})
    refused = client.post(f"/workouts/{visit.pk}/delete/")
    assert refused.status_code == 409
    assert "You or your coach sent a note about this workout" in refused.text
    assert Workout.objects.filter(pk=visit.pk).exists()


def test_an_empty_note_comes_back(coaching: Coaching, visit: Workout) -> None:
    answer = browser(coaching.client).post(address(coaching, visit), {"id": new_id(), "text": ""})
    assert answer.status_code == 422
    assert "Write something first." in answer.text
    assert not Comment.objects.exists()


def test_nobody_writes_about_what_is_not_theirs(coaching: Coaching, visit: Workout) -> None:
    other = workout_of(other_lifter())
    fields = {"id": new_id(), "text": "Hello."}
    assert browser(coaching.client).post(address(coaching, other), fields).status_code == 404
    assert browser(other.lifter).post(address(coaching, visit), fields).status_code == 404
    assert browser(coaching.coach).post(address(coaching, visit), fields).status_code == 404
