"""Dates of a table whose days and months are numbers, in the order that its rows show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from imports.files import date_order
from imports.files.cells import UnreadableCellError, digits, shown
from imports.files.file_sets import Limits
from imports.files.times import Moment, moment

ORDERS = DAY_FIRST, MONTH_FIRST, YEAR_FIRST = date_order.DAY, date_order.MONTH, date_order.YEAR
_LONGEST = 80  # characters of a cell that are looked at
_SURE = 0.95  # the share of dates that shows their order, slips of the pen aside
_TWO = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)
_WEEKDAY = re.compile(r"^\s*[^\W\d_]{1,12}[.,]?\s+(?=\d)|\s?[(（][^\W\d_]{1,12}\.?[)）]")
_IN_ONE = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")


def orders(cells: Iterable[str], limits: Limits) -> set[str]:
    """The orders of day, month and year that dates may have: none where they are not written so,
    one where only few could be dates in another, more where nothing shows it or too many contradict
    each other.
    """
    # Where dots stand between the numbers, the day comes first everywhere.
    open_cells = {cell for cell in cells if (two := _two(cell)) and two[2] != "."}
    read_so = {
        order: {cell for cell in open_cells if _reads(cell, order, limits)} for order in ORDERS
    }
    dates, most = set.union(*read_so.values()), max(map(len, read_so.values()))
    if not dates:
        return set()
    if most < len(dates) * _SURE:
        return {order for order in ORDERS if read_so[order]}
    return {order for order in ORDERS if len(read_so[order]) == most}


@lru_cache(maxsize=4096)
def read(cell: str, order: str | None, limits: Limits) -> Moment:
    """The date, and time if there is one, of a cell. Raises UnreadableCellError."""
    try:
        return _read(cell, order, limits)
    except UnreadableCellError:
        bare = _bare(cell)
        if bare == cell:
            raise
        return _read(bare, order, limits)


def _read(cell: str, order: str | None, limits: Limits) -> Moment:
    text = digits(cell) if len(cell) <= _LONGEST else cell
    if whole := _IN_ONE.fullmatch(text):
        return moment("-".join(whole.groups()), limits)
    two = _two(cell)
    if two is None or (two[2] != "." and order is None):
        return moment(cell, limits)
    first, mark, second, third, rest = two.groups()
    order = DAY_FIRST if mark == "." else order
    for reading, (year, month, day) in date_order.readings(first, second, third):
        if reading == order:
            return moment(f"{year}-{month}-{day}{rest}", limits)
    raise UnreadableCellError(f"The date can’t be read: {shown(cell)}.")


def is_date(cell: str, limits: Limits) -> bool:
    """Whether a cell is a date in either order."""
    return any(_reads(cell, order, limits) for order in ORDERS)


def _reads(cell: str, order: str, limits: Limits) -> bool:
    try:
        read(cell, order, limits)
    except UnreadableCellError:
        return False
    return True


def _two(cell: str) -> re.Match[str] | None:
    return _TWO.fullmatch(digits(_bare(cell))) if len(cell) <= _LONGEST else None


def _bare(cell: str) -> str:
    """A date without the day of the week that stands before it or in brackets."""
    return _WEEKDAY.sub("", cell) if len(cell) <= _LONGEST else cell
