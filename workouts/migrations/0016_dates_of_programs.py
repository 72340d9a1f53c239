"""Dates of programs within the same bounds."""

import datetime

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0015_gyms_that_can_be")]

    operations = [
        AddConstraintNotValid(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("started_on__isnull", True),
                        models.Q(
                            ("started_on__gte", datetime.date(1950, 1, 1)),
                            ("started_on__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("ended_on__isnull", True),
                        models.Q(
                            ("ended_on__gte", datetime.date(1950, 1, 1)),
                            ("ended_on__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="program_dates",
            ),
        ),
    ]
