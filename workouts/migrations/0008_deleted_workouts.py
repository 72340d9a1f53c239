"""A table of its own for workouts that were deleted, and the way to those that are open."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import workouts.models.deleted_workout


class Migration(migrations.Migration):
    dependencies = [
        ("workouts", "0007_programs_never_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeletedWorkout",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("main", "Main back day"), ("extra", "Extra day")], max_length=5
                    ),
                ),
                ("performed_on", models.DateField()),
                ("content", models.JSONField(encoder=workouts.models.deleted_workout.Exact)),
                ("deleted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "lifter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deleted_workouts",
                        to="workouts.program",
                    ),
                ),
            ],
            options={
                "ordering": ["-deleted_at", "-pk"],
                "indexes": [
                    models.Index(fields=["lifter", "-deleted_at"], name="deleted_workout_latest"),
                    models.Index(fields=["deleted_at"], name="deleted_workout_oldest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["main", "extra"])),
                        name="deleted_workout_role_known",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="workout",
            index=models.Index(
                condition=models.Q(("finished_at", None)), fields=["lifter"], name="workout_open"
            ),
        ),
    ]
