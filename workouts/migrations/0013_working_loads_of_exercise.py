"""The same of weights set by hand, with a bound for their dates."""

import datetime
from decimal import Decimal

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0012_loads_of_exercise")]

    operations = [
        AddConstraintNotValid(
            model_name="workingload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("load__isnull", True),
                    ("load__gte", Decimal("0")),
                    ("exercise__in", ("chin-up", "pull-up")),
                    _connector="OR",
                ),
                name="working_load_of_exercise",
            ),
        ),
        AddConstraintNotValid(
            model_name="workingload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("set_on__isnull", True),
                        models.Q(
                            ("set_on__gte", datetime.date(1950, 1, 1)),
                            ("set_on__lte", datetime.date(2199, 12, 31)),
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
                name="working_load_date_within_bounds",
            ),
        ),
    ]
