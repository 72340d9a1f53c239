"""Bounds shared by the database constraints, the reader and the forms.

A NUMERIC column needs both ends: NaN passes a lone lower bound in Postgres.
"""

import datetime
from decimal import Decimal

from django.db.models import Q

LOAD = (Decimal(-500), Decimal(2000))
REPS = (0, 100)
RIR = (0, 5)
SETS = (1, 6)
EXTRA_SETS = (3, 5)
REP_RANGE = (1, 30)
REST_SECONDS = (30, 600)
STEP = (Decimal("0.25"), Decimal(100))
SETS_A_WORKOUT = 200
NOTE_LENGTH = 500
EARLIEST_DATE = datetime.date(1950, 1, 1)


def within(field: str, bounds: tuple[object, object]) -> Q:
    """The condition that a column lies between two bounds, both included."""
    return Q(**{f"{field}__gte": bounds[0], f"{field}__lte": bounds[1]})
