"""How one value of our own file is read: each function takes a value from JSON and returns it as
it is stored, or raises UnreadableError with a sentence.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workouts import reading
from workouts.models import bounds
from workouts.reading import UnreadableError

Read = Callable[[Any], Any]

_EARLIEST = datetime.datetime(1950, 1, 1, tzinfo=datetime.UTC)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z")


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column that older files lack, and the value `before` for their rows."""

    read: Read
    before: Any

    def __call__(self, given: Any) -> Any:
        return self.read(given)


def whole(limits: tuple[int, int]) -> Read:
    sentence = f"Expected is a whole number from {limits[0]} to {limits[1]}."
    return lambda given: reading.read_whole(given, limits, sentence)


def one_of(values: Collection[str]) -> Read:
    def read(given: Any) -> Any:
        if not isinstance(given, str) or given not in values:
            raise UnreadableError("This is none of the words that may stand here.")
        return given

    return read


def maybe(read: Read) -> Read:
    return lambda given: None if given is None else read(given)


def list_of(read: Read, most: int) -> Read:
    def read_all(given: Any) -> Any:
        if not isinstance(given, list) or len(given) > most:
            raise UnreadableError(f"Expected is a list of at most {most}.")
        return [read(value) for value in given]

    return read_all


def row_of(columns: Mapping[str, Read]) -> Read:
    """Reads a row inside another row."""

    def read(given: Any) -> Any:
        if not isinstance(given, dict):
            raise UnreadableError("Expected is a row.")
        before = {
            name: column.before for name, column in columns.items() if isinstance(column, NewColumn)
        }
        row = before | given
        if missing := [name for name in columns if name not in row]:
            raise UnreadableError(f"It lacks its {missing[0].replace('_', ' ')}.")
        return {name: read_one(row[name]) for name, read_one in columns.items()}

    return read


def flag(given: Any) -> bool:
    if not isinstance(given, bool):
        raise UnreadableError("Expected is true or false.")
    return given


def id_of_set(given: Any) -> uuid.UUID:
    if not isinstance(given, str) or not _UUID.fullmatch(given):
        raise UnreadableError("Expected is the id of a set.")
    return uuid.UUID(given)


def time(given: Any, *, latest: datetime.datetime) -> datetime.datetime:
    sentence = "Expected is a time such as 2026-03-03T18:02:11.250000Z, from 1950 up to now."
    if not isinstance(given, str) or not _TIME.fullmatch(given):
        raise UnreadableError(sentence)
    try:
        at = datetime.datetime.fromisoformat(given)
    except ValueError:
        raise UnreadableError(sentence) from None
    if not _EARLIEST <= at <= latest:
        raise UnreadableError(sentence)
    return at


def step(given: Any) -> Decimal:
    load = reading.read_load(given)
    if not bounds.STEP[0] <= load <= bounds.STEP[1]:
        raise UnreadableError(f"Steps go from {bounds.STEP[0]} to {bounds.STEP[1]}.")
    return load


def line(longest: int, *, may_be_empty: bool = True) -> Read:
    """Reads one line of text, as a name is."""

    def read(given: Any) -> str:
        text = reading.read_text(given, longest=longest)
        if any(unicodedata.category(character) == "Cc" for character in text):
            raise UnreadableError("Leave out invisible characters.")
        if not text and not may_be_empty:
            raise UnreadableError("It is empty.")
        return text

    return read
