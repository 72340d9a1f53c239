"""One index for the sets of a lifter, those of a lift, and the heaviest of them.

Its loads are whole numbers, of which Postgres keeps equal ones once. It takes a fifth of the room
of the two that it stands in for.
"""

import django.db.models.functions
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Without a transaction, so that people can log sets meanwhile.
    atomic = False
    dependencies = [("workouts", "0020_log_revisions")]

    operations = [
        # One that was begun and broken off is there, of no use, and in the way of the next try.
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS set_heaviest_down", ""),
        AddIndexConcurrently(
            model_name="loggedset",
            index=models.Index(
                models.F("lifter"),
                models.F("exercise"),
                models.OrderBy(
                    django.db.models.functions.Cast(
                        django.db.models.expressions.CombinedExpression(
                            models.F("load"), "*", models.Value(100)
                        ),
                        models.IntegerField(),
                    ),
                    descending=True,
                ),
                name="set_heaviest_down",
            ),
        ),
    ]
