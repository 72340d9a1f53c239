"""Dates and times of accounts that a calendar can be laid out for."""

import datetime

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        AddConstraintNotValid(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("training_since__isnull", True),
                        models.Q(
                            ("training_since__gte", datetime.date(1950, 1, 1)),
                            ("training_since__lte", datetime.date(2199, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("consented_at__isnull", True),
                        models.Q(
                            (
                                "consented_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "consented_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("joined_at__isnull", True),
                        models.Q(
                            (
                                "joined_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "joined_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("last_login__isnull", True),
                        models.Q(
                            (
                                "last_login__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "last_login__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="user_dates_within_bounds",
            ),
        ),
    ]
