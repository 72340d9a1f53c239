"""Programs never change, and what a lifter set by hand runs through all of them.

Loads that a change of unit had converted go: a track is now read through its programs, in the
unit it was lifted in, so that there is nothing left to convert.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OWNERS = """
UPDATE workouts_workingload AS chosen SET lifter_id = program.lifter_id
FROM workouts_program AS program WHERE program.id = chosen.program_id
"""
CONVERTED = """
DELETE FROM workouts_workingload AS chosen
USING workouts_program AS program
WHERE program.id = chosen.program_id AND chosen.set_on = program.started_on
  AND chosen.note IN ('Changed from lb to kg.', 'Changed from kg to lb.')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("workouts", "0006_swapped_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="program",
            name="version",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.RunSQL(CONVERTED, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="workingload", name="working_load_track"),
        migrations.AddField(
            model_name="workingload",
            name="lifter",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(OWNERS, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="workingload",
            name="lifter",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="workingload",
            name="program",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="working_loads",
                to="workouts.program",
            ),
        ),
        migrations.AddIndex(
            model_name="workingload",
            index=models.Index(
                fields=["lifter", "exercise", "role", "-at"], name="working_load_track"
            ),
        ),
    ]
