"""Plates, bells and stacks that a ladder can be made of: what the form takes, and no more."""

from decimal import Decimal

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workouts", "0014_dates_of_workouts")]

    operations = [
        migrations.RemoveConstraint(
            model_name="equipment",
            name="equipment_dumbbell_step_within_bounds",
        ),
        migrations.RemoveConstraint(
            model_name="equipment",
            name="equipment_dumbbell_top_within_bounds",
        ),
        migrations.RemoveConstraint(
            model_name="equipment",
            name="equipment_stack_step_within_bounds",
        ),
        migrations.RemoveConstraint(
            model_name="equipment",
            name="equipment_stack_top_within_bounds",
        ),
        AddConstraintNotValid(
            model_name="equipment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Func(
                        models.F("plates"),
                        output_field=models.BooleanField(),
                        template="(array_to_string(%(expressions)s, ' ') ~ '^([0-9]+([.](0|00|25|5|50|75))?( |$))+$')",
                    ),
                    models.Func(
                        models.F("plates"),
                        output_field=models.BooleanField(),
                        template="(array_position(%(expressions)s, NULL) IS NULL)",
                    ),
                    models.Func(
                        models.F("plates"),
                        output_field=models.BooleanField(),
                        template="(0.25 <= ALL(%(expressions)s))",
                    ),
                    models.Func(
                        models.F("plates"),
                        output_field=models.BooleanField(),
                        template="(100 >= ALL(%(expressions)s))",
                    ),
                    ("plates__len__gte", 1),
                    ("plates__len__lte", 12),
                ),
                name="equipment_plates_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="equipment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dumbbell_step__gte", Decimal("0.25")),
                    ("dumbbell_step__lte", Decimal("50")),
                    ("dumbbell_top__gte", Decimal("0.25")),
                    ("dumbbell_top__lte", Decimal("1000")),
                    ("dumbbell_top__gte", models.F("dumbbell_step")),
                ),
                name="equipment_dumbbell_within_bounds",
            ),
        ),
        AddConstraintNotValid(
            model_name="equipment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stack_step__gte", Decimal("0.25")),
                    ("stack_step__lte", Decimal("50")),
                    ("stack_top__gte", Decimal("0.25")),
                    ("stack_top__lte", Decimal("1000")),
                    ("stack_top__gte", models.F("stack_step")),
                ),
                name="equipment_stack_within_bounds",
            ),
        ),
    ]
