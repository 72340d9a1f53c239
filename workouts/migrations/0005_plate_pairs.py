import django.contrib.postgres.fields
from django.db import migrations, models

# Until now there were as many of each plate as wanted.
AS_MANY_AS_WANTED = """
UPDATE workouts_equipment
SET plate_pairs = array_fill(NULL::smallint, ARRAY[cardinality(plates)])
"""


class Migration(migrations.Migration):
    dependencies = [
        ("workouts", "0004_set_heaviest_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="equipment",
            name="plate_pairs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveSmallIntegerField(null=True), default=list, size=12
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(AS_MANY_AS_WANTED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="equipment",
            constraint=models.CheckConstraint(
                condition=models.Q(("plate_pairs__len", models.F("plates__len"))),
                name="equipment_pairs_one_a_plate",
            ),
        ),
        migrations.AddConstraint(
            model_name="equipment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Func(
                        models.F("plate_pairs"),
                        output_field=models.BooleanField(),
                        template="(0 <= ALL(%(expressions)s))",
                    ),
                    models.Func(
                        models.F("plate_pairs"),
                        output_field=models.BooleanField(),
                        template="(20 >= ALL(%(expressions)s))",
                    ),
                ),
                name="equipment_pairs_within_bounds",
            ),
        ),
    ]
