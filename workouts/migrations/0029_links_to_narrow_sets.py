"""What points to a set, such as a comment, points to one that is there."""

from django.db import migrations

from workouts.migrations._sets_moved import TABLE, validate


class Migration(migrations.Migration):
    dependencies = [("workouts", "0028_narrow_sets")]

    operations = [
        migrations.RunPython(validate(TABLE), migrations.RunPython.noop),
    ]
