"""A row from before the bounds that none of the migrations can mend."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.factories import lifter, log, workout_of
from tests.past.before.restored import another_database, migrate
from tests.workouts.test_rows_from_before import UNBOUND, change

pytestmark = pytest.mark.slow


def test_a_row_that_breaks_another_bound_as_well_does_not_stop_the_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    with another_database(django_db_blocker):
        migrate()
        log(workout_of(lifter()), 225, 6)
        call_command("migrate", "workouts", UNBOUND, verbosity=0)
        change("UPDATE workouts_loggedset SET load = -load, logged_at = 'infinity'")
        migrate()
        with connection.cursor() as cursor:
            cursor.execute("SELECT load FROM workouts_loggedset")
            assert cursor.fetchall() == [(Decimal(-225),)]
