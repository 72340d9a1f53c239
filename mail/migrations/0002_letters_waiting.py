"""The index of the few letters that wait, among those of a month."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("mail", "0001_letters")]

    operations = [
        # One that was begun and broken off is there, of no use, and in the way of the next try.
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS letter_waiting", ""),
        AddIndexConcurrently(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("outcome", ""), ("sending_at", None)),
                fields=["try_at"],
                name="letter_waiting",
            ),
        ),
    ]
