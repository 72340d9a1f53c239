"""What the address of a history page asks for: a date, a year, a day's role."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from django.utils.dateparse import parse_date

from workouts.models import Role


def role_in(request: HttpRequest) -> Role:
    return Role.EXTRA if request.GET.get("day") == Role.EXTRA else Role.MAIN


def date_in(request: HttpRequest, name: str) -> datetime.date | None:
    """The date in a parameter of the address; None where it is missing or no date."""
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def year_in(request: HttpRequest) -> int | None:
    """The year in the address, from 1950 to 9998; None where it is missing or no such year."""
    text = request.GET.get("year", "")
    is_year = text.isascii() and text.isdigit() and len(text) == 4
    return int(text) if is_year and 1950 <= int(text) < 9999 else None
