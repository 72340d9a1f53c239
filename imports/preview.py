"""A file looked at: read, understood and placed, and nothing stored. Bringing it in begins
with the same, so the preview says exactly what will be done."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from accounts.models import User
from exercises.models import Exercise
from imports.backup import contents, days
from imports.backup.contents import Backup
from imports.backup.restoring import is_blank
from imports.days import Meant
from imports.files import apps, backup_json, names
from imports.files.file_sets import FileSource, Limits, Reading, UnreadableFileError
from imports.interpret import Choices, FileOwner, meant
from imports.log import log_of
from imports.placing import ImportPlan, planned
from imports.units import Question, question
from workouts.models import Program, bounds

ROWS = 50_000
MATCHED = 200  # names that we know and ask about; no lifter writes one exercise in more ways


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was read, and what there is to ask about it."""

    reading: Reading
    question: Question
    backup: Backup | None = None  # our own file of everything, which asks nothing

    @property
    def marks_warm_ups(self) -> bool:
        return any(row.is_warm_up for row in self.reading.rows)


@dataclass(frozen=True, slots=True)
class Look:
    """What bringing a file in by some choices comes to. `restores` says that it is our own,
    in an account that has logged nothing: then all of it is taken, the plan too."""

    meant: Meant
    plan: ImportPlan
    restores: bool = False


def opened(content: bytes, lifter: User) -> OpenedFile:
    """Read a file. Raises UnreadableFileError with the sentence to show."""
    if backup_json.is_ours(content):
        return _opened_ours(content)
    latest = lifter.today() + datetime.timedelta(days=1)
    limits = Limits(bounds.EARLIEST_DATE, latest, bounds.REPS, ROWS)
    found = apps.read(content, limits)
    if not found.rows:
        raise _without_sets(found)
    return OpenedFile(found, question(found))


def _without_sets(found: Reading) -> UnreadableFileError:
    if not found.skipped:
        return UnreadableFileError("There’s no set in this file.")
    first = found.skipped[0]
    return UnreadableFileError(f"No set of this file can be read. {first.why}", first.line)


def _opened_ours(content: bytes) -> OpenedFile:
    source = FileSource(
        backup_json.APP, "everything", evidence=("It is whole, and every value of it reads.",)
    )
    nothing_to_ask = Question(None, None, "Each program of the file names its unit.", is_open=False)
    return OpenedFile(Reading(source), nothing_to_ask, contents.read(content))


def usual(file: OpenedFile, lifter: User) -> Choices:
    """The choices to begin with: what was found, and what our names say."""
    counts = Counter(row.exercise for row in file.reading.rows)
    known = ((name, names.suggested(name)) for name, _ in counts.most_common())
    return Choices(
        unit=file.question.lifted,
        time_zone=lifter.time_zone,
        exercises=dict(islice(((name, slug) for name, slug in known if slug), MATCHED)),
        lighter_are_warm_ups=not file.marks_warm_ups,
    )


def look(file: OpenedFile, choices: Choices, program: Program, *, hold: bool = False) -> Look:
    """Where every row of the file would go. A handful of queries.

    With `hold`, for real: nobody else writes there until the transaction ends.
    """
    found = understood(file, choices, program)
    restores = file.backup is not None and is_blank(program.lifter)
    return Look(found, planned(found, log_of(program, found, hold=hold)), restores)


def understood(file: OpenedFile, choices: Choices, program: Program) -> Meant:
    """The days of a file in a program's unit, the log not asked yet. One query."""
    if file.backup is not None:
        return days.meant(file.backup, program.unit)
    kinds = dict(Exercise.objects.values_list("slug", "kind"))
    lifter = FileOwner(program.lifter_id, program.unit, kinds)
    return meant(file.reading, choices, file.question, lifter)
