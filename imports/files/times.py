"""When a set was done and how long a workout took, in all the formats of the apps."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from imports.files import date_order
from imports.files.cells import UnreadableCellError, digits, shown
from imports.files.file_sets import Limits
from imports.files.months import plain
from imports.files.table import TableRow
from imports.files.worded_dates import day_of

_MOST = 80  # characters that a date or duration may take, blanks and all
LONGEST = 10_000_000  # seconds that a workout may take


class Moment(NamedTuple):
    """A date, with a time if `has_time`, and with a zone if the file says one."""

    at: datetime.datetime
    has_time: bool

    @property
    def order(self) -> tuple[bool, datetime.datetime]:
        """The key to sort the moments of a file by; those without a zone come last."""
        return self.at.tzinfo is None, self.at.replace(tzinfo=self.at.tzinfo or datetime.UTC)


# A time of day after a date, with its half and its zone.
_CLOCK_BEHIND = (
    r"(?:(?:T|,? ?)(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)? ?([^\d+-]*?)"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_NUMERIC = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK_BEHIND}")
_SHORT = re.compile(rf"(\d{{1,2}})([-/.]) ?(\d{{1,2}})\2 ?(\d{{4}}|\d{{2}}){_CLOCK_BEHIND}")
_EASTERN = re.compile(
    r"(\d{4}) ?[年년.] ?(\d{1,2}) ?[月월.] ?(\d{1,2}) ?[日일.],? ?"
    r"(?:(上午|下午|午前|午後|오전|오후)? ?(\d{1,2})[:时時시] ?(\d{2})[分분]?(?::\d{2})?)?"
)
_TIME_OF_WORDS = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))? ?(\D*)\Z")
# Marks of half days: True for the second half, None for words that name neither.
_HALVES = {
    plain(mark): is_second
    for mark, is_second in {
        "am": False, "pm": True, "上午": False, "下午": True, "午前": False, "午後": True,
        "오전": False, "오후": True, "πμ": False, "μμ": True, "oo": False, "os": True,
        "ص": False, "م": True, "قظ": False, "بظ": True, "לפנה״צ": False, "אחה״צ": True,
        "ก่อนเที่ยง": False, "หลังเที่ยง": True, "पूर्वाह्न": False, "अपराह्न": True,
        "": None, "uhr": None, "h": None, "น": None, "बजे": None,
    }.items()
}  # fmt: skip
_ANY_BLANK = re.compile(r"\s+")
_UNSEEN = re.compile(
    "[\u061c\u200b-\u200f\u2066-\u2069\ufeff]+"
)  # they turn the direction of a text
# Thailand counts the years of the Buddhist era, 543 more.
_BUDDHIST, _THAILAND = range(2450, 2700), 543


def moment(cell: str, limits: Limits) -> Moment:
    """The date, and time if there is one, of a cell. Raises UnreadableCellError for a cell that
    can’t be read and for a date outside the limits.
    """
    moments = limits.dates.moments
    found: Moment = moments.get(cell) or moments.setdefault(cell, _within(cell, limits))
    return found


def _within(cell: str, limits: Limits) -> Moment:
    text = cell if len(cell) <= _MOST else cell[:_MOST] + "\u2026"
    known: dict[str, tuple[Moment, date_order.Readings]] = limits.dates.known
    read, may_be = known.get(text) or known.setdefault(text, _readings(text))
    if may_be:
        bounds = limits.earliest, limits.latest
        read = read._replace(at=limits.dates.chosen(text.strip(), may_be, bounds))
    date = read.at.date()
    if date > limits.latest:
        raise UnreadableCellError(f"The date {shown(cell)} is in the future.")
    if date < limits.earliest:
        raise UnreadableCellError(f"The date {shown(cell)} is before {limits.earliest.year}.")
    return read


def _readings(cell: str) -> tuple[Moment, date_order.Readings]:
    """The moment of a cell, and all that it may be where two of its numbers may be the day."""
    text = _ANY_BLANK.sub(" ", _UNSEEN.sub("", digits(cell))).strip()
    if not text:
        raise UnreadableCellError("The date is missing.")
    try:
        if (short := _SHORT.fullmatch(text)) and _mark(short[8] or "") in _HALVES:
            may_be = _either(*short.groups())
            return Moment(next(iter(may_be.values())), short[5] is not None), may_be
        read = _numeric(text) or _eastern(text) or _worded(text)
    except (ValueError, OverflowError):
        raise UnreadableCellError(f"There’s no such date as {shown(cell)}.") from None
    if not read:
        raise UnreadableCellError(f"The date can’t be read: {shown(cell)}.")
    return read, {}


def _either(first: str, _: str, second: str, third: str, *clock: str | None) -> date_order.Readings:
    """The readings of a date of which two numbers may be the day. Raises ValueError for none."""
    may_be = {}
    for order, day in date_order.readings(first, second, third):
        with contextlib.suppress(ValueError, OverflowError):
            may_be[order] = _at(day, *clock)
    if not may_be:
        raise ValueError
    return may_be


def by_the_clock(
    rows: Iterable[TableRow], when: Callable[[TableRow], Moment | None]
) -> list[TableRow]:
    """Rows in order of time: those of the same moment in the file's order, those without one at
    the end.
    """
    timed = [(at.order if (at := when(row)) else _NEVER, row) for row in rows]
    return [row for _, row in sorted(timed, key=itemgetter(0))]


_NEVER = (True, datetime.datetime.max.replace(tzinfo=datetime.UTC))


def span(began: Moment, ended: Moment) -> int | None:
    """The seconds between two moments; None where they can’t be compared or make no sense."""
    if not began.has_time or not ended.has_time:
        return None
    if (began.at.tzinfo is None) != (ended.at.tzinfo is None):
        return None
    took = int((ended.at - began.at).total_seconds())
    return took if 0 < took < LONGEST else None


def _numeric(text: str) -> Moment | None:
    match = _NUMERIC.fullmatch(text)
    if not match or _mark(match[8] or "") not in _HALVES:
        return None
    year, _, number, day, *clock = match.groups()
    return Moment(_at((int(year), int(number), int(day)), *clock), clock[0] is not None)


def _at(
    day: tuple[int, int, int],
    hour: str | None,
    minute: str | None,
    second: str | None,
    half: str | None,
    zone: str | None,
) -> datetime.datetime:
    at = _made(*day, int(hour or 0), int(minute or 0), int(second or 0), half=half or "")
    return at.replace(tzinfo=_zone(zone)) if zone else at


def _zone(zone: str) -> datetime.timezone:
    if zone[0] not in "+-":
        return datetime.UTC
    offset = datetime.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return datetime.timezone(-offset if zone[0] == "-" else offset)


def _eastern(text: str) -> Moment | None:
    match = _EASTERN.fullmatch(text)
    if not match:
        return None
    year, month_number, day, half, hour, minute = match.groups()
    numbers = (int(part or 0) for part in (year, month_number, day, hour, minute))
    return Moment(_made(*numbers, half=half or ""), hour is not None)


def _worded(text: str) -> Moment | None:
    """A date with the month's name, the day before or after it, or a date with two dots."""
    clock = _TIME_OF_WORDS.search(text)
    date, time, half = (text, (0, 0, 0), "")
    if clock:
        if _mark(clock[4]) not in _HALVES:
            return None
        time = int(clock[1]), int(clock[2]), int(clock[3] or 0)
        date, half = text[: clock.start()], clock[4]
    day = day_of(date)
    return Moment(_made(*day, *time, half=half), clock is not None) if day else None


