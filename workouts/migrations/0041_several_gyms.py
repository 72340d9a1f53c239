"""More than one gym in a unit. The index of their names finds them by now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("workouts", "0040_workout_elsewhere")]

    operations = [
        migrations.RemoveConstraint(model_name="equipment", name="equipment_one_a_unit"),
    ]
