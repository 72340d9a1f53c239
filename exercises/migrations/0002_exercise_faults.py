from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exercises", "0001_initial")]

    operations = [
        # The empty list is for rows already there; the files fill it right after migrating.
        migrations.AddField(
            "exercise", "faults", models.JSONField(default=list), preserve_default=False
        ),
    ]
