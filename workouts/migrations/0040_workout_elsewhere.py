"""The workouts that were done in another gym than the usual one, for what asks for those of a gym."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Without a transaction, so that people can begin workouts meanwhile.
    atomic = False
    dependencies = [("workouts", "0039_one_gym_a_name")]

    operations = [
        # One that was begun and broken off is there, of no use, and in the way of the next try.
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS workout_elsewhere", ""),
        AddIndexConcurrently(
            model_name="workout",
            index=models.Index(
                condition=models.Q(("equipment__isnull", False)),
                fields=["equipment"],
                name="workout_elsewhere",
            ),
        ),
    ]
