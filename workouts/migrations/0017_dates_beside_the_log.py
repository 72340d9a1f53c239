"""Dates of what stands beside the log within the same bounds."""

import datetime

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0016_dates_of_programs")]

    operations = [
        AddConstraintNotValid(
            model_name="deletedworkout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("performed_on__isnull", True),
                        models.Q(
                            ("performed_on__gte", datetime.date(1950, 1, 1)),
                            ("performed_on__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("deleted_at__isnull", True),
                        models.Q(
                            (
                                "deleted_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "deleted_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="deleted_workout_date_within_bounds",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="excuseddays",
            name="excused_within_bounds",
        ),
        AddConstraintNotValid(
            model_name="excuseddays",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("first_on__isnull", True),
                        models.Q(
                            ("first_on__gte", datetime.date(1950, 1, 1)),
                            ("first_on__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("last_on__isnull", True),
                        models.Q(
                            ("last_on__gte", datetime.date(1950, 1, 1)),
                            ("last_on__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("at__isnull", True),
                        models.Q(
                            ("at__gte", datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC)),
                            ("at__lte", datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="excused_within_bounds",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="lighterweek",
            name="lighter_week_date_within_bounds",
        ),
        AddConstraintNotValid(
            model_name="lighterweek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("starts_on__isnull", True),
                        models.Q(
                            ("starts_on__gte", datetime.date(1950, 1, 1)),
                            ("starts_on__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("at__isnull", True),
                        models.Q(
                            ("at__gte", datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC)),
                            ("at__lte", datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="lighter_week_date_within_bounds",
            ),
        ),
    ]
