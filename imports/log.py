"""Asks Postgres what the log has on the dates of a file. Six queries, however long either is."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Count, Max, Q

from accounts.models import User
from exercises.models import Exercise
from imports.days import ImportedDay, Meant
from imports.identity import of_another
from imports.placing import LoggedWorkout, StoredLog
from workouts.models import DeletedWorkout, Kind, LoggedSet, Program, Role, Workout

DateAndRole = tuple[datetime.date, str]
# An exercise of a workout: its last position, its rows, and the ids of those not undone.
StoredWorkout = tuple[str, int, int, list[uuid.UUID]]


def log_of(program: Program, meant: Meant, *, hold: bool = False) -> StoredLog:
    """What the log of a program's lifter has already; see known_of for what it changes.

    Its workouts are held, where asked: whoever logs into one of them waits, as two sets at
    once must not get one place.
    """
    lifter = program.lifter
    known = known_of(lifter, meant.days)
    dates = {day.on for day in meant.days}
    if hold:
        there = Workout.objects.owned_by(lifter).filter(performed_on__in=dates).order_by("pk")
        list(there.select_for_update(no_key=True).values_list("pk"))
    return StoredLog(
        program=program.pk,
        workouts=_workouts(lifter, dates),
        known=known,
        groups=dict(Exercise.objects.values_list("slug", "swap_group")),
        has_extra_day=program.days.filter(role=Role.EXTRA).exists(),
        deleted=_deleted(lifter),
    )


def known_of(lifter: User, days: Sequence[ImportedDay]) -> dict[uuid.UUID, int]:
    """The ids of a file that are in the lifter's log, each with its workout. Those that are in
    another's give way, in `days`, to ids of the lifter's own."""
    found = _stored([done.id for day in days for done in day.sets])
    theirs = {id for id, (owner, _) in found.items() if owner != lifter.pk}
    if theirs:
        for day in days:
            day.sets = [
                done._replace(id=of_another(done.id, lifter.pk)) if done.id in theirs else done
                for done in day.sets
            ]
        found |= _stored([of_another(id, lifter.pk) for id in theirs])
    return {id: workout for id, (owner, workout) in found.items() if owner == lifter.pk}


def _stored(ids: list[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """Whose each of these sets is that there is, and in which workout."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, lifter_id, workout_id FROM workouts_loggedset WHERE id = ANY(%s)", [ids]
        )
        return {id: (owner, workout) for id, owner, workout in cursor}


def _deleted(lifter: User) -> set[uuid.UUID]:
    """The ids of the sets in workouts that the lifter deleted and may put back."""
    kept = DeletedWorkout.objects.owned_by(lifter).kept().order_by()
    found = kept.values_list("content__sets", flat=True)
    return {uuid.UUID(row["id"]) for sets in found for row in sets}


def _workouts(lifter: User, dates: Collection[datetime.date]) -> dict[DateAndRole, LoggedWorkout]:
    if not dates:
        return {}
    between = (min(dates), max(dates))
    rows = Workout.objects.owned_by(lifter).filter(performed_on__range=between)
    parts: dict[int, list[StoredWorkout]] = {}
    for workout, exercise, last, count, ids in _parts(lifter, between):
        parts.setdefault(workout, []).append((exercise, last, count, ids))
    told = rows.values_list("pk", "performed_on", "role", "program__equipment__unit")
    return {
        (on, role): _workout(pk, on, role, unit, parts.get(pk, ())) for pk, on, role, unit in told
    }


def _parts(
    lifter: User, between: tuple[datetime.date, datetime.date]
) -> Iterable[tuple[int, str, int, int, list[uuid.UUID]]]:
    """Each part of each workout between two dates."""
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
    parts: Collection[StoredWorkout],
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
