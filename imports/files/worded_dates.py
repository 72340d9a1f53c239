"""The day of a date in words: `7. April 2026`, `Apr 7, 26`, `7 thg 4, 2026`."""

from __future__ import annotations

import re

from imports.files.months import month, plain

_VIETNAMESE = re.compile(r"(\d{1,2}) (?:thg|tháng) ?(\d{1,2})(?:\.|,|) ?(\d{4}),? ?", re.I)
# Signs of vowels belong to a word, which `\w` does not know.
_WORD_OR_NUMBER = re.compile(r"\d+|[^\W\d_][^\s\d,،;:/()_-]*")
# Words in a date that do not matter: `7. April 2026 um 10:14`.
_FILLING = (
    "de del di à a at um as às alle ore klo kl la las lo los o le om el st nd rd th er г в في"
    " الساعة ساعت בשעה เวลา को पर"
)
_FILLER = frozenset(map(plain, _FILLING.split()))
_EARLIEST = 8  # years of two digits; what is below is no year of an app


def day_of(date: str) -> tuple[int, int, int] | None:
    """Year, month and day; None for other words. `date` has ASCII digits."""
    if match := _VIETNAMESE.fullmatch(date):
        return int(match[3]), int(match[2]), int(match[1])
    parts = _WORD_OR_NUMBER.findall(date)
    words = [word for part in parts if not part.isdigit() and (word := plain(part))]
    numbers = [part for part in parts if part.isdigit()]
    number = month("".join(word for word in words if word not in _FILLER))
    if not number or len(numbers) != 2:
        return None
    return _year_and_day(numbers[0], numbers[1], number)


def _year_and_day(first: str, last: str, number: int) -> tuple[int, int, int] | None:
    """Year, month and day, where the longer number is the year, and of two short ones the last."""
    day, year = (last, first) if len(first) == 4 else (first, last)
    if len(day) > 2 or not (len(year) == 4 or (len(year) == 2 and int(year) >= _EARLIEST)):
        return None
    return int(year) + (2000 if len(year) == 2 else 0), number, int(day)
