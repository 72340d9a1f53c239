"""Writes many workouts and sets at once by COPY, under all constraints of the database."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection

from imports.imported_days import NO_RECORD, AnsweredTarget, ImportedSet
from imports.placing import Placement
from workouts.models import DeletedWorkout, bounds
from workouts.models.log import SET_COLUMNS, LoggedSet

ROWS_AT_ONCE = 1000
WORKOUT = (
    ("id", "int8"),
    ("lifter_id", "int8"),
    ("program_id", "int8"),
    ("role", "text"),
    ("performed_on", "date"),
    ("time_zone", "text"),
    ("started_at", "timestamptz"),
    ("finished_at", "timestamptz"),
    ("notes", "text"),
    ("is_lighter", "bool"),
    ("equipment_id", "int8"),
)
# The columns of a set: its place in the log, its own values, and the target it answered.
_VALUES = tuple(name for name in ImportedSet._fields if name in SET_COLUMNS)
_values = attrgetter(*_VALUES)
_PLACE = ("lifter", "workout", "position")
_NAMES = (*_PLACE, *_VALUES, *AnsweredTarget._fields)
_COLUMNS = [LoggedSet._meta.get_field(name) for name in _NAMES]
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
SET = ", ".join(str(field.column) for field in _COLUMNS)  # type: ignore[union-attr]


class Stored(NamedTuple):
    """What was stored: the ids of sets, workouts, working loads and body weights; and the deleted
    workouts that can be put back."""

    sets: list[uuid.UUID]
    workouts: list[int]
    working_loads: list[int]
    deleted: Sequence[DeletedWorkout] = ()
    body_weights: Sequence[int] = ()

    @property
    def every_set(self) -> list[uuid.UUID]:
        deleted = [row["id"] for workout in self.deleted for row in workout.content["sets"]]
        return [*self.sets, *deleted]

    @property
    def every_workout(self) -> list[int]:
        return [*self.workouts, *(workout.pk for workout in self.deleted)]


def store(
    placements: Sequence[Placement],
    *,
    lifter: int,
    tell: Callable[[int], None],
) -> tuple[list[uuid.UUID], list[int]]:
    """Store the sets of a plan; returns the ids of the sets and of the workouts made for them.

    `tell` is called now and then with the number of sets written. Raises IntegrityError where the
    log has changed since it was loaded.
    """
    made = [placement for placement in placements if placement.workout is None]
    for placement, pk in zip(made, new_ids(len(made)), strict=True):
        placement.workout = pk
    _copy_workouts(made, lifter)
    _copy_sets(placements, lifter, tell)
    sets = [done.id for placement in placements for done, _ in placement.rows]
    return sets, [placement.workout for placement in made if placement.workout is not None]


def new_ids(count: int) -> list[int]:
    """`count` unused ids for workouts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('workouts_workout', 'id'))"
            " FROM generate_series(1, %s)",
            [count],
        )
        return [pk for (pk,) in cursor]


def _copy_workouts(made: Sequence[Placement], lifter: int) -> None:
    columns = ", ".join(name for name, _ in WORKOUT)
    with _copying(f"COPY workouts_workout ({columns}) FROM STDIN") as copy:
        copy.set_types([kind for _, kind in WORKOUT])
        for placement in made:
            day = placement.day
            place = (placement.workout, lifter, placement.program, placement.role)
            times = (day.on, day.time_zone, day.started_at, day.finished_at)
            # The notes of all its visits, each once, as far as there is room.
            notes = "\n".join(dict.fromkeys(day.notes))[: bounds.NOTE_LENGTH].strip()
            copy.write_row((*place, *times, notes, day.is_lighter, day.gym))


@contextmanager
def _copying(statement: str) -> Iterator[Any]:
    """A COPY that raises Django's errors, as every other statement does."""
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        yield copy


def _copy_sets(placements: Sequence[Placement], lifter: int, tell: Callable[[int], None]) -> None:
    """Write the sets as lines of COPY's text format, which is twice as fast as rows."""
    written, lines = 0, []
    with _copying(f"COPY workouts_loggedset ({SET}) FROM STDIN") as copy:
        for line in _lines(placements, lifter):
            lines.append(line)
            if len(lines) == ROWS_AT_ONCE:
                copy.write("".join(lines))
                written += len(lines)
                tell(written)
                lines = []
        copy.write("".join(lines))


def _lines(placements: Iterable[Placement], lifter: int) -> Iterator[str]:
    without_record = _line(NO_RECORD)
    for placement in placements:
        place = f"{lifter}\t{placement.workout}"
        for done, position in placement.rows:
            record = without_record if done.record is NO_RECORD else _line(done.record)
            yield f"{place}\t{position}\t{_line(_values(_escaped(done)))}\t{record}\n"


def _line(values: Iterable[Any]) -> str:
    return "\t".join(["\\N" if value is None else str(value) for value in values])


def _escaped(done: ImportedSet) -> ImportedSet:
    """The set with its note, the only text that a person wrote, as COPY reads it."""
    return done._replace(note=done.note.translate(_ESCAPES)) if done.note else done
