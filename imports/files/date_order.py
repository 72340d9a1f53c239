"""Which number of `3/5/2024` is the day. No date says it alone, but all dates of a file together
mostly do: `3/18/2024` has only one reading, and the rows follow one another in time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

# What the first number is.
DAY, MONTH, YEAR = "day", "month", "year"
Readings = Mapping[str, datetime.datetime]

# The year of the first app store. With two digits an earlier one is rather a day.
_FIRST_APPS = 2008
_DAY_FIRST = {"German", "French", "Italian", "Portuguese", "Spanish"}
# Dates whose order tells something: any two follow one another either way, and of three that are
# in no order a third do by chance, of five one in sixty.
_FEWEST = 5


def readings(first: str, second: str, third: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Year, month and day of three numbers, by what the first may be; the third has two or four
    digits. Some of these may be no date."""
    one, two, three = int(first), int(second), int(third)
    year = three if len(third) == 4 else 2000 + three
    if len(third) == 4 or year >= _FIRST_APPS:
        yield DAY, (year, two, one)
        yield MONTH, (year, one, two)
    if len(third) == 2 and 2000 + one >= _FIRST_APPS:
        yield YEAR, (2000 + one, two, three)


_JUMPS = "Read the other way, its rows would jump back and forth in time."


@dataclass(slots=True)
class Dates:
    """The dates of one file. `first` is what those with several readings are read by, blank until
    it is known; `seen` are their cells, each once, in the order of the file. A reader may ask for
    a cell again and again: `known` has what each may be, and `moments` what it is.
    """

    first: str = ""
    seen: dict[str, Readings] = field(default_factory=dict)
    known: dict[str, Any] = field(default_factory=dict)
    moments: dict[str, Any] = field(default_factory=dict)

    def chosen(
        self, cell: str, may_be: Readings, bounds: tuple[datetime.date, datetime.date]
    ) -> datetime.datetime:
        """One of the readings of a cell, if there is one within the bounds."""
        earliest, latest = bounds
        fit = {first: at for first, at in may_be.items() if earliest <= at.date() <= latest}
        if fit:
            self.seen.setdefault(cell, fit)
        fit = fit or dict(may_be)
        return fit.get(self.first) or next(iter(fit.values()))


@dataclass(frozen=True, slots=True)
class Order:
    """What the first number is in the dates of a file, and the sentence that says how it is known.
    Where nothing tells, `asked` are the two readings of the date `cell`, for the lifter."""

    first: str
    sentence: str = ""
    asked: tuple[tuple[str, datetime.date], ...] = ()
    cell: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the lifter was asked and did not answer yet."""
        return bool(self.asked) and not self.sentence


def decided(dates: Dates, language: str, answer: str = "") -> Order | None:
    """The order of a file's dates; None where all have one reading only. `answer` is what the
    lifter says the first number is, where that is asked."""
    cells = {cell: each for cell, each in dates.seen.items() if not _is_one(each) or len(each) == 1}
    if not cells:
        return None
    fitting = [first for first in (DAY, MONTH) if all(first in each for each in cells.values())]
    if not fitting and all(YEAR in each for each in cells.values()):
        fitting = [YEAR]
    if len(fitting) == 1:
        return _by_itself(cells, fitting[0])
    ordered = [first for first in fitting if _follows(each[first] for each in cells.values())]
    if len(ordered) == 1:
        return Order(ordered[0], f"{_has(ordered[0])}. {_JUMPS}")
    if language in _DAY_FIRST:
        return Order(DAY, f"{_has(DAY)}, as is usual in {language}.")
    if all("." in cell.split()[0] for cell in cells):
        return Order(DAY, f"{_has(DAY)}, as dates with dots do.")
    return _asked(cells, answer)


def _by_itself(cells: Mapping[str, Readings], first: str) -> Order | None:
    proof = next((cell for cell, each in cells.items() if not {DAY, MONTH} <= each.keys()), None)
    return Order(first, f"{_has(first)}, as “{proof}” shows." if proof else f"{_has(first)}.")


def _asked(cells: Mapping[str, Readings], answer: str) -> Order | None:
    for cell, each in cells.items():
        if {DAY, MONTH} <= each.keys():
            asked = ((DAY, each[DAY].date()), (MONTH, each[MONTH].date()))
            said = f"{_has(answer)}, as you said." if answer in {DAY, MONTH} else ""
            return Order(answer if said else DAY, said, asked, cell)
    return None


def _is_one(may_be: Readings) -> bool:
    return len({at.date() for at in may_be.values()}) == 1


def _follows(moments: Iterable[datetime.datetime]) -> bool:
    """Whether dates go only forward, or only back."""
    days = [at.date() for at in moments]
    steps = {(later > earlier) - (later < earlier) for earlier, later in pairwise(days)}
    return len(set(days)) >= _FEWEST and not {1, -1} <= steps


def _has(first: str) -> str:
    return f"Its dates have the {first} first"
