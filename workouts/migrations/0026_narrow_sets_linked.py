"""The new table of sets points where the old one does."""

from django.db import migrations

from workouts.migrations._sets_moved import link


class Migration(migrations.Migration):
    dependencies = [("workouts", "0025_narrow_sets_filled")]

    operations = [
        migrations.RunPython(link, migrations.RunPython.noop),
    ]
