"""A file read, understood and placed, with nothing stored. Bringing it in begins with the same
steps, so the preview says exactly what will be done."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from accounts.models import User
from exercises.models import Exercise
from imports.backup import as_days, contents
from imports.backup.contents import Backup
from imports.backup.restoring import is_blank
from imports.files import apps, backup_json, exercise_names
from imports.files.file_sets import FileSource, Limits, Reading, UnreadableFileError
from imports.heavy_pulls import HeavyPull, PullLoad, heavy_pulls
from imports.imported_days import Meant
from imports.interpret import Choices, FileOwner, meant, writes_bodies
from imports.placing import ImportPlan, planned
from imports.stored_log import log_of
from imports.units import Question, question
from workouts.models import Program, bounds

MATCHED = 200  # most names with a suggestion; no lifter writes our exercises in more ways


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was read, and what is asked about it: its unit, and the weights of pull-ups."""

    reading: Reading
    question: Question
    backup: Backup | None = None  # our own exported file, which needs no questions
    pulls: Mapping[str, HeavyPull] = field(default_factory=dict)

    @property
    def marks_warm_ups(self) -> bool:
        return any(row.is_warm_up for row in self.reading.rows)


@dataclass(frozen=True, slots=True)
class Look:
    """What bringing a file in by some choices would do. `restores` is true for our own file in an
    account that has logged nothing: then everything is restored, the plan too."""

    meant: Meant
    plan: ImportPlan
    restores: bool = False


def opened(content: bytes, lifter: User, first: str = "") -> OpenedFile:
    """Read a file. `first` is what the lifter says that the first number of a date is. Raises
    UnreadableFileError with the sentence to show."""
    if backup_json.is_ours(content):
        return _opened_ours(content)
    latest = lifter.today() + datetime.timedelta(days=1)
    limits = Limits(bounds.EARLIEST_DATE, latest, bounds.REPS, contents.ROWS)
    reading = apps.read(content, limits, first)
    if not reading.rows:
        if not reading.skipped:
            raise UnreadableFileError("There’s no set in this file.")
        row = reading.skipped[0]
        raise UnreadableFileError(f"No set of this file can be read. {row.why}", row.line)
    asked = question(reading)
    return OpenedFile(reading, asked, pulls=heavy_pulls(reading, asked))


def _opened_ours(content: bytes) -> OpenedFile:
    source = FileSource(
        backup_json.APP, "everything", evidence=("It is whole, and every value of it reads.",)
    )
    nothing_to_ask = Question(None, None, "Each program of the file names its unit.", is_open=False)
    return OpenedFile(Reading(source), nothing_to_ask, contents.read(content))


def usual(file: OpenedFile, lifter: User) -> Choices:
    """The choices to begin with: the unit that was measured, and the exercises suggested."""
    counts = Counter(row.exercise for row in file.reading.rows)
    matches = ((name, exercise_names.suggested(name)) for name, _ in counts.most_common())
    return Choices(
        unit=file.question.lifted,
        time_zone=lifter.time_zone,
        exercises=dict(islice(((name, slug) for name, slug in matches if slug), MATCHED)),
        lighter_are_warm_ups=not file.marks_warm_ups,
        pulls=dict.fromkeys(
            file.pulls if writes_bodies(file.reading.source) else (), PullLoad.BODY
        ),
    )


def look(file: OpenedFile, choices: Choices, program: Program, *, hold: bool = False) -> Look:
    """Where every row of the file would go. A handful of queries.

    With `hold` the workouts on its dates stay locked until the transaction ends.
    """
    days_meant = understood(file, choices, program)
    restores = file.backup is not None and is_blank(program.lifter)
    plan = planned(days_meant, log_of(program, days_meant, hold=hold))
    return Look(days_meant, plan, restores)


def understood(file: OpenedFile, choices: Choices, program: Program) -> Meant:
    """The days of a file in a program's unit, without looking at the log. At most one query."""
    if file.backup is not None:
        return as_days.meant(file.backup, program.unit)
    kinds = dict(Exercise.objects.values_list("slug", "kind"))
    lifter = FileOwner(program.lifter_id, program.unit, kinds)
    return meant(file.reading, choices, file.question, file.pulls, lifter)
