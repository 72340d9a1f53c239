"""The new table of sets takes the place of the old one."""

from django.conf import settings
from django.db import migrations, models

from workouts.migrations._sets_moved import WIDE, begin, finish
from workouts.models.narrow import NarrowForeignKey


class Migration(migrations.Migration):
    dependencies = [("workouts", "0027_narrow_sets_validated")]

    operations = [
        migrations.RunPython(finish, begin(WIDE)),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "loggedset",
                    "lifter",
                    NarrowForeignKey(
                        settings.AUTH_USER_MODEL,
                        models.CASCADE,
                        db_index=False,
                        related_name="+",
                    ),
                ),
                migrations.AlterField(
                    "loggedset",
                    "workout",
                    NarrowForeignKey(
                        "workouts.workout",
                        models.CASCADE,
                        db_index=False,
                        related_name="sets",
                    ),
                ),
            ]
        ),
    ]
