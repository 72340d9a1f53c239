"""What the address of a page that looks back asks for: a date, a year, a day's role."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from django.utils.dateparse import parse_date

from workouts.models import Role


def role_in(request: HttpRequest) -> Role:
    return Role.EXTRA if request.GET.get("day") == Role.EXTRA else Role.MAIN


def date_in(request: HttpRequest, name: str) -> datetime.date | None:
    """A date of the address; one that is none is as good as not given."""
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def year_in(request: HttpRequest) -> int | None:
    """A year of the address; one that is none is as good as not given."""
    asked = request.GET.get("year", "")
    is_year = asked.isascii() and asked.isdigit() and len(asked) == 4
    return int(asked) if is_year and 1950 <= int(asked) < 9999 else None
