"""A file looked at: read, understood and placed, and nothing stored. Bringing it in begins
with the same, so the preview says exactly what will be done."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from accounts.models import User
from exercises.models import Exercise
from imports.days import Meant
from imports.files import names, reading
from imports.files.rows import Limits, Reading
from imports.log import log_of
from imports.meaning import Choices, Lifter, meant
from imports.placing import Plan, planned
from imports.units import Question, question
from workouts.models import Program, bounds

ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, and what there is to ask about it."""

    reading: Reading
    question: Question

    @property
    def has_own_zone(self) -> bool:
        """Whether its clock says itself where it stood."""
        return all(row.visit.began.tzinfo is not None for row in self.reading.rows)

    @property
    def marks_warm_ups(self) -> bool:
        return any(row.is_warm_up for row in self.reading.rows)


@dataclass(frozen=True, slots=True)
class Look:
    """What bringing a file in by some choices comes to."""

    meant: Meant
    plan: Plan


def opened(content: bytes, lifter: User) -> Opened:
    """Read a file. Raises UnreadableFileError with the sentence to show."""
    latest = lifter.today() + datetime.timedelta(days=1)
    limits = Limits(bounds.EARLIEST_DATE, latest, bounds.REPS, ROWS)
    found = reading.read(content, limits)
    return Opened(found, question(found))


def usual(file: Opened, lifter: User) -> Choices:
    """The choices to begin with: what was found, and what our names say."""
    suggested = {row.exercise: "" for row in file.reading.rows}
    for name in suggested:
        suggested[name] = names.suggested(name) or ""
    return Choices(
        unit=file.question.lifted,
        time_zone=lifter.time_zone,
        exercises=suggested,
        lighter_are_warm_ups=not file.marks_warm_ups,
    )


def look(file: Opened, choices: Choices, program: Program) -> Look:
    """Where every row of the file would go. Five queries."""
    found = understood(file, choices, program)
    return Look(found, planned(found, log_of(program.lifter, found)))


def understood(file: Opened, choices: Choices, program: Program) -> Meant:
    """The days of a file in a program's unit, the log not asked yet. One query."""
    kinds = dict(Exercise.objects.values_list("slug", "kind"))
    lifter = Lifter(program.lifter_id, program.unit, kinds)
    return meant(file.reading, choices, file.question, lifter)
