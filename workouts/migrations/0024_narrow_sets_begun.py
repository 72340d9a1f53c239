"""A table of sets whose ids of lifters and workouts take half the room; what is logged from now on
is in both tables: see _sets_moved.py.
"""

from django.db import migrations

from workouts.migrations._sets_moved import NARROW, TABLE, begin, finish, link, validate


class Migration(migrations.Migration):
    dependencies = [("workouts", "0023_no_set_lifter_exercise")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, validate(TABLE)),
        migrations.RunPython(begin(NARROW), finish),
        migrations.RunPython(migrations.RunPython.noop, link),
    ]
