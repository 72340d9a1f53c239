"""Says that a lifter's log or plan has changed.

Whoever keeps something worked out from log and plan keeps the number it was worked out at, and
works it out again once the number is another. A counter, because it is right whoever comes
first: what was read before a change was committed is kept under the number from before.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection

from accounts.models import User

# Of other packages: whether anything may be kept of a lifter, told without asking the database.
# Filled when the apps are made ready.
KEEPERS: list[Callable[[User], bool]] = []

# One row of two numbers, changed in its place: no index names the number. A verb that sends SQL
# of its own can carry it along as `WITH revised AS (...)`.
REVISE = """
INSERT INTO workouts_logrevision (lifter_id, number) VALUES (%s, 1)
ON CONFLICT (lifter_id) DO UPDATE SET number = workouts_logrevision.number + 1
"""


def revise(lifter: int) -> None:
    """Raise the number of a lifter, in the transaction of the change. One statement.

    Called last: the row is held until the transaction ends, and who holds it must not wait for
    a workout or a program that another change of this lifter holds, which waits for the row.
    """
    with connection.cursor() as cursor:
        cursor.execute(REVISE, [lifter])


def revise_if_kept(lifter: User) -> None:
    """The same on the way of a set, where nobody pays a statement of whom nothing is kept."""
    if any(keeps(lifter) for keeps in KEEPERS):
        revise(lifter.pk)
