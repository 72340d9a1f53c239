"""What a coach wrote about an imported set keeps what it is about, and is never lost."""

from __future__ import annotations

import pytest

from coaching import reviews
from coaching.models import Comment, Review
from tests.coaching.cast import coach, coached
from tests.factories import lifter
from tests.imports.flow import brought, line, log_of, strong, undone
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.django_db

FILE = strong(line(), line(order=2), line("2024-03-12"))


@pytest.mark.slow
def test_a_set_that_a_coach_wrote_about_stays_as_an_undone_one() -> None:
    user, by = lifter(), coach()
    coaching = coached(user, by)
    source = brought(user, FILE)
    row = LoggedSet.objects.get(workout__performed_on="2024-03-05", position=2)
    about = {"coaching": coaching, "workout": row.workout, "set": row}
    reviews.comment(author=by, text="Well done.", id=new_id(), **about)
    undone(user, source)
    assert [(row[0], row[3], row[4]) for row in log_of(user)] == [("2024-03-05", 1, "undone")]
    assert Comment.objects.get().set_id == row.pk


def test_a_workout_that_a_coach_wrote_about_stays_and_a_reviewed_one_goes() -> None:
    user, by = lifter(), coach()
    coaching = coached(user, by)
    source = brought(user, FILE)
    first, second = Workout.objects.order_by("performed_on")
    told = {"coaching": coaching, "workout": first, "set": None}
    reviews.comment(author=by, text="Good day.", id=new_id(), **told)
    Review.objects.create(coaching=coaching, workout=second)
    undone(user, source)
    assert log_of(user) == []
    assert list(Workout.objects.all()) == [first]
    assert Comment.objects.exists()
