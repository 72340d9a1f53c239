from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0010_hand_overs"),
    ]

    operations = [
        migrations.AddField(
            model_name="keptline",
            name="waiting",
            field=ArrayField(
                base_field=models.BigIntegerField(),
                null=True,
                size=None,
            ),
        ),
    ]
