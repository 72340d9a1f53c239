"""The bounds hold for the rows from before, too. Pages go on reading and writing meanwhile.

A row that still breaks one of them stays as it is: the constraint then holds for what is
written from now on.
"""

from django.db import migrations

CONSTRAINTS = [
    ("imports_import", "import_times_within_bounds"),
]
VALIDATED = """
DO $$ BEGIN
    ALTER TABLE {table} VALIDATE CONSTRAINT {name};
EXCEPTION WHEN check_violation THEN
    RAISE WARNING 'Some rows of {table} break {name}, which holds for what is written from now on.';
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_times_within_bounds")]

    operations = [
        migrations.RunSQL(VALIDATED.format(table=table, name=name), migrations.RunSQL.noop)
        for table, name in CONSTRAINTS
    ]
