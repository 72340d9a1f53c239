"""What the rows of another app's file mean here, by what the lifter chose: pure counting.

A weight means nothing without its exercise: blank is bodyweight on a pull-up and nothing at
all on a bar; a machine's weight helps where the exercise is assisted.
"""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from exercises.models import LoadKind
from imports.days import ImportedDay, ImportedSet, Meant
from imports.files import names
from imports.files.file_sets import FileSet, FileSource, FileWorkout, Reading, Skipped
from imports.identity import Ids
from imports.units import Question, Scale
from imports.warm_ups import told_apart
from workouts.models import Kind, Role, bounds
from workouts.my_data.export_csv import NOON
from workouts.reading import showable

_ZERO = Decimal(0)
_WORK, _WARM_UP = Kind.WORK.value, Kind.WARMUP.value  # looked up once, not for every row


# Our own sets as CSV say which day of the plan a workout was.
_ROLES = {label: role for role, label in Role.choices}


class _Name(NamedTuple):
    """How the weight of a name of the file is to be read."""

    is_body: bool
    helps: bool
    writes_body: bool


def _writes_bodies(source: FileSource) -> bool:
    """Whether the app writes the lifter's own body for the weight of a plain pull-up."""
    return source.app == "Strong" and source.generation.startswith("v6")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person answered: the unit lifted in, the zone of the clock, which exercise of
    ours each name is (the others are left out), and whether lighter sets were warm-ups."""

    unit: str | None
    time_zone: str
    exercises: Mapping[str, str]
    lighter_are_warm_ups: bool


@dataclass(frozen=True, slots=True)
class FileOwner:
    """Whose file it is: their account, the unit of their program, and how each exercise of
    ours is loaded."""

    pk: int
    unit: str
    kinds: Mapping[str, str]


def meant(reading: Reading, choices: Choices, asked: Question, lifter: FileOwner) -> Meant:
    """The days of a file, every set in the lifter's unit, every other row told."""
    understood = _Understanding(reading, choices, asked, lifter)
    for row in reading.rows:
        understood.take(row)
    return understood.finish()


class _Understanding:
    """One pass over the rows of a file."""

    def __init__(
        self, reading: Reading, choices: Choices, asked: Question, lifter: FileOwner
    ) -> None:
        self.found = Meant()
        self.choices, self.lifter = choices, lifter
        self.scale = Scale(asked, choices.unit, lifter.unit)
        self.ids = Ids(lifter.pk)
        self.zone = zoneinfo.ZoneInfo(choices.time_zone)
        self.names: dict[str, _Name] = {}
        self.source = reading.source
        self.days: dict[tuple[datetime.date, str | None], ImportedDay] = {}
        self.visits: dict[FileWorkout, tuple[ImportedDay, datetime.datetime]] = {}

    def take(self, row: FileSet) -> None:
        slug = self.choices.exercises.get(row.exercise)
        if not slug:
            self.found.left_out[row.exercise] += 1
            return
        # Asked for even where the row is skipped: those after it keep their numbers.
        id = self.ids.next(row.visit.began, row.exercise)
        load = self._load(row, self.names.get(row.exercise) or self._name(row.exercise, slug))
        if isinstance(load, str):
            self.found.skipped.append(Skipped(row.line, load, row.exercise))
            return
        day, at = self.visits.get(row.visit) or self._day(row.visit)
        kind = _WARM_UP if row.is_warm_up else _WORK
        left, right, reps = row.left_reps, row.right_reps, row.reps
        if left is None or right is None:
            left = right = None
        else:
            reps = min(left, right)
        self.found.remarks += bool(row.note)
        how = (reps, left, right, row.rir, row.pain)
        day.sets.append(ImportedSet(id, row.line, slug, kind, load, self.lifter.unit, *how, at))

    def _name(self, raw: str, slug: str) -> _Name:
        is_body = self.lifter.kinds[slug] == LoadKind.BODYWEIGHT
        helps, adds = names.is_assisted(raw), names.is_weighted(raw)
        writes_body = _writes_bodies(self.source) and not (helps or adds)
        found = self.names[raw] = _Name(is_body, is_body and helps, is_body and writes_body)
        return found

    def _load(self, row: FileSet, name: _Name) -> Decimal | str:
        """The load of a row in the lifter's unit, or why it has none."""
        weight = row.weight or _ZERO
        if weight <= 0 and not name.is_body:
            return NO_WEIGHT
        if abs(weight) > HEAVIEST:
            return TOO_MUCH
        if not weight or name.writes_body:
            self.found.bodies += bool(weight)
            return _ZERO
        load = self.scale.read(weight, row.unit)
        if name.helps:
            load = -abs(load)
        if not bounds.LOAD[0] <= load <= bounds.LOAD[1]:
            return TOO_MUCH
        if self.scale.restored and self.scale.is_restored(weight, row.unit):
            self.found.restored += 1
        return load

    def _day(self, visit: FileWorkout) -> tuple[ImportedDay, datetime.datetime]:
        """The day of a workout of the file, and when that workout began; others of its date
        are there already, or will be."""
        began = visit.began if visit.has_time else datetime.datetime.combine(visit.began, NOON)
        began = began.astimezone(self.zone) if began.tzinfo else began.replace(tzinfo=self.zone)
        took = visit.seconds if visit.seconds and 0 < visit.seconds <= A_DAY else 0
        ended = began + datetime.timedelta(seconds=took)
        on, role = began.date(), _ROLES.get(visit.title)
        new = ImportedDay(on, self.choices.time_zone, began, ended, role=role)
        day = self.days.setdefault((on, role), new)
        day.reach(began, ended)
        if notes := showable(visit.notes):
            day.notes.append(notes)
        self.visits[visit] = day, began
        return day, began

    def finish(self) -> Meant:
        found = self.found
        found.days = sorted(self.days.values(), key=lambda day: day.on)
        for day in found.days:
            day.sets.sort(key=lambda done: done.logged_at)
            sets, lighter = told_apart(day.sets, self.lifter.kinds)
            found.lighter += lighter
            if self.choices.lighter_are_warm_ups:
                day.sets = sets
        shown = list(self.scale.restored.items())[:EXAMPLES]
        found.examples = [(*written, *lifted) for written, lifted in shown]
        return found


EXAMPLES = 2
A_DAY = 24 * 3600  # seconds; a clock that ran longer was forgotten, and tells nothing
HEAVIEST = 10_000  # in any unit; far beyond what a row may have
NO_WEIGHT = "It has no weight."
TOO_MUCH = f"Weights go from {bounds.LOAD[0]} to {bounds.LOAD[1]}."
