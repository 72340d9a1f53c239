"""Dates of a table whose days and months are numbers, in the order that its rows show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from imports.files.cells import UnreadableCellError, digits
from imports.files.file_sets import Limits
from imports.files.times import Moment, moment

ORDERS = DAY_FIRST, MONTH_FIRST = "day", "month"
_LONGEST = 80  # characters of a cell that are looked at
_TWO = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)
_IN_ONE = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")


def orders(cells: Iterable[str], limits: Limits) -> set[str]:
    """The orders of day and month that dates may have: none where they are not written so, one
    where the others can’t all be dates, both where nothing shows it or rows contradict each other.
    """
    # Where dots stand between the numbers, the day comes first everywhere.
    open_cells = [cell for cell in set(cells) if (two := _two(cell)) and two[2] != "."]
    counts = {order: sum(_reads(cell, order, limits) for cell in open_cells) for order in ORDERS}
    most = max(counts.values())
    return {order for order, count in counts.items() if count == most} if open_cells else set()


def read(cell: str, order: str | None, limits: Limits) -> Moment:
    """The date, and time if there is one, of a cell. Raises UnreadableCellError."""
    text = digits(cell) if len(cell) <= _LONGEST else cell
    if whole := _IN_ONE.fullmatch(text):
        return moment("-".join(whole.groups()), limits)
    two = _two(cell)
    if two is None or (two[2] != "." and order is None):
        return moment(cell, limits)
    first, mark, second, year, rest = two.groups()
    day, month = (first, second) if mark == "." or order == DAY_FIRST else (second, first)
    return moment(f"{year if len(year) == 4 else f'20{year}'}-{month}-{day}{rest}", limits)


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
    return _TWO.fullmatch(digits(cell)) if len(cell) <= _LONGEST else None
