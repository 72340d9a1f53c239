"""Our own file in an account that has logged nothing: everything is restored as it was.

The file's programs replace the account's first one, and name, experience, time zone and end of the
day become the file's. The account keeps its own e-mail address, password, second factors and
consent. Coachings are not restored, as only the people themselves can open them again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from accounts.models import User
from imports.backup.as_days import whole
from imports.backup.contents import Backup, BackupRow
from imports.placing import Placement
from imports.stored_log import known_of
from imports.storing import ROWS_AT_ONCE, Stored, new_ids, store
from workouts.body_weights import add_missing
from workouts.models import (
    DeletedWorkout,
    Equipment,
    ExcusedDays,
    LighterWeek,
    LoggedSet,
    Prescription,
    Program,
    SwappedIn,
    TrainingDay,
    WorkingLoad,
    Workout,
)
from workouts.models.deleted_workout import KEPT


def is_blank(lifter: User) -> bool:
    """Whether an account has logged nothing, and has no deleted workout to put back."""
    kept = DeletedWorkout.objects.owned_by(lifter).kept()
    rows = (LoggedSet.objects.owned_by(lifter), Workout.objects.owned_by(lifter), kept)
    return not any(queryset.exists() for queryset in rows)


def restore(*, lifter: User, backup: Backup, tell: Callable[[int], None]) -> Stored:
    """Replace the account's training with what the file says, inside the caller's transaction.

    Body weights that the account has stay, and those of other dates come beside them.
    Raises IntegrityError for a file whose rows contradict each other.
    """
    Program.objects.owned_by(lifter).delete()
    Equipment.objects.filter(lifter=lifter).delete()
    LighterWeek.objects.owned_by(lifter).delete()
    ExcusedDays.objects.owned_by(lifter).delete()
    for name, value in backup.account.items():
        setattr(lifter, name, value)
    lifter.save(update_fields=list(backup.account))
    gyms = _made(Equipment, backup["equipment"], lifter=lifter)
    programs = _plan(lifter, backup, gyms)
    excused = [ExcusedDays(lifter=lifter, **row) for row in backup["excused_days"]]
    ExcusedDays.objects.bulk_create(excused, batch_size=ROWS_AT_ONCE)
    weighed = add_missing(lifter=lifter, bodies=backup.bodies)
    loads = _working_loads(lifter, backup, programs)
    _lighter_weeks(lifter, backup)
    workouts = whole(backup, programs, gyms)
    placements = [placement for _, placement in workouts]
    known_of(lifter, [placement.day for placement in placements])
    for placement in placements:
        placement.rows = _numbered(placement)
    sets, made = store(placements, lifter=lifter.pk, tell=tell)
    _swaps(backup, {row["id"]: placement for row, placement in workouts})
    return Stored(sets, made, loads, _deleted(lifter, backup, programs, gyms), weighed)


def _plan(lifter: User, backup: Backup, gyms: dict[int, int]) -> dict[int, int]:
    """Store programs, days and prescriptions; returns the programs' ids by the file's."""
    programs = _made(Program, backup["programs"], equipment=gyms, lifter=lifter)
    days = _made(TrainingDay, backup["days"], program=programs)
    _made(Prescription, backup["prescriptions"], day=days)
    return programs


def _made(model: Any, rows: Sequence[BackupRow], **columns: Any) -> dict[int, int]:
    """Store the rows of a part; returns the stored ids by the file's.

    `columns` are further columns: one value for all rows, or a dictionary from the file's ids of
    the rows that they name to the ids stored here.
    """
    made = [model(**_fields(row, columns)) for row in rows]
    model.objects.bulk_create(made, batch_size=ROWS_AT_ONCE)
    return {row["id"]: stored.pk for row, stored in zip(rows, made, strict=True)}


def _fields(row: BackupRow, columns: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in row.items() if name != "id"}
    for name, value in columns.items():
        if isinstance(value, dict):
            fields[f"{name}_id"] = value[fields.pop(name)]
        else:
            fields[name] = value
    if "exercise" in fields:
        fields["exercise_id"] = fields.pop("exercise")
    return fields


def _working_loads(lifter: User, backup: Backup, programs: dict[int, int]) -> list[int]:
    rows = [
        WorkingLoad(
            lifter=lifter,
            program_id=programs[row["program"]],
            exercise_id=row["exercise"],
            by=lifter if row["by_me"] else None,
            **{name: row[name] for name in ("role", "load", "note", "set_on", "at")},
        )
        for row in backup["working_loads"]
    ]
    return [load.pk for load in WorkingLoad.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)]


def _lighter_weeks(lifter: User, backup: Backup) -> None:
    rows = [
        LighterWeek(
            lifter=lifter,
            by=lifter if row["by_me"] else None,
            **{name: row[name] for name in ("starts_on", "ends_on", "at")},
        )
        for row in backup["lighter_weeks"]
    ]
    LighterWeek.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _numbered(placement: Placement) -> list[tuple[Any, int]]:
    """The sets with their positions, as they come sorted by exercise and position."""
    numbered, number, exercise = [], 0, ""
    for done in placement.day.sets:
        number = number + 1 if done.exercise == exercise else 1
        exercise = done.exercise
        numbered.append((done, number))
    return numbered


def _swaps(backup: Backup, workouts: dict[int, Placement]) -> None:
    rows = [
        SwappedIn(
            workout_id=workouts[row["workout"]].workout or 0,
            prescribed_id=row["prescribed"],
            exercise_id=row["exercise"],
        )
        for row in backup["swaps"]
    ]
    SwappedIn.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _deleted(
    lifter: User, backup: Backup, programs: dict[int, int], gyms: dict[int, int]
) -> list[DeletedWorkout]:
    """Store the deleted workouts that can still be put back."""
    for row in backup["deleted_workouts"]:
        own = row["content"]["workout"]
        own["equipment"] = gyms.get(own["equipment"])
    kept = [row for row in backup["deleted_workouts"] if row["deleted_at"] > timezone.now() - KEPT]
    rows = [
        DeletedWorkout(
            id=id,
            lifter=lifter,
            program_id=programs[row["program"]],
            **{name: row[name] for name in ("role", "performed_on", "content", "deleted_at")},
        )
        for id, row in zip(new_ids(len(kept)), kept, strict=True)
    ]
    return DeletedWorkout.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
