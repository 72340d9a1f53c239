"""No two gyms of a lifter in one unit have the same name. The index finds a lifter's gyms, too."""

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    # Without a transaction, so that people can change their gyms meanwhile.
    atomic = False
    dependencies = [("workouts", "0038_gyms_within_bounds")]

    operations = [
        # One that was begun and broken off is there, of no use, and in the way of the next try.
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS equipment_one_a_name", ""),
        migrations.RunSQL(
            "CREATE UNIQUE INDEX CONCURRENTLY equipment_one_a_name ON workouts_equipment"
            " (lifter_id, unit, lower(name)) WHERE removed_at IS NULL",
            "DROP INDEX CONCURRENTLY IF EXISTS equipment_one_a_name",
            state_operations=[
                migrations.AddConstraint(
                    model_name="equipment",
                    constraint=models.UniqueConstraint(
                        models.F("lifter"),
                        models.F("unit"),
                        Lower("name"),
                        condition=models.Q(("removed_at", None)),
                        name="equipment_one_a_name",
                        violation_error_message="You have a gym with that name. Choose another.",
                    ),
                ),
            ],
        ),
    ]
