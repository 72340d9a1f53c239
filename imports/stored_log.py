"""Loads what the log has on the dates of a file, in a few queries however long either is."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, Func, Max, Q, QuerySet, UUIDField, Value

from accounts.models import User
from exercises.models import Exercise
from imports.corrections import FIRST_VERSION, KnownSet
from imports.imported_days import ImportedDay, Meant
from imports.models import Import
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
        gone=_gone(lifter, meant.days) if known else {},
        groups=dict(Exercise.objects.values_list("slug", "swap_group")),
        has_extra_day=program.days.filter(role=Role.EXTRA).exists(),
        deleted={uuid.UUID(row["id"]) for sets in deleted_sets for row in sets},
    )


def known_of(lifter: User, days: Sequence[ImportedDay]) -> dict[uuid.UUID, KnownSet]:
    """The sets of a file that are in the lifter's log.

    Ids that are in another account's log are replaced, in `days`, by others for this lifter.
    """
    mine, theirs = _stored(lifter, [done.id for day in days for done in day.sets])
    if theirs:
        for day in days:
            day.sets = [
                done._replace(id=of_another(done.id, lifter.pk)) if done.id in theirs else done
                for done in day.sets
            ]
        mine |= _stored(lifter, [of_another(id, lifter.pk) for id in theirs])[0]
    return mine


def _gone(
    lifter: User, days: Iterable[ImportedDay]
) -> dict[tuple[datetime.date, str], list[KnownSet]]:
    """The sets in the log that once stood in the file after those it has now, by date and exercise.

    A row that is gone from the middle of an exercise has moved those after it back by one, so it is
    the last place that is empty.
    """
    gone: dict[tuple[datetime.date, str], list[KnownSet]] = {}
    beyond = [((day.on, exercise), ids) for day in days for exercise, ids in day.beyond]
    while beyond:
        at = {id: place for place, ids in beyond for id in islice(ids, 1)}
        mine, _ = _stored(lifter, list(at))
        for id, kept in mine.items():
            if kept.kind != Kind.UNDONE:
                gone.setdefault(at[id], []).append(kept)
        places = {at[id] for id in mine}
        beyond = [(place, ids) for place, ids in beyond if place in places]
    return gone


def _stored(lifter: User, ids: list[uuid.UUID]) -> tuple[dict[uuid.UUID, KnownSet], set[uuid.UUID]]:
    """Those of these sets that are in the lifter's log, and the ids of those in another one's."""
    names = [*KnownSet._fields[:-1]]
    names[names.index("unit")] = "workout__program__equipment__unit"
    rows = sets_of(ids).values_list("lifter", *names)
    mine = {row[1]: KnownSet(*row[1:]) for row in rows if row[0] == lifter.pk}
    theirs = {row[1] for row in rows if row[0] != lifter.pk}
    changed = {id for id, kept in mine.items() if kept.version != FIRST_VERSION}
    given = _given(lifter) if changed else set()
    for id in changed:
        mine[id] = mine[id]._replace(is_given=(id, mine[id].version) in given)
    return mine, theirs


def sets_of(ids: Iterable[uuid.UUID]) -> QuerySet[LoggedSet]:
    """The sets of these ids, in whosever log they are; there may be tens of thousands."""
    array = Value(list(ids), ArrayField(UUIDField()))  # one parameter; there may be 65,535
    one_of = Func(array, template="(SELECT unnest(%(expressions)s))", output_field=UUIDField())
    return LoggedSet.objects.filter(pk__in=one_of)


def _given(lifter: User) -> set[tuple[uuid.UUID, int]]:
    """The sets that files corrected, each with a version that a file gave it."""
    given = Import.objects.owned_by(lifter).exclude(given={}).values_list("given", flat=True)
    return {(uuid.UUID(id), version) for versions in given for id, version in versions.items()}


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
