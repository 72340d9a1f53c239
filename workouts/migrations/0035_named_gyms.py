"""A lifter may have several gyms in a unit, each with a name and with what cannot be done there."""

import datetime

import django.contrib.postgres.fields
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0033_body_weight")]

    operations = [
        migrations.AddField(
            model_name="equipment",
            name="name",
            field=models.CharField(db_default="My gym", max_length=40),
        ),
        migrations.AddField(
            model_name="equipment",
            name="lacks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), db_default=models.Value("{}"), size=100
            ),
        ),
        migrations.AddField(
            model_name="equipment",
            name="removed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        AddConstraintNotValid(
            model_name="equipment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    ("lacks__len__gte", 0),
                    ("lacks__len__lte", 100),
                    models.Q(
                        ("removed_at__isnull", True),
                        models.Q(
                            (
                                "removed_at__gte",
                                datetime.datetime(1949, 12, 31, tzinfo=datetime.UTC),
                            ),
                            ("removed_at__lte", datetime.datetime(2200, 1, 2, tzinfo=datetime.UTC)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="equipment_gym_within_bounds",
            ),
        ),
    ]
