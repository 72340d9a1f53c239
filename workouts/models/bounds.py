"""Bounds shared by the database constraints, the reader and the forms.

A NUMERIC column needs both ends: NaN passes a lone lower bound in Postgres.
"""

import datetime
from decimal import Decimal

from django.db.models import BooleanField, F, Func, Q

from accounts.calendar_bounds import EARLIEST_DATE, dates, times
from exercises.models import LIFT_THE_BODY
from progression import limits

__all__ = ["EARLIEST_DATE", "dates", "times"]  # beside what is defined here

LOAD, REPS, RIR = limits.LOAD, limits.REPS, limits.RIR
REP_RANGE, STEP = limits.REP_RANGE, limits.STEP
SETS = (1, 6)
EXTRA_SETS = (3, 5)
REST_SECONDS = (30, 600)
BAR = (0, 200)
PLATES = 12  # most different ones
PLATE = (STEP[0], Decimal(100))
PAIRS = (0, 20)
MACHINE_STEP = (STEP[0], Decimal(50))  # of the dumbbells, and of the pins of a stack
MACHINE_TOP = (STEP[0], Decimal(1000))
GYM_NAME = 40
LACKS = 100  # exercises that a gym cannot do
GYMS = 12  # of a lifter, in one unit
SETS_A_WORKOUT = 200
NOTE_LENGTH = 500
LINK_LENGTH = 500
BODY = {"kg": (20, 400), "lb": (44, 882)}
VERSIONS = (1, 2**31 - 1)
A_YEAR = datetime.timedelta(days=366)
# An https address with a host and no name or password before it: workouts/links.py reads more.
_HTTPS = r"^https://[a-z0-9.-]+(:[0-9]+)?([/?#][^[:space:]]*)?$"
_IN_QUARTERS = r"^([0-9]+([.](0|00|25|5|50|75))?( |$))+$"


def within(field: str, bounds: tuple[object, object]) -> Q:
    """The condition that a column lies between two bounds, both included."""
    return Q(**{f"{field}__gte": bounds[0], f"{field}__lte": bounds[1]})


def of_exercise(*fields: str) -> Q:
    """The condition that loads are such as their row's exercise can have: see limits.loads."""
    lowest, _ = limits.loads(lifts_body=False)
    above = Q()
    for field in fields:
        above &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": lowest})
    return above | Q(exercise__in=LIFT_THE_BODY)


def after(version: int) -> int:
    """The version that an edit makes of one. Versions are only compared, so that after the last
    one they begin again."""
    return version + 1 if version < VERSIONS[1] else VERSIONS[0]


def a_link(field: str) -> Q:
    """The condition that a text is an https address, or NULL."""
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__regex": _HTTPS})


def quarters(field: str) -> Q:
    """The condition that an array holds positive numbers in quarters, at least one, and no NULL."""
    # A subquery is not allowed in a check, but how the whole array is written is.
    template = f"(array_to_string(%(expressions)s, ' ') ~ '{_IN_QUARTERS}')"
    return Q(Func(F(field), template=template, output_field=BooleanField())) & Q(
        Func(
            F(field),
            template="(array_position(%(expressions)s, NULL) IS NULL)",
            output_field=BooleanField(),
        )
    )


def all_within(field: str, bounds: tuple[object, object]) -> Q:
    """The condition that every number of an array lies between two bounds; NULL is none."""
    # ALL is false as soon as one is outside, and with a NULL among the others not known,
    # which passes a check.
    condition = Q()
    for test in (f"{bounds[0]} <= ALL", f"{bounds[1]} >= ALL"):
        template = f"({test}(%(expressions)s))"
        condition &= Q(Func(F(field), template=template, output_field=BooleanField()))
    return condition
