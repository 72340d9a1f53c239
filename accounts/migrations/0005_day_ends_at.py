"""The hour of the night at which a person's day ends; until now, and unless told, midnight."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_list_sessions")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="day_ends_at",
            field=models.SmallIntegerField(db_default=0, default=0),
        ),
        AddConstraintNotValid(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("day_ends_at__gte", 0), ("day_ends_at__lte", 6)),
                name="user_day_ends_at_night",
            ),
        ),
    ]
