"""What an import brought along of body weights, so that it can be taken back."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0006_named_columns"),
    ]

    operations = [
        migrations.AddField(
            model_name="added",
            name="body_weights",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list, size=None
            ),
        ),
    ]
