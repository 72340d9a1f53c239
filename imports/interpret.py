"""What the rows of another app's file mean here, by the lifter's choices. No database is used.

What a weight means depends on the exercise: blank is bodyweight for a pull-up and an error for a
barbell; where the exercise is assisted, the weight is assistance.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from accounts.models import zone_named
from exercises.models import LoadKind
from imports.files import cells, exercise_names
from imports.files.file_sets import FileSet, FileSource, FileWorkout, Reading, Skipped
from imports.heavy_pulls import HeavyPull, PullLoad
from imports.imported_days import ImportedDay, ImportedSet, Meant
from imports.set_ids import Ids
from imports.units import Question, Scale
from imports.unmarked_warm_ups import told_apart
from progression import limits
from workouts import links
from workouts.models import Kind, Role
from workouts.my_data.export_csv import NOON
from workouts.reading import showable

_ZERO = Decimal(0)
_WORK, _WARM_UP = Kind.WORK.value, Kind.WARMUP.value  # looked up once, not for every row


# Our own CSV export has the day of the plan as the workout's name.
_ROLES = {label: role for role, label in Role.choices}


class _Name(NamedTuple):
    """How to read the weights of an exercise's name in the file.

    `is_body` for a bodyweight exercise; `helps` where the weight is assistance; `writes_body` where
    it is the lifter's own body. `is_asked` where the lifter has to say first what it is, and
    `stays_out` where they say that it is not known.
    """

    is_body: bool
    helps: bool = False
    writes_body: bool = False
    is_asked: bool = False
    stays_out: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """The lifter's answers: the unit lifted in, the time zone, our exercise's slug for each name
    (other names are left out), whether lighter sets were warm-ups, which word counts where the
    file was corrected since it was brought in (one of Corrected, or not said), what the weight of
    a pull-up is where that is asked (a PullLoad by name), and the first number of a date (see
    date_order.py), and whether its body weights come along."""

    unit: str | None
    time_zone: str
    exercises: Mapping[str, str]
    lighter_are_warm_ups: bool
    corrected: str = ""
    pulls: Mapping[str, str] = field(default_factory=dict)
    first: str = ""
    bodies: bool = False

    def stored(self) -> dict[str, Any]:
        """The answers as JSON, without those to questions that were not asked: the version before
        doesn’t know them."""
        answers = asdict(self)
        return {name: answer for name, answer in answers.items() if name not in _NEW or answer}


_NEW = {"pulls", "first", "corrected", "bodies"}


@dataclass(frozen=True, slots=True)
class FileOwner:
    """Whose file it is: the id of the account, the unit of the program, and how each of our
    exercises is loaded."""

    pk: int
    unit: str
    kinds: Mapping[str, str]


def meant(
    reading: Reading,
    choices: Choices,
    asked: Question,
    pulls: Mapping[str, HeavyPull],
    lifter: FileOwner,
) -> Meant:
    """The days of a file, with every set in the lifter's unit and every other row counted."""
    understood = _Understanding(reading, choices, asked, pulls, lifter)
    for row in reading.rows:
        understood.take(row)
    return understood.finish()


