"""All of the new table of sets points to rows that are there."""

from django.db import migrations

from workouts.migrations._sets_moved import NEXT, validate


class Migration(migrations.Migration):
    dependencies = [("workouts", "0026_narrow_sets_linked")]

    operations = [
        migrations.RunPython(validate(NEXT), migrations.RunPython.noop),
    ]
