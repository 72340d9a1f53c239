"""What a file of another app says, row by row: nothing converted, nothing judged.

The readers of this folder turn bytes into these, with the standard library alone.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal


class UnreadableFileError(ValueError):
    """The file as a whole cannot be brought in; str() is the sentence that says so.

    `line` is the line of the file it was seen at, from 1, where there is one.
    """

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Limits:
    """What a set may be at all, both ends included; a row outside is skipped with its reason."""

    earliest: datetime.date
    latest: datetime.date
    reps: tuple[int, int]
    rows: int  # a file of more is refused


@dataclass(frozen=True, slots=True)
class FileSource:
    """Who wrote the file. `language` is that of its columns' names, blank where every file of
    the app has the same ones. `unit` ("lb", "kg") is what all its weights are written in, or None
    where rows say it themselves, or nothing does; `evidence` are the sentences that tell a
    reader how each of these was known.
    """

    app: str
    generation: str
    language: str = "English"
    unit: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileWorkout:
    """One workout of the file; equal values are the same workout.

    `began` is the lifter's own clock without a zone, or carries the zone where the file says
    one. `has_time` is false where the file knows the date alone (began is then midnight).
    """

    began: datetime.datetime
    has_time: bool = True
    title: str = ""
    seconds: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class FileSet:
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
    """A row that is left out: where, why in one sentence, and how it began.

    `whole` says that nothing is wrong with the row, but that it has no place here, as a set
    without reps; it does not count against the file.
    """

    line: int
    why: str
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that is no set and was never meant as one: `what` names it, as "rest timer"."""

    line: int
    what: str


Event = FileSet | Skipped | Dropped


@dataclass(slots=True)
class Reading:
    """A whole file, read."""

    source: FileSource
    rows: list[FileSet] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
