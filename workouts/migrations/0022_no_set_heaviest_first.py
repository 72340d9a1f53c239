"""The heaviest of a lift is found by set_heaviest_down."""

from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    # Without a transaction, so that people can log sets meanwhile.
    atomic = False
    dependencies = [("workouts", "0021_set_heaviest_down")]

    operations = [
        RemoveIndexConcurrently(model_name="loggedset", name="set_heaviest_first"),
    ]
