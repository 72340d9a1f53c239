"""How many sets of a long file are written so far, for whoever waits.

The sets are written in one transaction, so that nobody else sees them before its end. The count is
written on a connection of its own. Where that fails, the file comes in all the same.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import Error, connection, connections

from imports.models import Import, ImportedFile

LONG = 5000  # sets; fewer are in before anybody has looked
Tell = Callable[[int], None]


@contextmanager
def told(source: Import, rows: int) -> Iterator[Tell]:
    """Gives a function to call with the number of sets written so far."""
    if rows < LONG:
        yield lambda done: None
        return
    beside = connections.create_connection(connection.alias)
    beside.settings_dict = copy.deepcopy(connection.settings_dict)

    def tell(done: int) -> None:
        try:
            with beside.cursor() as cursor:
                cursor.execute(_WRITE, [done, source.pk])
        except Error:
            beside.close()

    try:
        tell(0)
        yield tell
    finally:
        beside.close()


def rows_done(source: Import) -> int:
    """The number of sets written so far; 0 where it is not known."""
    counts = ImportedFile.objects.filter(source=source).values_list("rows_done", flat=True)
    return counts.first() or 0


# SKIP LOCKED, because who removes the file waits for the import, and it must not wait for them.
_WRITE = """
UPDATE imports_importedfile SET rows_done = %s WHERE import_id = (
    SELECT import_id FROM imports_importedfile WHERE import_id = %s FOR UPDATE SKIP LOCKED)
"""