def _mark(half: str) -> str:
    return plain(half).replace(" ", "") if half else ""


def _made(
    year: int,
    month_number: int,
    day: int,
    hour: int = 0,
    minute: int = 0,
    second: int = 0,
    *,
    half: str = "",
) -> datetime.datetime:
    """The date and time; with a half of the day 12 o'clock comes before 1. Raises ValueError."""
    is_afternoon = _HALVES[_mark(half)]
    if is_afternoon is not None:
        if hour > 12:
            raise ValueError
        hour = hour % 12 + 12 * is_afternoon
    year -= _THAILAND if year in _BUDDHIST else 0
    return datetime.datetime(year, month_number, day, hour, minute, second)


_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")
_PLAIN = re.compile(r"(\d{1,8})(?:[.,]\d*)?")
_UNITS = {
    "d": 86_400,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "std": 3600, "ч": 3600,
    "小时": 3600, "小時": 3600, "時間": 3600, "시간": 3600, "t": 3600, "sa": 3600, "godz": 3600,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "мин": 60, "dk": 60,
    "分钟": 60, "分鐘": 60, "分": 60, "분": 60,
    "s": 1, "sec": 1, "secs": 1, "sek": 1, "seg": 1, "sn": 1, "с": 1, "сек": 1,
    "秒": 1, "秒钟": 1, "초": 1,
}  # fmt: skip
_AMOUNT = re.compile(r"(\d{1,8}) ?([^\W\d_]+)\.?,? ?")


def seconds(cell: str) -> int | None:
    """A duration in seconds: `1h 2m`, `45s`, `1小时13分钟`, `1:02:03`, `3900`. None for blank
    and unknown formats, as a row is good without it.
    """
    length = _seconds(cell) if len(cell) <= _MOST else None
    return length if length is not None and length < LONGEST else None


@lru_cache(maxsize=1024)
def _seconds(cell: str) -> int | None:
    text = _ANY_BLANK.sub(" ", digits(cell)).strip().casefold()
    if number := _PLAIN.fullmatch(text):
        return int(number[1])
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
    amounts = _AMOUNT.findall(text)
    if not amounts or _AMOUNT.sub("", text) or any(unit not in _UNITS for _, unit in amounts):
        return None
    return sum(int(count) * _UNITS[unit] for count, unit in amounts)
