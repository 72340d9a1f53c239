"""Where a track stood, kept with the set that a gym could not make it for."""

from decimal import Decimal

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0036_gym_of_workout")]

    operations = [
        migrations.AddField(
            model_name="loggedset",
            name="due_load",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
        ),
        AddConstraintNotValid(
            model_name="loggedset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_load", None),
                    models.Q(
                        ("due_load__gte", Decimal("-500")), ("due_load__lte", Decimal("2000"))
                    ),
                    _connector="OR",
                ),
                name="set_due_load_within_bounds",
            ),
        ),
    ]
