"""The dates and times that any table takes: such as Python, a calendar and a person can read.

Postgres has an infinity and the year 294276, and one such row would close every page about it.
"""

import datetime

from django.db.models import Q

EARLIEST_DATE = datetime.date(1950, 1, 1)
# Ours, for the tables alone: a check cannot know today, which every form does.
LATEST_DATE = datetime.date(2199, 12, 31)
DATES = (EARLIEST_DATE, LATEST_DATE)
# A day more at either end, as a date begins and ends elsewhere at other times.
TIMES = (
    datetime.datetime(1949, 12, 31, tzinfo=datetime.UTC),
    datetime.datetime(2200, 1, 2, tzinfo=datetime.UTC),
)


def dates(*fields: str) -> Q:
    """The condition that columns of dates are empty or within DATES."""
    return _within(fields, DATES)


def times(*fields: str) -> Q:
    """The condition that columns of times are empty or within TIMES."""
    return _within(fields, TIMES)


def _within(fields: tuple[str, ...], ends: tuple[datetime.date, datetime.date]) -> Q:
    condition = Q()
    for field in fields:
        inside = Q(**{f"{field}__gte": ends[0], f"{field}__lte": ends[1]})
        condition &= Q(**{f"{field}__isnull": True}) | inside
    return condition
