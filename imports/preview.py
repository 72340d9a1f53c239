"""A file read, understood and placed, with nothing stored. Bringing it in begins with the same
steps, so the preview says exactly what will be done."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from accounts.models import User
from exercises.models import Exercise
from imports.any_table.answers import recalled
from imports.backup import as_days, contents
from imports.backup.contents import Backup
from imports.backup.restoring import is_blank
from imports.files import apps, backup_json, exercise_names
from imports.files.any_table import lacking, sets_of_table, table_found
from imports.files.any_table.layout import Layout
from imports.files.any_table.table_found import AnyTable
from imports.files.file_sets import (
    FileSource,
    Limits,
    Reading,
    UnknownAppError,
    UnreadableFileError,
)
from imports.heavy_pulls import HeavyPull, PullLoad, heavy_pulls
from imports.imported_days import Meant
from imports.interpret import Choices, FileOwner, meant, writes_bodies
from imports.models import Import, ImportedFile
from imports.parsed_files import unpacked
from imports.placing import ImportPlan, planned
from imports.stored_log import log_of
from imports.units import Question, question
from workouts.body_weights import WeighedBody, can_be
from workouts.models import Program, bounds

MATCHED = 200  # most names with a suggestion; no lifter writes our exercises in more ways


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was read, and what is asked about it: its unit, and the weights of pull-ups."""

    reading: Reading
    question: Question
    backup: Backup | None = None  # our own exported file, which needs no questions
    pulls: Mapping[str, HeavyPull] = field(default_factory=dict)
    # A table that no app wrote, and which of its columns is which, once the lifter has said it.
    table: AnyTable | None = None
    columns: Layout | None = None

    @property
    def asks_for_columns(self) -> bool:
        return self.table is not None and self.columns is None

    @property
    def asks_for_dates(self) -> bool:
        """Whether its lifter has to say which number of a date is the day."""
        return self.reading.order is not None and self.reading.order.is_open

    @property
    def depends_on_answers(self) -> bool:
        """Whether its rows may be read otherwise later, by what its lifter says then."""
        order = self.reading.order
        return self.table is not None or (order is not None and bool(order.asked))

    @property
    def bodies(self) -> list[WeighedBody]:
        """The body weights that it has, one a date."""
        if self.backup is not None:
            return self.backup.bodies
        rows = (WeighedBody(row.on, row.weight, row.unit) for row in self.reading.bodies)
        return [*{body.on: body for body in rows if can_be(body)}.values()]

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
    try:
        return _read(apps.read(content, limits_of(lifter), first))
    except UnknownAppError as unknown:
        return _opened_table(content, lifter, unknown)


def limits_of(lifter: User) -> Limits:
    """What may stand in a file of a lifter."""
    latest = lifter.today() + datetime.timedelta(days=1)
    return Limits(bounds.EARLIEST_DATE, latest, bounds.REPS, contents.ROWS)


def _read(reading: Reading) -> OpenedFile:
    if not reading.rows:
        if not reading.skipped:
            raise UnreadableFileError("There’s no set in this file.")
        row = reading.skipped[0]
        raise UnreadableFileError(f"No set of this file can be read. {row.why}", row.line)
    asked = question(reading)
    return OpenedFile(reading, asked, pulls=heavy_pulls(reading, asked))


def opened_again(kept: ImportedFile, lifter: User, first: str = "") -> OpenedFile:
    """A kept file, as it was read when it came, unless what was read depends on an answer. Raises
    UnreadableFileError where it has to be read once more and can’t be."""
    reading = unpacked(bytes(kept.reading)) if kept.reading is not None else None
    return _read(reading) if reading else opened(kept.content, lifter, first)


