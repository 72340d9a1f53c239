"""The bound of the hour at which a day ends holds for every row, read without locking anybody out."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_day_ends_at")]

    operations = [ValidateConstraint("user", "user_day_ends_at_night")]
