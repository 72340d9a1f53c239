"""A file as the logbook would have it: days of sets, in the program's unit, not yet stored."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from imports.files.file_sets import Skipped
from progression import RULE_VERSION
from workouts.models import Kind


class AnsweredTarget(NamedTuple):
    """What only a file of our own knows of a set: the target it answered, and its edits."""

    target_load: Decimal | None = None
    target_reps: int | None = None
    target_reason: str = ""
    rule_version: int = RULE_VERSION
    version: int = 1
    undone_from: str = ""


NO_RECORD = AnsweredTarget()


class ImportedSet(NamedTuple):
    """One set: `load` is in `unit`, `line` the line of the file it stands in."""

    id: uuid.UUID
    line: int
    exercise: str
    kind: str
    load: Decimal
    unit: str
    reps: int
    left_reps: int | None
    right_reps: int | None
    rir: int | None
    pain: bool
    logged_at: datetime.datetime
    record: AnsweredTarget = NO_RECORD


@dataclass(slots=True)
class ImportedDay:
    """All that a file has of one date: one workout, whose `role` may be still to find.

    `is_lighter` is whether it belongs to a lighter week.
    """

    on: datetime.date
    time_zone: str
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    notes: list[str] = field(default_factory=list)
    sets: list[ImportedSet] = field(default_factory=list)
    role: str | None = None
    is_lighter: bool = False

    def reach(self, began: datetime.datetime, ended: datetime.datetime) -> None:
        """Take in a visit: the day goes from the first of all to the end of the last."""
        self.started_at = min(self.started_at, began)
        self.finished_at = max(self.ends_at, ended)

    def take(self, other: ImportedDay) -> None:
        """Take in all of another that turned out to be the same workout."""
        self.reach(other.started_at, other.ends_at)
        self.notes += other.notes
        self.sets = sorted([*self.sets, *other.sets], key=lambda done: done.logged_at)
        self.is_lighter |= other.is_lighter

    @property
    def ends_at(self) -> datetime.datetime:
        """The latest that is known of it."""
        return self.finished_at or self.started_at


@dataclass(slots=True)
class Meant:
    """A file understood: its days, oldest first, and all that had to be told beside them."""

    days: list[ImportedDay] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    # Sets with a weight put back on a whole step, and what it was and became, with units.
    restored: int = 0
    examples: list[tuple[Decimal, str, Decimal, str]] = field(default_factory=list)
    bodies: int = 0  # pull-ups whose weight was the lifter's own body
    lighter: int = 0  # sets before the day's heaviest of their exercise
    undone: int = 0  # sets of our own file that were taken back there
    remarks: int = 0  # notes of single sets, which have no place in the log


def is_work(done: ImportedSet) -> bool:
    return done.kind == Kind.WORK
