"""A set's load is one that its exercise can have: below zero is help, which only an exercise that
lifts the body takes.

Not validated yet, so that nobody waits: the rows are mended first, in a later migration.
"""

import datetime
from decimal import Decimal

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exercises", "0002_exercise_faults"), ("workouts", "0011_one_bound_of_bars")]

    operations = [
        AddConstraintNotValid(
            model_name="loggedset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            ("load__isnull", True), ("load__gte", Decimal("0")), _connector="OR"
                        ),
                        models.Q(
                            ("target_load__isnull", True),
                            ("target_load__gte", Decimal("0")),
                            _connector="OR",
                        ),
                    ),
                    ("exercise__in", ("chin-up", "pull-up")),
                    _connector="OR",
                ),
                name="set_load_of_exercise",
            ),
        ),
        AddConstraintNotValid(
            model_name="loggedset",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1), ("version__lte", 2147483647)),
                name="set_version_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="loggedset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("logged_at__isnull", True),
                    models.Q(
                        (
                            "logged_at__gte",
                            datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                        ),
                        (
                            "logged_at__lte",
                            datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                        ),
                    ),
                    _connector="OR",
                ),
                name="set_time_within_bounds",
            ),
        ),
    ]
