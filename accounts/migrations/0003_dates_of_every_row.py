"""The bounds hold for the rows from before, too. Pages go on reading and writing meanwhile.

A row that still breaks one of them stays as it is: the constraint then holds for what is
written from now on.
"""

from django.db import migrations

from accounts.validated_constraints import validated

CONSTRAINTS = [
    ("accounts_user", "user_dates_within_bounds"),
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_dates_within_bounds")]

    operations = validated(CONSTRAINTS)
