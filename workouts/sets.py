"""One set as a row of the logbook: added, or edited, inside the transaction of its verb."""

from __future__ import annotations

import uuid
from dataclasses import asdict, replace

from django.core.exceptions import ValidationError

from exercises.models import Exercise
from progression import RULE_VERSION
from workouts.doubts import Sure, UnlikelyError, doubts_about
from workouts.entries import Entry
from workouts.models import Kind, LoggedSet, bounds
from workouts.sheets import Sheet


class ConflictError(Exception):
    """The set is not what the request took it for; `current` is the row as stored."""

    def __init__(self, current: LoggedSet) -> None:
        super().__init__("The set has changed since.")
        self.current = current


def written(
    laid_out: Sheet, exercise: str, id: uuid.UUID, entry: Entry, version: int, sure: Sure | None
) -> tuple[LoggedSet, Sheet]:
    """The row as it is stored now: added, edited, or as it was when it said so already; and
    the workout with it.

    Raises ValidationError by field, ConflictError for a stale version, and UnlikelyError for
    what is hardly meant, unless it is what the lifter is `sure` of. Where that is None nobody
    typed the set, and nothing is asked.
    """
    row = next((row for row in laid_out.rows(exercise) if row.pk == id), None)
    whole = sided(entry, exercise, laid_out)
    if row is None:
        row = added(laid_out, exercise, id, whole)
        _ask(laid_out, row, entry, sure)
        row.save(force_insert=True)
    elif not whole.is_in(row):
        if version != row.version:
            raise ConflictError(row)
        _ask(laid_out, row, entry, sure, was=row)
        _edit(row, whole)
    return row, laid_out.with_row(row)


def added(laid_out: Sheet, exercise: str, id: uuid.UUID, entry: Entry) -> LoggedSet:
    """The row of a new set, not stored yet, with the target that was on the screen."""
    if laid_out.size >= bounds.SETS_A_WORKOUT:
        raise ValidationError(f"A workout holds at most {bounds.SETS_A_WORKOUT} sets.")
    lift = laid_out.lift(exercise)
    counts = lift is not None and entry.kind == Kind.WORK and not lift.is_done
    target = lift.next_set if lift is not None and counts else None
    return LoggedSet(
        id=id,
        lifter_id=laid_out.workout.lifter_id,
        workout=laid_out.workout,
        exercise_id=exercise,
        position=len(laid_out.rows(exercise)) + 1,
        target_load=target.load if target else None,
        target_reps=target.reps if target else None,
        target_reason=lift.next_reason if lift is not None and target else "",
        rule_version=RULE_VERSION,
        **asdict(entry),
    )


def sided(entry: Entry, exercise: str, laid_out: Sheet) -> Entry:
    """The entry with both arms where the exercise has two, the weaker one deciding."""
    if not _is_one_sided(exercise, laid_out):
        return replace(entry, left_reps=None, right_reps=None)
    return entry.with_both_arms()


def _is_one_sided(exercise: str, laid_out: Sheet) -> bool:
    lift = laid_out.lift(exercise)
    if lift is not None:
        return lift.prescription.exercise.one_sided
    known = Exercise.objects.filter(pk=exercise).values_list("one_sided", flat=True).first()
    if known is None:
        raise ValidationError({"exercise": "Choose an exercise from the list."})
    return known


def _ask(
    laid_out: Sheet, row: LoggedSet, entry: Entry, sure: Sure | None, was: LoggedSet | None = None
) -> None:
    """Raise the question about a set as typed, if there is one."""
    if doubts := doubts_about(laid_out.part_of(row), row.pk, entry, sure, was):
        raise UnlikelyError(doubts)


def _edit(row: LoggedSet, entry: Entry) -> None:
    """Write an edit over a row."""
    undone = entry.kind == Kind.UNDONE
    fields = asdict(entry) | {"undone_from": row.undone_from or row.kind if undone else ""}
    for field, value in fields.items():
        setattr(row, field, value)
    row.version += 1
    row.save(update_fields=[*fields, "version"])
