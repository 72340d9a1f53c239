"""What is written in the logbook: start a workout, log and edit its sets, finish it.

Every verb is one transaction, committed before anything is answered, and may be repeated:
the same request a second time changes nothing.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise
from prepared import Prepared, insert
from progression import RULE_VERSION
from workouts import deletion, lighter_weeks, stand_ins
from workouts.doubts import Sure, UnlikelyError, doubts_about
from workouts.entries import Entry
from workouts.models import Equipment, Kind, LoggedSet, Program, Workout, bounds
from workouts.models.log import GOES_ON, owned_workout
from workouts.revisions import revise, revise_if_kept
from workouts.sheets import Sheet
from workouts.targets import sheet

_LOCKED = Prepared(lambda: owned_workout().select_for_update(of=("self",)))


class ConflictError(Exception):
    """The set has changed since the request's page was shown; `current` is the row as stored."""

    def __init__(self, current: LoggedSet) -> None:
        super().__init__("The set has changed since.")
        self.current = current


@transaction.atomic
def start(
    *,
    lifter: User,
    program: Program,
    role: str,
    performed_on: datetime.date,
    gym: Equipment | None = None,
) -> Workout:
    """The workout of a role on a date; begun now, in a `gym` or the usual one, if there is none."""
    workout, is_new = Workout.objects.get_or_create(
        lifter=lifter,
        role=role,
        performed_on=performed_on,
        defaults={
            "program": program,
            "time_zone": lifter.time_zone,
            "is_lighter": lighter_weeks.is_on(lifter, performed_on),
            "equipment": elsewhere(program, gym),
        },
    )
    if is_new:
        stand_ins.stand_in_for_lacking(workout)
        revise(lifter.pk)
    return workout


def elsewhere(program: Program, gym: Equipment | None) -> Equipment | None:
    """What a workout of a plan stores of its gym: None for the usual one or another unit's."""
    usual = program.equipment
    return gym if gym is not None and gym != usual and gym.unit == usual.unit else None


def log_set(
    *,
    lifter: User,
    id: uuid.UUID,
    workout: int,
    exercise: str,
    entry: Entry,
    version: int = 0,
    sure: Sure | None = None,
) -> tuple[LoggedSet, Sheet]:
    """Store a new set, or an edit that started from `version`; returns it and its workout.

    The same id and content again changes nothing. Raises Workout.DoesNotExist or
    LoggedSet.DoesNotExist for what is not the lifter's, ValidationError by field,
    ConflictError for a stale version, and UnlikelyError for an unlikely load or number of reps
    that the lifter is not `sure` of. `sure` is None where nobody typed the set: nothing is asked.
    """
    try:
        with transaction.atomic():
            laid_out = sheet(_locked(lifter, workout))
            was = next((row for row in laid_out.rows(exercise) if row.pk == id), None)
            whole = with_arms(entry, exercise, laid_out)
            if was and whole.is_in(was):
                return was, laid_out
            if was and version != was.version:
                raise ConflictError(was)
            row = was or new_set(laid_out, exercise, id, whole)
            if doubts := doubts_about(laid_out.part_of(row), id, entry, sure, was):
                raise UnlikelyError(doubts)
            if was:
                _write_over(row, whole)
            else:
                insert([row])
            laid_out = laid_out.with_row(row)
            _reopen_when_empty(laid_out)
            revise_if_kept(lifter)
    except IntegrityError:
        # The id belongs to a set of another workout, exercise or account.
        raise ConflictError(LoggedSet.objects.owned_by(lifter).get(pk=id)) from None
    return row, laid_out


@transaction.atomic
def finish(*, workout: Workout, notes: str = "") -> None:
    """Mark a workout finished; its sets may still be edited afterwards.

    One that was left open for longer than GOES_ON ended with its last set, and not today.
    """
    work = workout.sets.filter(kind=Kind.WORK)
    last, now = work.aggregate(last=Max("logged_at"))["last"], timezone.now()
    if last is None:
        raise ValidationError("No work set is logged yet. Log one, or discard the workout.")
    workout.notes = notes
    workout.finished_at = workout.finished_at or (last if now - last > GOES_ON else now)
    workout.save(update_fields=["notes", "finished_at"])
    deletion.clear_away()  # here because workouts are finished every day
    revise(workout.lifter_id)


@transaction.atomic
def discard(*, workout: Workout) -> None:
    """Delete a workout in which nothing is logged. Raises ValidationError for any other."""
    # A set that is being stored waits here and then finds no workout; one stored before keeps it.
    Workout.objects.select_for_update().filter(pk=workout.pk).first()
    if workout.sets.exclude(kind=Kind.UNDONE).exists():
        raise ValidationError("This workout has sets. Undo them first.")
    if deletion.is_written_about(workout):
        raise ValidationError(deletion.WRITTEN_ABOUT)
    workout.delete()
    revise(workout.lifter_id)


def new_set(laid_out: Sheet, exercise: str, id: uuid.UUID, entry: Entry) -> LoggedSet:
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
        due_load=lift.due_beyond if lift is not None and target else None,
        rule_version=RULE_VERSION,
        **entry.values,
    )


def with_arms(entry: Entry, exercise: str, laid_out: Sheet) -> Entry:
    """The entry with both arms where the exercise has two, the weaker one deciding."""
    if not _is_one_sided(exercise, laid_out):
        return replace(entry, left_reps=None, right_reps=None)
    return entry.with_both_arms()


def _is_one_sided(exercise: str, laid_out: Sheet) -> bool:
    lift = laid_out.lift(exercise)
    if lift is not None:
        return lift.prescription.exercise.one_sided
    one_sided = Exercise.objects.filter(pk=exercise).values_list("one_sided", flat=True).first()
    if one_sided is None:
        raise ValidationError({"exercise": "Choose an exercise from the list."})
    return one_sided


def _locked(lifter: User, workout: int) -> Workout:
    """The workout, locked until the transaction ends."""
    held = _LOCKED.first(lifter=lifter.pk, workout=workout)
    if held is None:
        raise Workout.DoesNotExist
    held.lifter = lifter
    return held


def _reopen_when_empty(laid_out: Sheet) -> None:
    """A workout whose last work set was undone is no longer finished."""
    workout, rows = laid_out.workout, [row for part in laid_out.parts for row in part.rows]
    if workout.finished_at and not any(row.kind == Kind.WORK for row in rows):
        workout.finished_at = None
        workout.save(update_fields=["finished_at"])


def _write_over(row: LoggedSet, entry: Entry) -> None:
    undone = entry.kind == Kind.UNDONE
    fields = entry.values | {"undone_from": row.undone_from or row.kind if undone else ""}
    for field, value in fields.items():
        setattr(row, field, value)
    row.version = bounds.after(row.version)
    row.save(update_fields=[*fields, "version"])
