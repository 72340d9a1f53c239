"""When a set was done and how long a workout took, in all the formats of the apps."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from imports.files.cells import UnreadableCellError, digits, shown
from imports.files.file_sets import Limits
from imports.files.months import month, plain
from imports.files.table import TableRow

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


_NUMERIC = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:(?:T|,? )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([AaPp]\.? ?[Mm]\.?)?"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_EASTERN = re.compile(
    r"(\d{4}) ?[年년.] ?(\d{1,2}) ?[月월.] ?(\d{1,2}) ?[日일.],? ?"
    r"(?:(上午|下午|午前|午後|오전|오후)? ?(\d{1,2})[:时時시] ?(\d{2})[分분]?(?::\d{2})?)?"
)
_TIME_OF_WORDS = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))? ?(\D*)\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.| thg| tháng) ?(\d{1,2})(?:\.|,|) ?(\d{4}),? ?", re.I)
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
# Words in a date that do not matter: `7. April 2026 um 10:14`.
_FILLER = re.compile("de|del|di|à|a|at|um|as|às|alle|ore|klo|kl|las?|los?|o|le|om|el|г|в", re.I)
# Marks of half days: True for the second half, None for words that name neither.
_HALVES = {
    plain(mark): is_second
    for mark, is_second in {
        "am": False, "pm": True, "上午": False, "下午": True, "午前": False, "午後": True,
        "오전": False, "오후": True, "πμ": False, "μμ": True, "oo": False, "os": True,
        "ص": False, "م": True, "": None, "uhr": None, "h": None,
    }.items()
}  # fmt: skip
_ANY_BLANK = re.compile(r"[\s\u200e\u200f\u2066-\u2069]+")
_TWO_DATES = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b.*")


def moment(cell: str, limits: Limits) -> Moment:
    """The date, and time if there is one, of a cell. Raises UnreadableCellError for a cell that
    can’t be read and for a date outside the limits.
    """
    read = _moment(cell if len(cell) <= _MOST else cell[:_MOST] + "\u2026")
    date = read.at.date()
    if date > limits.latest:
        raise UnreadableCellError(f"The date {shown(cell)} is in the future.")
    if date < limits.earliest:
        raise UnreadableCellError(f"The date {shown(cell)} is before {limits.earliest.year}.")
    return read


@lru_cache(maxsize=4096)
def _moment(cell: str) -> Moment:
    text = _ANY_BLANK.sub(" ", digits(cell)).strip()
    if not text:
        raise UnreadableCellError("The date is missing.")
    try:
        read = _numeric(text) or _eastern(text) or _worded(text)
    except (ValueError, OverflowError):
        raise UnreadableCellError(f"There’s no such date as {shown(cell)}.") from None
    if read:
        return read
    if _TWO_DATES.fullmatch(text):
        why = "Its day and month can’t be told apart."
        raise UnreadableCellError(f"The date {shown(cell)} may be two dates. {why}")
    raise UnreadableCellError(f"The date can’t be read: {shown(cell)}.")


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
    if not match:
        return None
    year, _, month_number, day, hour, minute, second, half, zone = match.groups()
    numbers = (int(part or 0) for part in (year, month_number, day, hour, minute, second))
    at = _made(*numbers, half=half or "")
    return Moment(at.replace(tzinfo=_zone(zone)) if zone else at, hour is not None)


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
    day = _day_of(date)
    return Moment(_made(*day, *time, half=half), clock is not None) if day else None


def _day_of(date: str) -> tuple[int, int, int] | None:
    """Year, month and day."""
    if dotted := _DAY_FIRST.fullmatch(date):
        return int(dotted[3]), int(dotted[2]), int(dotted[1])
    parts = _WORD_OR_NUMBER.findall(date)
    words = [part for part in parts if not part.isdigit() and not _FILLER.fullmatch(part)]
    years = [int(part) for part in parts if part.isdigit() and len(part) == 4]
    days = [int(part) for part in parts if part.isdigit() and len(part) != 4]
    number = month(words[0]) if len(words) == 1 else None
    if not number or len(years) != 1 or len(days) != 1:
        return None
    return years[0], number, days[0]


def _mark(half: str) -> str:
    return plain(half).replace(" ", "")


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
