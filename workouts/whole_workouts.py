"""Stores a workout that was done elsewhere, whole and in one transaction, safe to repeat."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, router, transaction
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise
from prepared import insert, rows
from workouts.doubts import Doubt, Sure, UnlikelyError, doubts_about
from workouts.entries import Entry
from workouts.logbook import new_set, with_arms
from workouts.models import Kind, LoggedSet, Program, Workout
from workouts.revisions import revise_if_kept
from workouts.sheets import Lift, Sheet
from workouts.swaps import with_swaps
from workouts.targets import sheet

# A row that is there is written over with its own role, which locks it and returns its values. Then
# it was locked by this transaction, whose number xmax has: a new row has 0.
_INSERT_FINISHED = """
INSERT INTO workouts_workout (lifter_id, program_id, role, performed_on, time_zone, started_at,
    finished_at, notes, is_lighter)
VALUES (%(lifter)s, %(program)s, %(role)s, %(on)s, %(zone)s, %(now)s, %(now)s, %(notes)s,
    EXISTS (SELECT 1 FROM workouts_lighterweek
            WHERE lifter_id = %(lifter)s AND %(on)s BETWEEN starts_on AND ends_on))
ON CONFLICT (lifter_id, role, performed_on) DO UPDATE SET role = excluded.role
RETURNING xmax = 0, id, time_zone, started_at, finished_at, notes, is_lighter
"""
_RETURNED = ("id", "time_zone", "started_at", "finished_at", "notes", "is_lighter")
_HOLDS_SETS = "This day already has sets. Open it to add more."


class IncompleteError(ValidationError):
    """Prescribed sets are missing, and the lifter has not said that they may be."""

    def __init__(self, missing: Sequence[tuple[Lift, int]]) -> None:
        super().__init__("Sets are missing.")
        self.missing = missing


@transaction.atomic
def save_workout(
    *,
    lifter: User,
    program: Program,
    role: str,
    performed_on: datetime.date,
    entries: Sequence[tuple[uuid.UUID, str, Entry]],
    sure: Mapping[uuid.UUID, Sure] | None = None,
    swaps: Mapping[str, Exercise] | None = None,
    notes: str = "",
    may_be_incomplete: bool = True,
) -> Workout:
    """Store a whole finished workout at once, its sets in the order given.

    `swaps` says which exercise was done in the place of which prescribed one. The same again
    changes nothing. Raises ValidationError for a day that already has sets, undone ones apart,
    IncompleteError where prescribed sets are missing and may not be, and UnlikelyError as
    log_set does, `sure` being given by the set's id.
    """
    workout, is_new = _opened(lifter, program, role, performed_on, notes)
    laid_out = sheet(workout)
    if not laid_out.lifts:
        raise ValidationError({"role": "Your program has no such day."})
    if any(row.kind != Kind.UNDONE for part in laid_out.parts for row in part.rows):
        if not _holds(laid_out, entries):
            raise ValidationError({"performed_on": _HOLDS_SETS})
        if notes:
            workout.notes = notes
            workout.save(update_fields=["notes"])
        return workout
    laid_out = _add_all(with_swaps(laid_out, swaps or {}), entries, sure)
    if not may_be_incomplete and (missing := laid_out.missing):
        raise IncompleteError(missing)
    if not is_new:
        # Begun and left empty, it gets the program these sets were laid out by, in its usual gym.
        workout.notes = notes or workout.notes
        workout.finished_at = workout.finished_at or timezone.now()
        workout.save(update_fields=["program", "equipment", "notes", "finished_at"])
    revise_if_kept(lifter)
    return workout


def _opened(
    lifter: User, program: Program, role: str, performed_on: datetime.date, notes: str
) -> tuple[Workout, bool]:
    """The workout of a role and date, locked until the transaction ends, and whether it is new:
    then it is finished, too."""
    given = {"lifter": lifter.pk, "program": program.pk, "role": role, "on": performed_on}
    given |= {"zone": lifter.time_zone, "notes": notes, "now": timezone.now()}
    using = router.db_for_write(Workout)
    [(is_new, *returned)] = rows(_INSERT_FINISHED, given, using)
    workout = Workout(
        lifter=lifter,
        program=program,
        role=role,
        performed_on=performed_on,
        **dict(zip(_RETURNED, returned, strict=True)),
    )
    workout._state.adding, workout._state.db = False, using
    return workout, is_new


def _holds(laid_out: Sheet, entries: Sequence[tuple[uuid.UUID, str, Entry]]) -> bool:
    """Whether a workout has all these sets already, with exactly these values."""
    stored = {row.pk: row for part in laid_out.parts for row in part.rows}
    return all(
        id in stored
        and stored[id].exercise_id == exercise
        and with_arms(entry, exercise, laid_out).is_in(stored[id])
        for id, exercise, entry in entries
    )


def _add_all(
    laid_out: Sheet,
    entries: Sequence[tuple[uuid.UUID, str, Entry]],
    sure: Mapping[uuid.UUID, Sure] | None,
) -> Sheet:
    """Store the sets of an empty workout, each with the target that those before it left."""
    made: list[LoggedSet] = []
    doubts: dict[uuid.UUID, Doubt] = {}
    for id, exercise, entry in entries:
        row = new_set(laid_out, exercise, id, with_arms(entry, exercise, laid_out))
        sure_of_it = None if sure is None else sure.get(id, Sure())
        doubts |= doubts_about(laid_out.part_of(row), id, entry, sure_of_it)
        laid_out = laid_out.with_row(row)
        made.append(row)
    if doubts:
        raise UnlikelyError(doubts)
    try:
        insert(made)
    except IntegrityError:
        raise ValidationError("Some of these sets are already stored. Reload the page.") from None
    return laid_out
