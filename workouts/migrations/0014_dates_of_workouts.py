"""Dates and times of workouts that a calendar can be laid out for."""

import datetime

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0013_working_loads_of_exercise")]

    operations = [
        migrations.RemoveConstraint(
            model_name="workout",
            name="workout_date_within_bounds",
        ),
        AddConstraintNotValid(
            model_name="workout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("performed_on__isnull", True),
                    models.Q(
                        ("performed_on__gte", datetime.date(1950, 1, 1)),
                        ("performed_on__lte", datetime.date(2199, 12, 31)),
                    ),
                    _connector="OR",
                ),
                name="workout_date_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="workout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("started_at__isnull", True),
                        models.Q(
                            (
                                "started_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "started_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("finished_at__isnull", True),
                        models.Q(
                            (
                                "finished_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "finished_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="workout_times_within_bounds",
            ),
        ),
    ]
