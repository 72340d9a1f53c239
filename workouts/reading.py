"""The one strict reader of what people type, shared by forms, JSON and files.

Each function takes text (or a number as JSON gives it) and returns an exact value,
or raises UnreadableError with the sentence to show beside the field. Numbers are read
by the rule's own reader.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from exercises.models import LIFT_THE_BODY
from progression.characters import UNSHOWABLE
from progression.reading import (
    UnreadableError,
    Written,
    digits,
    fitting,
    is_short,
    read_load,
    read_reps,
    read_rir,
    read_whole,
    read_written,
    split_sets,
)
from workouts.models import bounds

__all__ = [
    "UnreadableError",
    "Written",
    "is_short",
    "load_of",
    "read_date",
    "read_date_between",
    "read_load",
    "read_reps",
    "read_rir",
    "read_text",
    "read_whole",
    "read_written",
    "split_sets",
]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def load_of(exercise: str, load: Decimal) -> Decimal:
    """A load where that exercise can have it. Raises UnreadableError with the sentence."""
    return fitting(load, lifts_body=exercise in LIFT_THE_BODY)


def read_date(given: object, *, today: datetime.date) -> datetime.date:
    """A date of the past written YYYY-MM-DD, from 1950 up to `today`, the lifter's own."""
    date = _date(given)
    if date == today + datetime.timedelta(days=1):
        # A lifter further east than the account's time zone has that date already, and so has one
        # whose day ends at night.
        raise UnreadableError(
            f"Choose a date up to today. It’s still {today} for you, by your time zone and the "
            "hour your day ends. If it’s later than that, change them in the settings."
        )
    if not bounds.EARLIEST_DATE <= date <= today:
        raise UnreadableError("Choose a date from 1950 up to today.")
    return date


def read_date_between(
    given: object, earliest: datetime.date, latest: datetime.date
) -> datetime.date:
    """A date written YYYY-MM-DD between two others, both included."""
    date = _date(given)
    if not earliest <= date <= latest:
        raise UnreadableError(f"Choose a date from {earliest} to {latest}.")
    return date


def _date(given: object) -> datetime.date:
    text = digits(given)
    try:
        return datetime.date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        raise UnreadableError("Write the date as year-month-day, such as 2026-03-05.") from None


def read_text(given: object, *, longest: int = bounds.NOTE_LENGTH) -> str:
    """Text fit to store and show: trimmed, no control or reordering characters."""
    if not isinstance(given, str):
        raise UnreadableError("Write this as text.")
    text = given.replace("\r\n", "\n").strip(" \t\r\n")
    if UNSHOWABLE.search(text):
        raise UnreadableError("Leave out invisible characters.")
    if len(text) > longest:
        raise UnreadableError(f"Keep it to {longest} characters; this has {len(text)}.")
    return text


def showable(text: str, *, longest: int = bounds.NOTE_LENGTH) -> str:
    """The part of a text from a file that can be stored and shown; the rest is left out."""
    return UNSHOWABLE.sub("", text.replace("\r\n", "\n"))[:longest].strip(" \t\r\n")
