"""The bounds hold for the rows from before, too. Pages go on reading and writing meanwhile.

A row that still breaks one of them stays as it is: the constraint then holds for what is
written from now on.
"""

from django.db import migrations

from accounts.validated_constraints import validated

CONSTRAINTS = [
    ("imports_import", "import_times_within_bounds"),
]


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_times_within_bounds")]

    operations = validated(CONSTRAINTS)