class _Understanding:
    """One pass over the rows of a file."""

    def __init__(
        self,
        reading: Reading,
        choices: Choices,
        asked: Question,
        pulls: Mapping[str, HeavyPull],
        lifter: FileOwner,
    ) -> None:
        self.result = Meant()
        self.choices, self.pulls, self.lifter = choices, pulls, lifter
        self.scale = Scale(asked, choices.unit, lifter.unit)
        self.ids = Ids(lifter.pk)
        self.zone = zone_named(choices.time_zone)
        self.names: dict[str, _Name] = {}
        self.writes_bodies = writes_bodies(reading.source)
        self.days: dict[tuple[datetime.date, str | None], ImportedDay] = {}
        self.visits: dict[FileWorkout, tuple[ImportedDay, datetime.datetime]] = {}
        self.beyond: dict[tuple[datetime.datetime, str], tuple[ImportedDay, str]] = {}

    def take(self, row: FileSet) -> None:
        slug = self.choices.exercises.get(row.exercise)
        if not slug:
            self.result.left_out[row.exercise] += 1
            return
        # Taken even if the row is skipped, so that the rows after it keep their ids.
        id = self.ids.next(row.visit.began, row.exercise)
        name = self.names.get(row.exercise) or self._name(row.exercise, slug)
        if name.is_asked or name.stays_out:
            counts = self.result.asked if name.is_asked else self.result.left_out
            counts[row.exercise] += 1
            return
        load = self._load(row, name)
        if isinstance(load, str):
            self.result.skipped.append(Skipped(row.line, load, row.exercise))
            return
        day, at = self.visits.get(row.visit) or self._day(row.visit)
        self.beyond.setdefault((row.visit.began, row.exercise), (day, slug))
        kind = _WARM_UP if row.is_warm_up else _WORK
        left, right, reps = row.left_reps, row.right_reps, row.reps
        if left is None or right is None:
            left = right = None
        else:
            reps = min(left, right)
        link, note = links.taken_from(whole(row.note)) if row.note else (None, "")
        how = (reps, left, right, row.rir, row.pain, at, cells.cut(note), link)
        day.sets.append(ImportedSet(id, row.line, slug, kind, load, self.lifter.unit, *how))

    def _name(self, raw: str, slug: str) -> _Name:
        if self.lifter.kinds[slug] != LoadKind.BODYWEIGHT:
            self.names[raw] = _Name(is_body=False)
        elif pull := self.pulls.get(raw):
            self.names[raw] = self._heavy(pull, self.choices.pulls.get(raw, ""))
        else:
            helps, adds = exercise_names.is_assisted(raw), exercise_names.is_weighted(raw)
            writes_body = self.writes_bodies and not (helps or adds)
            self.names[raw] = _Name(is_body=True, helps=helps, writes_body=writes_body)
        return self.names[raw]

    def _heavy(self, pull: HeavyPull, answer: str) -> _Name:
        return _Name(
            is_body=True,
            helps=answer == PullLoad.HELP,
            writes_body=answer == PullLoad.BODY,
            is_asked=not answer and pull.is_heavy(self.choices.unit),
            stays_out=answer == PullLoad.OUT,
        )

    def _load(self, row: FileSet, name: _Name) -> Decimal | str:
        """The load of a row in the lifter's unit, or why it has none."""
        weight = row.weight or _ZERO
        if weight <= 0 and not name.is_body:
            return NO_WEIGHT
        if abs(weight) > HEAVIEST:
            return TOO_MUCH
        if not weight or name.writes_body:
            self.result.bodies += bool(weight)
            return _ZERO
        load = self.scale.read(weight, row.unit)
        if name.helps:
            load = -abs(load)
        lowest, highest = limits.loads(lifts_body=name.is_body)
        if not lowest <= load <= highest:
            return TOO_MUCH
        if self.scale.restored and self.scale.is_restored(weight, row.unit):
            self.result.restored += 1
        return load

    def _day(self, visit: FileWorkout) -> tuple[ImportedDay, datetime.datetime]:
        """The day that a workout of the file belongs to, and when that workout began. Workouts of
        the same date and role share a day."""
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
        result = self.result
        result.days = sorted(self.days.values(), key=lambda day: day.on)
        for (began, name), (day, slug) in self.beyond.items():
            day.beyond.append((slug, self.ids.rest(began, name)))
        for day in result.days:
            day.sets.sort(key=lambda done: done.logged_at)
            sets, lighter = told_apart(day.sets, self.lifter.kinds)
            result.lighter += lighter
            if self.choices.lighter_are_warm_ups:
                day.sets = sets
        shown = list(self.scale.restored.items())[:EXAMPLES]
        result.examples = [(*written, *lifted) for written, lifted in shown]
        return result


def whole(note: str) -> str:
    """A note of a file as it can be shown, but not cut: a link may stand before it."""
    return showable(note, longest=len(note))


def writes_bodies(source: FileSource) -> bool:
    """Whether the weight of a plain pull-up is the lifter's own body, as in this generation."""
    return source.app == "Strong" and source.generation.startswith("v6")


EXAMPLES = 2
A_DAY = 24 * 3600  # seconds; a clock that ran longer was forgotten
HEAVIEST = 10_000  # in any unit; far beyond what a row may have
NO_WEIGHT = "It has no weight."
TOO_MUCH = f"Weights go from {limits.LOAD[0]} to {limits.LOAD[1]}."
