"""Times of files that a calendar can be laid out for."""

import datetime

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]

    operations = [
        AddConstraintNotValid(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("uploaded_at__isnull", True),
                        models.Q(
                            (
                                "uploaded_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "uploaded_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("brought_at__isnull", True),
                        models.Q(
                            (
                                "brought_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "brought_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("undone_at__isnull", True),
                        models.Q(
                            (
                                "undone_at__gte",
                                datetime.datetime(1949, 12, 31, 0, 0, tzinfo=datetime.UTC),
                            ),
                            (
                                "undone_at__lte",
                                datetime.datetime(2200, 1, 2, 0, 0, tzinfo=datetime.UTC),
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="import_times_within_bounds",
            ),
        ),
    ]
