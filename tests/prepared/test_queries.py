"""A prepared query gives what its QuerySet gives, and a connection that keeps it stays usable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import NotSupportedError, connection
from django.db.models import Model

from accounts.models import User
from backplan import environment
from exercises.models import Exercise
from prepared import Placeholder, Prepared, rows
from tests.factories import TUESDAY, log, many_workouts, seasoned_lifter, workout_of
from workouts.models import Prescription, Workout
from workouts.models.log import owned_workout
from workouts.swaps import swap_once
from workouts.targets import _PRESCRIPTIONS
from workouts.tracks import _NAMES, _SQL, Track

MANY = 6  # times: more often than it takes until a statement is prepared

PREPARED_HERE = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"


@pytest.fixture
def keeps_statements() -> Iterator[None]:
    """The connection prepares what it is asked often, as gunicorn's do."""
    connection.ensure_connection()
    before, connection.connection.prepare_threshold = connection.connection.prepare_threshold, 2
    yield
    if connection.connection:
        connection.connection.prepare_threshold = before


def said(model: Model) -> dict[str, Any]:
    """All that was loaded, the models beside it included."""
    found = dict(vars(model))
    state = found.pop("_state")
    beside = {name: said(each) for name, each in state.fields_cache.items() if each is not None}
    return found | {"_beside": beside}


@pytest.mark.django_db
@pytest.mark.usefixtures("keeps_statements")
def test_each_gives_the_rows_of_its_queryset() -> None:
    user = seasoned_lifter()
    many_workouts(user, 4)
    visit = workout_of(user, TUESDAY)
    swapped = Prescription.objects.owned_by(user).current().get(exercise="deadlift")
    swap_once(
        workout=visit, prescription=swapped, exercise=Exercise.objects.get(pk="sumo-deadlift")
    )

    day = {"workout": visit.pk, "program": visit.program_id, "role": visit.role}
    plain = list(Prescription.objects.of(visit))
    for _ in range(MANY):
        assert [said(row) for row in _PRESCRIPTIONS(**day)] == [said(row) for row in plain]

    one = Prepared(owned_workout).first(workout=visit.pk, lifter=user.pk)
    assert one is not None
    whole = Workout.objects.select_related("program__equipment").get(pk=visit.pk)
    assert said(one) == said(whole)
    assert Prepared(owned_workout).first(workout=visit.pk, lifter=user.pk + 1) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("keeps_statements")
def test_a_statement_asked_often_is_prepared_and_its_own_value_is_used_each_time() -> None:
    users = [User.objects.create_user(f"{name}@example.com", "x") for name in "abc"]
    by_id = Prepared(lambda: User.objects.filter(pk=Placeholder("id")))
    for user in users * MANY:
        assert by_id.first(id=user.pk) == user
    assert rows(PREPARED_HERE, ['%FROM "accounts_user"%']) != [(0,)]


@pytest.mark.django_db
def test_behind_a_pooler_nothing_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_POOLER", "1")
    threshold = environment.database("postgresql://somewhere/backplan")["OPTIONS"]
    connection.ensure_connection()
    monkeypatch.setattr(connection.connection, "prepare_threshold", threshold["prepare_threshold"])
    by_slug = Prepared(lambda: Exercise.objects.filter(pk=Placeholder("slug"), position__gt=0))
    for _ in range(MANY):
        by_slug.first(slug="deadlift")
    assert rows(PREPARED_HERE, ['%"position" > 0%']) == [(0,)]


@pytest.mark.django_db
def test_a_log_of_queries_shows_their_text(django_assert_num_queries: Any) -> None:
    by_id = Prepared(lambda: User.objects.filter(pk=Placeholder("id")))
    for _ in range(MANY):
        with django_assert_num_queries(1) as captured:
            by_id.first(id=1)
    assert '"accounts_user"."id" = 1' in captured[0]["sql"].replace("(1)", "1")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("keeps_statements")
def test_a_changed_column_ends_the_connection_and_not_the_service() -> None:
    by_slug = Prepared(lambda: Exercise.objects.filter(pk=Placeholder("slug")))
    for _ in range(MANY):
        by_slug.first(slug="deadlift")
    alter = "ALTER TABLE exercises_exercise ALTER COLUMN position TYPE {}"
    another = connection.copy()  # a migration beside the running process
    with another.cursor() as cursor:
        cursor.execute(alter.format("integer"))
    try:
        with pytest.raises(NotSupportedError):
            by_slug.first(slug="deadlift")
        connection.close_if_unusable_or_obsolete()  # as Django does after each request
        assert connection.connection is None
        assert by_slug.first(slug="deadlift") is not None
    finally:
        with another.cursor() as cursor:
            cursor.execute(alter.format("smallint"))
        another.close()
        connection.close()


@pytest.mark.django_db
def test_the_columns_of_a_track_are_those_of_its_statement_in_their_order() -> None:
    row = log(workout_of(seasoned_lifter()))
    values = {
        "exercises": ["deadlift"],
        "roles": ["main"],
        "lifter": row.lifter_id,
        "workout": row.workout_id,
        "before": TUESDAY,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        columns = [column.name for column in cursor.description]
    assert columns[: len(_NAMES)] == _NAMES
    assert columns[len(_NAMES) :] == list(Track._fields)
