"""The bound of links holds for every set. Pages go on reading and writing meanwhile."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("workouts", "0031_set_link")]

    operations = [ValidateConstraint(model_name="loggedset", name="set_link_is_https")]
