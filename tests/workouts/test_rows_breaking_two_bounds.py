"""A row from before the bounds that none of the migrations can mend."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.databases import another_database, migrate
from tests.workouts.test_rows_from_before import change, without_bounds

pytestmark = pytest.mark.slow

BREAK = """
UPDATE workouts_loggedset SET load = -load, logged_at = 'infinity'
WHERE exercise_id = 'deadlift' AND position = 1
"""
LOADS = "SELECT load FROM workouts_loggedset WHERE exercise_id = 'deadlift' ORDER BY position"


def test_a_row_that_breaks_another_bound_as_well_does_not_stop_the_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock(), another_database(django_db_blocker, without_bounds()):
        change(BREAK)
        migrate()
        with connection.cursor() as cursor:
            cursor.execute(LOADS)
            assert cursor.fetchall() == [(Decimal(-225),), (Decimal(225),)]
