"""Bounds shared by the database constraints, the reader and the forms.

A NUMERIC column needs both ends: NaN passes a lone lower bound in Postgres.
"""

import datetime

from django.db.models import BooleanField, F, Func, Q

from progression import limits

LOAD, REPS, RIR = limits.LOAD, limits.REPS, limits.RIR
REP_RANGE, STEP = limits.REP_RANGE, limits.STEP
SETS = (1, 6)
EXTRA_SETS = (3, 5)
REST_SECONDS = (30, 600)
BAR = (0, 200)
PLATES = 12
PAIRS = (0, 20)
SETS_A_WORKOUT = 200
NOTE_LENGTH = 500
EARLIEST_DATE = datetime.date(1950, 1, 1)
A_YEAR = datetime.timedelta(days=366)


def within(field: str, bounds: tuple[object, object]) -> Q:
    """The condition that a column lies between two bounds, both included."""
    return Q(**{f"{field}__gte": bounds[0], f"{field}__lte": bounds[1]})


def all_within(field: str, bounds: tuple[int, int]) -> Q:
    """The condition that every number of an array lies between two bounds; NULL is none."""
    # ALL is false as soon as one is outside, and with a NULL among the others not known,
    # which passes a check.
    condition = Q()
    for test in (f"{bounds[0]} <= ALL", f"{bounds[1]} >= ALL"):
        template = f"({test}(%(expressions)s))"
        condition &= Q(Func(F(field), template=template, output_field=BooleanField()))
    return condition
