"""The table of the cache: the limits on signing in live there.

In a migration, so that every database that was migrated has it.
"""

from django.core.management import call_command
from django.db import migrations

TABLE = "backplan_cache"


def create(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunPython(create, migrations.RunPython.noop),
        migrations.RunSQL(migrations.RunSQL.noop, f"DROP TABLE IF EXISTS {TABLE}"),
    ]
