"""Loads what the log has on the dates of a file, in six queries however long either is."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Count, Max, Q

from accounts.models import User
from exercises.models import Exercise
from imports.imported_days import ImportedDay, Meant
from imports.placing import LoggedWorkout, StoredLog
from imports.set_ids import of_another
from workouts.models import DeletedWorkout, Kind, LoggedSet, Program, Role, Workout

DateAndRole = tuple[datetime.date, str]
# An exercise of a workout: its slug, last position, number of rows, and the ids not undone.
StoredExercise = tuple[str, int, int, list[uuid.UUID]]


def log_of(program: Program, meant: Meant, *, hold: bool = False) -> StoredLog:
    """What the log of a program's lifter has already; known_of may change ids in `meant`.

    With `hold` its workouts are locked: logging into one of them waits, so that two sets do not
    get the same position.
    """
    lifter = program.lifter
    known = known_of(lifter, meant.days)
    dates = {day.on for day in meant.days}
    if hold:
        workouts = Workout.objects.owned_by(lifter).filter(performed_on__in=dates).order_by("pk")
        list(workouts.select_for_update(no_key=True).values_list("pk"))
    kept = DeletedWorkout.objects.owned_by(lifter).kept().order_by()
    deleted_sets = kept.values_list("content__sets", flat=True)
    return StoredLog(
        program=program.pk,
        workouts=_workouts(lifter, dates),
        known=known,
        groups=dict(Exercise.objects.values_list("slug", "swap_group")),
        has_extra_day=program.days.filter(role=Role.EXTRA).exists(),
        deleted={uuid.UUID(row["id"]) for sets in deleted_sets for row in sets},
    )


def known_of(lifter: User, days: Sequence[ImportedDay]) -> dict[uuid.UUID, int]:
    """The ids of a file that are in the lifter's log, each with its workout.

    Ids that are in another account's log are replaced, in `days`, by others for this lifter.
    """
    stored = _stored([done.id for day in days for done in day.sets])
    theirs = {id for id, (owner, _) in stored.items() if owner != lifter.pk}
    if theirs:
        for day in days:
            day.sets = [
                done._replace(id=of_another(done.id, lifter.pk)) if done.id in theirs else done
                for done in day.sets
            ]
        stored |= _stored([of_another(id, lifter.pk) for id in theirs])
    return {id: workout for id, (owner, workout) in stored.items() if owner == lifter.pk}


def _stored(ids: list[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """The lifter and the workout of each of these sets that is stored, by its id."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, lifter_id, workout_id FROM workouts_loggedset WHERE id = ANY(%s)", [ids]
        )
        return {id: (owner, workout) for id, owner, workout in cursor}


def _workouts(lifter: User, dates: Collection[datetime.date]) -> dict[DateAndRole, LoggedWorkout]:
    if not dates:
        return {}
    between = (min(dates), max(dates))
    rows = Workout.objects.owned_by(lifter).filter(performed_on__range=between)
    parts: dict[int, list[StoredExercise]] = {}
    for workout, exercise, last, count, ids in _parts(lifter, between):
        parts.setdefault(workout, []).append((exercise, last, count, ids))
    columns = rows.values_list("pk", "performed_on", "role", "program__equipment__unit")
    return {
        (on, role): _workout(pk, on, role, unit, parts.get(pk, ()))
        for pk, on, role, unit in columns
    }


def _parts(
    lifter: User, between: tuple[datetime.date, datetime.date]
) -> Iterable[tuple[int, str, int, int, list[uuid.UUID]]]:
    """Each exercise of each workout between two dates."""
    sets = LoggedSet.objects.owned_by(lifter).filter(workout__performed_on__range=between)
    return sets.values_list("workout", "exercise").annotate(
        last=Max("position"),
        rows=Count("pk"),
        ids=ArrayAgg("pk", filter=~Q(kind=Kind.UNDONE), default=[]),
    )


def _workout(
    pk: int,
    on: datetime.date,
    role: str,
    unit: str,
    parts: Collection[StoredExercise],
) -> LoggedWorkout:
    return LoggedWorkout(
        pk=pk,
        on=on,
        role=role,
        unit=unit,
        size=sum(rows for _, _, rows, _ in parts),
        last={exercise: last for exercise, last, _, _ in parts},
        ids={exercise: ids for exercise, _, _, ids in parts if ids},
    )
