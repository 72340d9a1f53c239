"""A file as the log would have it: days of sets in the program's unit, not stored yet."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from imports.files.file_sets import Skipped
from progression import RULE_VERSION
from workouts.equipment import converted
from workouts.models import Kind


class AnsweredTarget(NamedTuple):
    """What only our own file says about a set: the target that was shown, and its edits."""

    target_load: Decimal | None = None
    target_reps: int | None = None
    target_reason: str = ""
    rule_version: int = RULE_VERSION
    version: int = 1
    undone_from: str = ""
    due_load: Decimal | None = None


NO_RECORD = AnsweredTarget()


class ImportedSet(NamedTuple):
    """One set: `load` is in `unit`, `line` is its line in the file."""

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
    note: str = ""
    link: str | None = None
    record: AnsweredTarget = NO_RECORD


@dataclass(slots=True)
class ImportedDay:
    """One workout of a file. `role` is None until it is known; `is_lighter` says whether it belongs
    to a lighter week, and `gym` is where it was done, None for the usual one.
    """

    on: datetime.date
    time_zone: str
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    notes: list[str] = field(default_factory=list)
    sets: list[ImportedSet] = field(default_factory=list)
    role: str | None = None
    is_lighter: bool = False
    gym: int | None = None
    # The ids that further rows of its exercises would have, for each visit and name in the file.
    beyond: list[tuple[str, Iterator[uuid.UUID]]] = field(default_factory=list)

    def reach(self, began: datetime.datetime, ended: datetime.datetime) -> None:
        """Widen the day so that it covers a visit from `began` to `ended`."""
        self.started_at = min(self.started_at, began)
        self.finished_at = max(self.ends_at, ended)

    def take(self, other: ImportedDay) -> None:
        """Take in everything of another day that turned out to be the same workout."""
        self.reach(other.started_at, other.ends_at)
        self.notes += other.notes
        self.sets = sorted([*self.sets, *other.sets], key=lambda done: done.logged_at)
        self.is_lighter |= other.is_lighter
        self.beyond += other.beyond

    @property
    def ends_at(self) -> datetime.datetime:
        """Its end, or its start where the end is unknown."""
        return self.finished_at or self.started_at


@dataclass(slots=True)
class Meant:
    """What a file means: its days, oldest first, and what the preview says about the rest."""

    days: list[ImportedDay] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)  # sets whose weight is still to be told
    # The number of sets whose weight was put back on a whole step, and examples: the weight and
    # unit written, and the weight and unit lifted.
    restored: int = 0
    examples: list[tuple[Decimal, str, Decimal, str]] = field(default_factory=list)
    bodies: int = 0  # pull-ups whose weight was the lifter's own body
    lighter: int = 0  # sets that look like warm-ups, before the day's heaviest of their exercise
    undone: int = 0  # sets of our own file that were undone where they were logged


def is_work(done: ImportedSet) -> bool:
    return done.kind == Kind.WORK


def in_unit(done: ImportedSet, unit: str) -> ImportedSet:
    """The set with its load and target converted to `unit`."""
    if done.unit == unit:
        return done
    record = done.record
    if record.target_load is not None:
        record = record._replace(target_load=converted(record.target_load, done.unit, unit))
    if record.due_load is not None:
        record = record._replace(due_load=converted(record.due_load, done.unit, unit))
    return done._replace(load=converted(done.load, done.unit, unit), unit=unit, record=record)
