"""What a migration does once a constraint that was added NOT VALID holds for what is written."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.migrations import RunSQL

_VALIDATED = """
DO $$ BEGIN
    ALTER TABLE {table} VALIDATE CONSTRAINT {name};
EXCEPTION WHEN check_violation THEN
    RAISE WARNING 'Some rows of {table} break {name}, which holds for what is written from now on.';
END $$
"""


def validated(constraints: Iterable[tuple[str, str]]) -> list[RunSQL]:
    """The operations that let each constraint, by its table and name, hold for older rows, too.

    A row that still breaks one stays as it is, and the migration goes on.
    """
    return [
        RunSQL(_VALIDATED.format(table=table, name=name), RunSQL.noop)
        for table, name in constraints
    ]
