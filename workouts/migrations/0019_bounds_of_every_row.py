"""The bounds hold for the rows from before, too. Pages go on reading and writing meanwhile.

A row that still breaks one of them stays as it is and is left to its lifter: the constraint then
holds for what is written from now on, and nothing waits for the rest.
"""

from django.db import migrations

from accounts.validated_constraints import validated

CONSTRAINTS = [
    ("workouts_loggedset", "set_load_of_exercise"),
    ("workouts_loggedset", "set_version_within_bounds"),
    ("workouts_loggedset", "set_time_within_bounds"),
    ("workouts_workingload", "working_load_of_exercise"),
    ("workouts_workingload", "working_load_date_within_bounds"),
    ("workouts_workout", "workout_date_within_bounds"),
    ("workouts_workout", "workout_times_within_bounds"),
    ("workouts_equipment", "equipment_plates_within_bounds"),
    ("workouts_equipment", "equipment_dumbbell_within_bounds"),
    ("workouts_equipment", "equipment_stack_within_bounds"),
    ("workouts_program", "program_dates"),
    ("workouts_deletedworkout", "deleted_workout_date_within_bounds"),
    ("workouts_excuseddays", "excused_within_bounds"),
    ("workouts_lighterweek", "lighter_week_date_within_bounds"),
]


class Migration(migrations.Migration):
    dependencies = [("workouts", "0018_rows_within_bounds")]

    operations = validated(CONSTRAINTS)
