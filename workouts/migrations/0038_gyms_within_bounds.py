"""The bounds of gyms and of where tracks stood hold for every row."""

from django.db import migrations

from accounts.validated_constraints import validated

CONSTRAINTS = [
    ("workouts_equipment", "equipment_gym_within_bounds"),
    ("workouts_loggedset", "set_due_load_within_bounds"),
]


class Migration(migrations.Migration):
    dependencies = [("workouts", "0037_due_load_of_set")]

    operations = validated(CONSTRAINTS)
