"""Our own file, read in full: every value is checked by itself, then all of them together.

A file that is not as we write it is refused with the place and the reason, and nothing is taken
from it. What only the database can check, its constraints refuse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from exercises.models import Exercise
from imports.backup.columns import ADDED_PARTS, Columns
from imports.backup.values import NewColumn, Read
from imports.files import backup_json
from imports.files.file_sets import UnreadableFileError
from workouts import reading
from workouts.body_weights import WeighedBody
from workouts.equipment_settings.forms import EquipmentForm, write_plates
from workouts.models import Equipment, Role, bounds
from workouts.plan import EXTRA_SWAPS
from workouts.reading import UnreadableError

BackupRow = dict[str, Any]
ROWS = 50_000  # most of a file, ours or another app's
PRESCRIPTIONS_A_DAY = 12  # ours has one to four
# The columns by which a row names another row, and the part that row is in.
NAMES = {"equipment": "equipment", "program": "programs", "day": "days", "workout": "workouts"}
_NAMING: dict[str, tuple[str, ...]] = {"programs": ("equipment",), "days": ("program",)}
_NAMING |= {"prescriptions": ("day",)}
_NAMING |= {"working_loads": ("program",), "workouts": ("program", "equipment")}
_NAMING |= {"swaps": ("workout",), "sets": ("workout",), "deleted_workouts": ("program",)}
# A part with ids that older files lack.
_LATER = ("deleted_workouts",)
ONE_OF_A_SORT = (
    ("days", ("program", "role")),
    ("prescriptions", ("day", "exercise")),
    ("prescriptions", ("day", "position")),
    ("lighter_weeks", ("starts_on",)),
    ("body_weights", ("weighed_on",)),
    ("workouts", ("role", "performed_on")),
    ("swaps", ("workout", "prescribed")),
    ("swaps", ("workout", "exercise")),
    ("sets", ("id",)),
)


@dataclass(frozen=True, slots=True)
class Backup:
    """The rows of every part that is training data, as values of ours."""

    parts: Mapping[str, list[BackupRow]]

    def __getitem__(self, part: str) -> list[BackupRow]:
        return self.parts[part]

    @property
    def bodies(self) -> list[WeighedBody]:
        return [WeighedBody(*row.values()) for row in self["body_weights"]]

    @property
    def account(self) -> BackupRow:
        return self.parts["account"][0]


def read(content: bytes) -> Backup:
    """A whole file of ours. Raises UnreadableFileError with the place and the reason."""
    rows: backup_json.Parts = {part: [] for part in (*_LATER, *ADDED_PARTS)}
    rows |= backup_json.parts(content)
    exercises = Exercise.objects.in_bulk()
    parts = Columns(timezone.now(), set(exercises)).parts()
    if missing := [part for part in parts if part not in rows]:
        raise UnreadableFileError(f"This file lacks its {missing[0].replace('_', ' ')}.")
    if sum(len(rows[part]) for part in parts) > ROWS:
        raise UnreadableFileError(f"This file has more than {ROWS:,} rows.")
    backup = Backup({part: _rows(part, rows[part], columns) for part, columns in parts.items()})
    _agree(backup, exercises)
    return backup


def _rows(part: str, rows: Iterable[BackupRow], columns: Mapping[str, Read]) -> list[BackupRow]:
    return [
        {column: _value(part, number, column, row, read) for column, read in columns.items()}
        for number, row in enumerate(rows, start=1)
    ]


def _value(part: str, number: int, column: str, row: BackupRow, read: Read) -> Any:
    try:
        return read(row[column])
    except KeyError:
        if isinstance(read, NewColumn):
            return read.before
        why = "It is not there."
    except UnreadableError as error:
        why = str(error)
    raise UnreadableFileError(f"{part}, row {number}, {column}: {why}")


def _agree(backup: Backup, exercises: Mapping[str, Exercise]) -> None:
    """Check the rows against each other. Raises UnreadableFileError."""
    if len(backup["account"]) != 1:
        raise UnreadableFileError("This file is not of one account.")
    for part, naming in _NAMING.items():
        _names_what_is_there(backup, part, naming)
    for part, columns in ONE_OF_A_SORT:
        _has_none_twice(part, (tuple(row[column] for column in columns) for row in backup[part]))
    kept = [row for row in backup["equipment"] if row["removed_at"] is None]
    _has_none_twice("equipment", ((row["unit"], row["name"].lower()) for row in kept))
    for part in ("equipment", "programs", "days", "prescriptions", "workouts", *_LATER):
        _has_none_twice(part, ((row["id"],) for row in backup[part]))
    _plan_is_whole(backup, exercises)
    _sets_are_in_order(backup)
    _loads_fit(backup)
    for row in backup["equipment"]:
        _gym_can_be(row)


def _names_what_is_there(backup: Backup, part: str, naming: Iterable[str]) -> None:
    for column in naming:
        ids = {row["id"] for row in backup[NAMES[column]]}
        for number, row in enumerate(backup[part], start=1):
            if row[column] is not None and row[column] not in ids:
                raise UnreadableFileError(f"{part}, row {number}: its {column} is not there.")


def _has_none_twice(part: str, keys: Iterable[tuple[Any, ...]]) -> None:
    seen: set[tuple[Any, ...]] = set()
    for number, key in enumerate(keys, start=1):
        if key in seen:
            raise UnreadableFileError(f"{part}, row {number}: it is there twice.")
        seen.add(key)


def _plan_is_whole(backup: Backup, exercises: Mapping[str, Exercise]) -> None:
    """One program is active; each has a main day; an extra day has one pulling exercise."""
    if sum(row["ended_on"] is None for row in backup["programs"]) != 1:
        raise UnreadableFileError("This file has not one active program.")
    days: dict[int, list[str]] = {row["id"]: [] for row in backup["days"]}
    for row in backup["prescriptions"]:
        days[row["day"]].append(row["exercise"])
    main = {row["program"] for row in backup["days"] if row["role"] == Role.MAIN}
    if main != {row["id"] for row in backup["programs"]}:
        raise UnreadableFileError("A program of this file has no main day.")
    for row in backup["days"]:
        planned = days[row["id"]]
        is_extra = row["role"] == Role.EXTRA
        if not 1 <= len(planned) <= (1 if is_extra else PRESCRIPTIONS_A_DAY):
            raise UnreadableFileError("A training day of this file has no such plan as ours.")
        if is_extra and exercises[planned[0]].swap_group not in EXTRA_SWAPS:
            raise UnreadableFileError("An extra day of this file has no pull-ups and no rows.")


def _sets_are_in_order(backup: Backup) -> None:
    """The sets of an exercise in a workout are numbered from one, without a gap."""
    sizes = Counter(row["workout"] for row in backup["sets"])
    if sizes and max(sizes.values()) > bounds.SETS_A_WORKOUT:
        raise UnreadableFileError(
            f"A workout of this file has more than {bounds.SETS_A_WORKOUT} sets."
        )
    places: dict[tuple[str, int, str], list[int]] = {}
    for part, workout, row in _every_set(backup):
        places.setdefault((part, workout, row["exercise"]), []).append(row["position"])
    for (_, _, exercise), positions in places.items():
        if sorted(positions) != list(range(1, len(positions) + 1)):
            raise UnreadableFileError(f"The sets of {exercise} are not numbered one by one.")


def _every_set(backup: Backup) -> Iterator[tuple[str, int, BackupRow]]:
    """Each set with its part and the id of its workout, those of deleted workouts too."""
    yield from (("workouts", row["workout"], row) for row in backup["sets"])
    for deleted in backup["deleted_workouts"]:
        for row in deleted["content"]["sets"]:
            yield "deleted_workouts", deleted["id"], row


def _loads_fit(backup: Backup) -> None:
    """Every load is one that its exercise can have."""
    places = [
        (f"{part}, row {number}", row)
        for part in ("working_loads", "sets")
        for number, row in enumerate(backup[part], start=1)
    ]
    for number, deleted in enumerate(backup["deleted_workouts"], start=1):
        rows = deleted["content"]["sets"]
        places += [(f"deleted_workouts, row {number}, sets", row) for row in rows]
    for place, row in places:
        for column in ("load", "target_load", "due_load"):
            try:
                reading.load_of(row["exercise"], row.get(column) or Decimal(0))
            except UnreadableError as error:
                raise UnreadableFileError(f"{place}, {column}: {error}") from None


def _gym_can_be(row: BackupRow) -> None:
    """Check bar, plates, bells and stack with the form of the settings: ladders are made of them,
    and an impossible ladder would break every page."""
    plates, pairs = row["plates"], row["plate_pairs"]
    if len(set(plates)) != len(pairs) or len(plates) != len(pairs):
        raise UnreadableFileError("The plates of this file and their pairs do not match.")
    data = {name: str(value) for name, value in row.items()}
    data["plates"] = write_plates(dict(zip(plates, pairs, strict=True)))
    form = EquipmentForm(data, equipment=Equipment(plates=[], plate_pairs=[]))
    for field, errors in form.errors.items():
        raise UnreadableFileError(f"equipment, {field}: {errors[0]}")
