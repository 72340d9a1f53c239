"""A workout that somebody wrote about is not taken back."""

from __future__ import annotations

import pytest

from coaching import reviews
from coaching.models import Comment
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, workout_of
from workouts.ids import new_id
from workouts.models import Workout

pytestmark = pytest.mark.django_db


def test_an_empty_workout_that_a_coach_wrote_about_is_not_discarded() -> None:
    user, by = lifter(), coach()
    visit = workout_of(user)
    coaching = coached(user, by)
    reviews.comment(coaching=coaching, workout=visit, author=by, text="Ill?", id=new_id())
    page = browser(user).post(f"/workouts/{visit.pk}/discard/", follow=True)
    assert "You or your coach sent a note about this workout, so it stays." in page.content.decode()
    assert Workout.objects.filter(pk=visit.pk).exists()


def test_an_account_that_goes_takes_what_was_said_along() -> None:
    user, by = lifter(), coach()
    visit = workout_of(user)
    coaching = coached(user, by)
    reviews.comment(coaching=coaching, workout=visit, author=by, text="Ill?", id=new_id())
    user.delete()
    assert not Comment.objects.exists()
