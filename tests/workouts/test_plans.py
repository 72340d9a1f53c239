"""What Postgres reads to answer the hot questions: a few rows, however long the history."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    log,
    many_workouts,
    prescription_of,
    prescriptions_of,
    program_of,
    seasoned_lifter,
    sheet_of,
    workout_of,
)
from workouts import programs
from workouts.targets import lifts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MANY = 300
FEW_ROWS = 60


@pytest.fixture
def user() -> User:
    """A lifter with a long history, of which Postgres has statistics."""
    user = seasoned_lifter()
    many_workouts(user, MANY)
    look_at_tables()
    return user


@pytest.fixture
def newcomer() -> User:
    """The same where Postgres takes the tables for empty: after a restore, or on a new site."""
    user = seasoned_lifter()
    with connection.cursor() as cursor:
        # Anew, or what earlier tests left behind on the disk would weigh in.
        cursor.execute("TRUNCATE workouts_workout, workouts_loggedset CASCADE")
    look_at_tables()
    many_workouts(user, MANY)
    return user


def look_at_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workouts_workout, workouts_loggedset")


def rows_read(plan: dict[str, Any]) -> int:
    """The most rows that any one step of a plan takes in its hands."""
    here = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)
    here += plan.get("Rows Removed by Join Filter", 0)
    return max([round(here * plan["Actual Loops"]), *map(rows_read, plan.get("Plans", []))])


def most_rows_read(ask: Callable[[], object]) -> int:
    """The most rows that a step of any statement of a question takes in its hands."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    asked = [query["sql"] for query in captured if query["sql"].lstrip().startswith("SELECT")]
    assert asked
    found = []
    with connection.cursor() as cursor:
        for statement in asked:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
            (plan,) = cursor.fetchone()
            found.append(
                rows_read((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])
            )
    return max(found)


def test_where_every_track_opens_is_found_without_reading_the_history(user: User) -> None:
    prescriptions = prescriptions_of(user)
    assert most_rows_read(lambda: lifts(prescriptions)) < FEW_ROWS


def test_a_workout_is_laid_out_without_reading_the_history(user: User) -> None:
    workout = workout_of(user)
    log(workout)
    assert most_rows_read(lambda: sheet_of(workout)) < FEW_ROWS


def test_a_lift_that_was_never_done_is_not_looked_for_in_every_workout(user: User) -> None:
    new = Exercise.objects.get(pk="sumo-deadlift")
    programs.change_prescription(prescription=prescription_of(user), exercise=new)
    prescriptions = prescriptions_of(user)
    assert most_rows_read(lambda: lifts(prescriptions)) < FEW_ROWS


def test_a_lift_that_was_left_long_ago_is_found_all_the_same(user: User) -> None:
    old, new = workout_of(user, TUESDAY - datetime.timedelta(days=MANY + 30)), "sumo-deadlift"
    done = log(old, 315, 5, exercise=new)
    programs.change_prescription(
        prescription=prescription_of(user), exercise=Exercise.objects.get(pk=new)
    )
    (lift,) = (each for each in lifts(prescriptions_of(user)) if each.exercise_id == new)
    assert lift.before is not None
    assert (lift.before.on, lift.opening and lift.opening.load) == (old.performed_on, done.load)


def test_of_two_units_so_many_sets_a_track_are_looked_at_and_no_more(user: User) -> None:
    programs.change_unit(program=program_of(user), unit="kg")
    log(workout_of(user), 100)
    prescriptions = prescriptions_of(user)
    assert most_rows_read(lambda: lifts(prescriptions)) <= 50 * len(prescriptions)


def test_without_statistics_no_set_is_read_for_each_workout(newcomer: User) -> None:
    prescriptions = prescriptions_of(newcomer)
    assert most_rows_read(lambda: lifts(prescriptions)) < 2 * 12 * MANY


def test_a_page_of_the_history_counts_its_own_sets_alone(newcomer: User) -> None:
    client = browser(newcomer)
    # All dates are put in order, but only the sets of thirty workouts are counted.
    assert most_rows_read(lambda: client.get("/history/")) <= 12 * 30
