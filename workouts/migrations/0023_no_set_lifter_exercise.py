"""The sets of a lift are found by set_heaviest_down."""

from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    # Without a transaction, so that people can log sets meanwhile.
    atomic = False
    dependencies = [("workouts", "0022_no_set_heaviest_first")]

    operations = [
        RemoveIndexConcurrently(model_name="loggedset", name="set_lifter_exercise"),
    ]
