"""What a file of another app says, row by row, before anything is converted.

The readers of this folder turn bytes into these, with nothing but Python and the engine of the
rule.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from imports.files.date_order import Dates, Order


class UnreadableFileError(ValueError):
    """The file as a whole cannot be brought in; str() is the sentence that says so.

    `line` is the line of the problem, from 1, or None.
    """

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


class UnknownAppError(UnreadableFileError):
    """No app that is known here wrote the file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The dates and reps that a set may have, both ends included; other rows are skipped. `dates`
    are those of one file that have several readings.
    """

    earliest: datetime.date
    latest: datetime.date
    reps: tuple[int, int]
    rows: int  # a file of more is refused
    dates: Dates = field(default_factory=Dates, compare=False)


@dataclass(frozen=True, slots=True)
class FileSource:
    """Who wrote the file. `language` is that of the columns' names, blank for an app that has the
    same names in every language. `unit` ("lb", "kg") is that of all its weights, or None where the
    rows say it themselves or nothing does. `evidence` are sentences that say how these are known.
    """

    app: str
    generation: str
    language: str = "English"
    unit: str | None = None
    evidence: tuple[str, ...] = ()


class FileWorkout(NamedTuple):
    """One workout of the file; equal values are the same workout.

    `began` is in the lifter's local time, without a zone unless the file says one. `has_time` is
    false where the file has only the date (began is then midnight).
    """

    began: datetime.datetime
    has_time: bool = True
    title: str = ""
    seconds: int | None = None
    notes: str = ""


class FileSet(NamedTuple):
    """One set as it is written. `weight` is None where the cell is blank; `unit` is that of
    this row, None where nothing says it. `rir` is 0-5, where 5 is five or more.
    """

    line: int
    visit: FileWorkout
    exercise: str
    reps: int
    weight: Decimal | None
    unit: str | None = None
    is_warm_up: bool = False
    rir: int | None = None
    note: str = ""
    left_reps: int | None = None
    right_reps: int | None = None
    pain: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is left out: its line, why in one sentence, and how it begins.

    `whole` is true for a sound row that has no place here, such as a set without reps; it does not
    count as broken.
    """

    line: int
    why: str
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that was not meant as a set; `what` names it, such as "rest timer"."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class FileBody:
    """What the lifter weighed on the date of a row."""

    line: int
    on: datetime.date
    weight: Decimal
    unit: str


Event = FileSet | Skipped | Dropped | FileBody


@dataclass(slots=True)
class Reading:
    """A whole file, read. `order` says which number of its dates is the day, where that is not
    plain.
    """

    source: FileSource
    order: Order | None = None
    rows: list[FileSet] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    bodies: list[FileBody] = field(default_factory=list)
