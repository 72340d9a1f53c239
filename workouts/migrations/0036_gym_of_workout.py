"""The gym that a workout is done in; NULL for the usual one of its plan."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0035_named_gyms")]

    operations = [
        migrations.AddField(
            model_name="workout",
            name="equipment",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="+",
                to="workouts.equipment",
            ),
        ),
    ]
