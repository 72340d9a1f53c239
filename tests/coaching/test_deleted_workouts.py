"""A client deletes a workout: what a coach wrote holds it, that a coach looked comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpResponse

from accounts.models import User
from coaching import reviews
from coaching.models import Coaching, Comment, Review
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, browser, lifter, log, undo, workout_of
from tests.imports.flow import said
from tests.workouts.test_races import _until_someone_waits, at_once
from workouts import deletion, logbook, workout_dates
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.django_db


def scene() -> tuple[Coaching, LoggedSet]:
    """A coach, and a client's workout with a set in it."""
    coaching = coached(lifter(), coach())
    return coaching, log(workout_of(coaching.client))


def write(coaching: Coaching, about: LoggedSet, *, on_the_set: bool) -> None:
    reviews.comment(
        coaching=coaching,
        workout=about.workout,
        author=coaching.present_coach,
        text="Straps?",
        id=new_id(),
        set=about if on_the_set else None,
    )


@pytest.mark.parametrize("on_the_set", [True, False])
def test_a_workout_that_somebody_wrote_about_is_not_deleted_and_the_page_says_so(
    on_the_set: bool,
) -> None:
    coaching, row = scene()
    write(coaching, row, on_the_set=on_the_set)
    client, path = browser(coaching.client), f"/workouts/{row.workout_id}/delete/"
    for answer, status in ((client.get(path), 200), (client.post(path), 409)):
        assert answer.status_code == status
        words = "You or your coach sent a note about this workout, so it can’t be deleted."
        assert words in said(answer)
        assert "Delete the workout" not in said(answer)
    with pytest.raises(ValidationError):
        deletion.delete(workout=row.workout)
    assert Comment.objects.count() == Workout.objects.count() == 1


def test_its_date_is_changed_all_the_same_and_the_words_stay_with_it() -> None:
    coaching, row = scene()
    write(coaching, row, on_the_set=True)
    reviews.mark_reviewed(coaching=coaching, workout=row.workout)
    workout_dates.change_date(workout=row.workout, performed_on=TUESDAY.replace(day=10))
    page = browser(coaching.client).get(f"/workouts/{row.workout_id}/?exercise=deadlift")
    assert "Straps?" in page.text
    assert Review.objects.filter(workout=row.workout).exists()


def test_words_about_an_undone_set_keep_its_workout_from_being_discarded() -> None:
    coaching, row = scene()
    write(coaching, row, on_the_set=True)
    undo(row)
    with pytest.raises(ValidationError):
        logbook.discard(workout=row.workout)
    assert Comment.objects.exists()


def test_that_a_coach_looked_comes_back_with_the_workout() -> None:
    coaching, row = scene()
    logbook.finish(workout=row.workout)
    reviews.mark_reviewed(coaching=coaching, workout=row.workout)
    before = list(Review.objects.values())
    deletion.delete(workout=row.workout)
    assert not Review.objects.exists()
    deletion.put_back(lifter=coaching.client, id=row.workout_id)
    assert list(Review.objects.values()) == before
    assert reviews.next_waiting(coaching.present_coach) is None


def test_a_deleted_workout_is_nowhere_on_the_coachs_pages() -> None:
    coaching, row = scene()
    log(row.workout, "311.5", 5)
    logbook.finish(workout=row.workout)
    deletion.delete(workout=row.workout)
    client = browser(coaching.present_coach)
    for path in ("", "history/"):
        page = client.get(f"/clients/{coaching.pk}/{path}")
        assert page.status_code == 200
        assert "311.5" not in page.text
    path = f"/clients/{coaching.pk}/workouts/{row.workout_id}/"
    assert client.get(path).status_code == 404


# What a coach sends about a workout: the end of its address, and the fields.
Send = Callable[[User, str], HttpResponse]


def send_comment(by: User, path: str) -> HttpResponse:
    return browser(by).post(f"{path}comments/", {"id": new_id(), "text": "Straps?", "set": ""})


def send_review(by: User, path: str) -> HttpResponse:
    return browser(by).post(f"{path}review/")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("send", [send_comment, send_review])
def test_what_a_coach_sends_while_the_workout_is_deleted_finds_none(send: Send) -> None:
    coaching, row = scene()
    by, path = coaching.present_coach, f"/clients/{coaching.pk}/workouts/{row.workout_id}/"
    deleted = threading.Event()

    def delete_slowly() -> None:
        with transaction.atomic():
            deletion.delete(workout=row.workout)
            deleted.set()
            _until_someone_waits()
        connection.close()

    def send_meanwhile() -> HttpResponse:
        deleted.wait(timeout=10)
        return send(by, path)

    _, answer = at_once(delete_slowly, send_meanwhile)
    assert answer.status_code == 404
    assert not Comment.objects.exists()
    assert not Review.objects.exists()