def _opened_table(content: bytes, lifter: User, unknown: UnknownAppError) -> OpenedFile:
    """A table that no app wrote, read where its lifter has named such columns before."""
    limits = limits_of(lifter)
    table = table_found.found(content, limits)
    if table is None or not lacking.is_log(table, limits):
        raise unknown
    if missing := lacking.lacks(table, limits):
        raise UnreadableFileError(missing)
    columns = recalled(lifter, table)
    if columns is not None and not sets_of_table.asks_for_order(table, columns, limits):
        with suppress(UnreadableFileError):  # then they are asked for again
            return by_columns(table, columns, limits)
    nothing_to_ask = Question(None, None, "The columns come first.", is_open=False)
    return OpenedFile(Reading(sets_of_table.source_of(table, None)), nothing_to_ask, table=table)


def by_columns(table: AnyTable, columns: Layout, limits: Limits) -> OpenedFile:
    """A table read by its columns. Raises UnreadableFileError with the sentence to show."""
    events = apps.judged(sets_of_table.events(table, columns, limits))
    file = _read(apps.gathered(sets_of_table.source_of(table, columns), events))
    return replace(file, table=table, columns=columns)


def _opened_ours(content: bytes) -> OpenedFile:
    source = FileSource(
        backup_json.APP, "everything", evidence=("It is whole, and every value of it reads.",)
    )
    nothing_to_ask = Question(None, None, "Each program of the file names its unit.", is_open=False)
    return OpenedFile(Reading(source), nothing_to_ask, contents.read(content))


def usual(file: OpenedFile, lifter: User) -> Choices:
    """The choices to begin with: the unit that was measured, and the exercises suggested; beyond
    that what was answered for the latest file of the same app that was brought in. One query."""
    earlier = _earlier_answers(file.reading.source, lifter)
    counts = Counter(row.exercise for row in file.reading.rows)
    matches = ((name, exercise_names.suggested(name)) for name, _ in counts.most_common())
    exercises = dict(islice(((name, slug) for name, slug in matches if slug), MATCHED))
    answered = {name: slug for name, slug in earlier.get("exercises", {}).items() if name in counts}
    return Choices(
        unit=file.question.lifted or earlier.get("unit"),
        time_zone=lifter.time_zone,
        exercises=exercises | answered,
        lighter_are_warm_ups=earlier.get("lighter_are_warm_ups", not file.marks_warm_ups),
        pulls=_pulls(file, earlier.get("pulls", {})),
        first=earlier.get("first", ""),
    )


def _pulls(file: OpenedFile, answered: Mapping[str, str]) -> dict[str, str]:
    """What the weight of each heavy pull-up is, as far as it is known or was said before."""
    known = PullLoad.BODY if writes_bodies(file.reading.source) else ""
    said = {name: answered.get(name, known) for name in file.pulls}
    return {name: answer for name, answer in said.items() if answer}


def _earlier_answers(source: FileSource, lifter: User) -> dict[str, Any]:
    brought = Import.objects.owned_by(lifter).exclude(brought_at=None)
    same = brought.filter(app=source.app, generation=source.generation).order_by("-brought_at")
    return same.values_list("answers", flat=True).first() or {}


def look(file: OpenedFile, choices: Choices, program: Program, *, hold: bool = False) -> Look:
    """Where every row of the file would go. A handful of queries.

    With `hold` the workouts on its dates stay locked until the transaction ends.
    """
    days_meant = understood(file, choices, program)
    restores = file.backup is not None and is_blank(program.lifter)
    plan = planned(days_meant, log_of(program, days_meant, hold=hold), choices.corrected)
    return Look(days_meant, plan, restores)


def understood(file: OpenedFile, choices: Choices, program: Program) -> Meant:
    """The days of a file in a program's unit, without looking at the log. At most one query."""
    if file.backup is not None:
        return as_days.meant(file.backup, program.unit)
    kinds = dict(Exercise.objects.values_list("slug", "kind"))
    lifter = FileOwner(program.lifter_id, program.unit, kinds)
    return meant(file.reading, choices, file.question, file.pulls, lifter)
