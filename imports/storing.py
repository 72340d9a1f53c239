"""Writes many workouts and sets at once, by COPY: every constraint of the database holds."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection

from imports.days import AnsweredTarget, ImportedSet
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
)
# Where a set lies, what it says and what it answered: each by the name of its column.
_SAID = tuple(name for name in ImportedSet._fields if name in SET_COLUMNS)
_said = attrgetter(*_SAID)
_PLACE = ("lifter", "workout", "position")
_COLUMNS = [LoggedSet._meta.get_field(each) for each in (*_PLACE, *_SAID, *AnsweredTarget._fields)]
SET = ", ".join(str(field.column) for field in _COLUMNS)  # type: ignore[union-attr]


class Stored(NamedTuple):
    """What came in: the ids of sets, workouts and working loads; and what the file had as
    deleted, which can be put back."""

    sets: list[uuid.UUID]
    workouts: list[int]
    working_loads: list[int]
    deleted: Sequence[DeletedWorkout] = ()

    @property
    def every_set(self) -> list[uuid.UUID]:
        return [*self.sets, *(row["id"] for each in self.deleted for row in each.content["sets"])]

    @property
    def every_workout(self) -> list[int]:
        return [*self.workouts, *(each.pk for each in self.deleted)]


def store(
    placements: Sequence[Placement],
    *,
    lifter: int,
    tell: Callable[[int], None],
) -> tuple[list[uuid.UUID], list[int]]:
    """Store the sets of a plan; returns the ids of the sets and of the workouts made for them.

    `tell` hears now and then how many sets are written. Raises IntegrityError where the log
    has moved on since it was asked.
    """
    made = [each for each in placements if each.workout is None]
    for placement, pk in zip(made, new_ids(len(made)), strict=True):
        placement.workout = pk
    _copy_workouts(made, lifter)
    _copy_sets(placements, lifter, tell)
    sets = [done.id for each in placements for done, _ in each.rows]
    return sets, [each.workout for each in made if each.workout is not None]


def new_ids(count: int) -> list[int]:
    """Ids for so many workouts."""
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
        for each in made:
            day = each.day
            when = (day.on, day.time_zone, day.started_at, day.finished_at)
            owner = (lifter, each.program)
            said = (_notes(day.notes), day.is_lighter)
            copy.write_row((each.workout, *owner, each.role, *when, *said))


@contextmanager
def _copying(statement: str) -> Iterator[Any]:
    """A COPY whose errors are Django's, as those of every other statement are."""
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        yield copy


def _notes(notes: Iterable[str]) -> str:
    """Those of several visits in one, as much as a workout holds."""
    return "\n".join(dict.fromkeys(notes))[: bounds.NOTE_LENGTH].strip()


def _copy_sets(placements: Sequence[Placement], lifter: int, tell: Callable[[int], None]) -> None:
    """Lines of COPY's own text format: nothing in them was written by a person, so nothing
    has to be escaped, and they are twice as fast as rows."""
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
    for each in placements:
        for done, position in each.rows:
            row = (lifter, each.workout, position, *_said(done), *done.record)
            yield "\t".join(["\\N" if value is None else str(value) for value in row]) + "\n"
