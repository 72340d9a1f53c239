"""Rows that were stored before the tables had their bounds: mended by the migration, never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.databases import another_database, made_once, migrate, migrated
from tests.factories import browser, lifter, log, prescription_of, workout_of
from workouts import deletion, logbook, working_loads
from workouts.models import DeletedWorkout, Equipment, LoggedSet, WorkingLoad

pytestmark = pytest.mark.slow

UNBOUND = "0011_one_bound_of_bars"


def without_bounds() -> str:
    """The name of a database to be copied: a log in tables that had no bounds yet."""
    return made_once("without_bounds", log_without_bounds, migrated())


def log_without_bounds() -> None:
    user = lifter()
    for exercise, load in (("pull-up", -30), ("deadlift", 225)):
        prescription = prescription_of(user, exercise)
        working_loads.set_working_load(prescription=prescription, load=Decimal(load), by=user)
    for day in (1, 2):
        visit = workout_of(user, workout_of(user).performed_on.replace(day=day))
        log(visit, -30, 6, exercise="pull-up")
        log(visit, 225, 6)
        log(visit, 225, 6)
        logbook.finish(workout=visit)
        if day == 2:
            deletion.delete(workout=visit)
    call_command("migrate", "workouts", UNBOUND, verbosity=0)


def change(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(scope="module")
def mended(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A log with a slip of the minus everywhere, in tables without bounds, then migrated."""
    with django_db_blocker.unblock(), another_database(django_db_blocker, without_bounds()):
        change("UPDATE workouts_loggedset SET load = -load, target_load = -target_load")
        change(
            "UPDATE workouts_loggedset SET load = -load, target_load = -target_load WHERE load > 0"
        )
        change("UPDATE workouts_loggedset SET version = 2147483647 WHERE position = 2")
        change("UPDATE workouts_workingload SET load = -abs(load)")
        change(
            "UPDATE workouts_equipment SET dumbbell_step = 60, stack_step = 500, stack_top = 300"
        )
        for deleted in DeletedWorkout.objects.all():
            text = json.dumps(deleted.content).replace('"225.00"', '"-225.00"')
            DeletedWorkout.objects.update(content=json.loads(text))
        migrate()
        yield


def loads() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in LoggedSet.objects.order_by("exercise", "position"):
        found.setdefault(row.exercise_id, []).append(str(row.load))
    return found


def test_a_slip_of_the_minus_goes_and_help_stays(mended: None) -> None:
    assert loads() == {"deadlift": ["225.00", "225.00"], "pull-up": ["-30.00"]}
    assert {row.target_load for row in LoggedSet.objects.filter(exercise="deadlift")} == {
        Decimal(225),
        Decimal(235),
    }


def test_a_row_that_was_mended_has_another_version_and_the_last_one_begins_again(
    mended: None,
) -> None:
    rows = LoggedSet.objects.filter(exercise="deadlift").order_by("position")
    assert [row.version for row in rows] == [2, 1]


def test_a_weight_set_by_hand_is_mended_too(mended: None) -> None:
    found = WorkingLoad.objects.values_list("exercise", "load")
    assert dict(found) == {"pull-up": Decimal(-30), "deadlift": Decimal(225)}


def test_a_gym_is_one_that_a_ladder_can_be_made_of(mended: None) -> None:
    gym = Equipment.objects.get()
    assert (gym.dumbbell_step, gym.stack_step) == (Decimal(50), Decimal(50))
    assert gym.stack_top == Decimal(300)


def test_a_deleted_workout_can_be_put_back_with_its_loads(mended: None) -> None:
    kept: Any = DeletedWorkout.objects.get()
    rows = [(row["exercise"], row["load"]) for row in kept.content["sets"]]
    assert rows == [("deadlift", "225.00"), ("deadlift", "225.00"), ("pull-up", "-30.00")]
    user = kept.lifter
    deletion.put_back(lifter=user, id=kept.pk)
    assert LoggedSet.objects.filter(workout=kept.pk).count() == 3


def test_every_bound_holds_for_every_row_from_then_on(mended: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'c' AND NOT convalidated")
        assert cursor.fetchall() == [("equipment_bar_within_bounds",)]


def test_the_history_of_the_lift_is_open_again(mended: None) -> None:
    user = LoggedSet.objects.first().lifter  # type: ignore[union-attr]
    for path in ("/history/", "/history/deadlift/", "/history/deadlift/rule/", "/week/"):
        assert browser(user).get(path).status_code == 200
