"""What was logged before goes into the new table of sets too, in batches."""

from django.db import migrations

from workouts.migrations._sets_moved import fill


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("workouts", "0024_narrow_sets_begun")]

    operations = [
        migrations.RunPython(fill, fill),
    ]
