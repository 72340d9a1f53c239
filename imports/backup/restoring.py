"""Our own file in an account that has logged nothing: everything is again as it was.

The program that began with the account gives way to those of the file, and name, experience
and time zone become the file's. E-mail address, password, second factors and consent stay the
account's own, and whatever coaches and clients said is theirs to open anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from accounts.models import User
from imports.backup.contents import Backup, BackupRow
from imports.backup.days import whole
from imports.log import known_of
from imports.placing import Placement
from imports.storing import ROWS_AT_ONCE, Stored, new_ids, store
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
    """Whether an account has logged nothing at all, and nothing that it can put back."""
    kept = DeletedWorkout.objects.owned_by(lifter).kept()
    rows = (LoggedSet.objects.owned_by(lifter), Workout.objects.owned_by(lifter), kept)
    return not any(found.exists() for found in rows)


def restore(*, lifter: User, backup: Backup, tell: Callable[[int], None]) -> Stored:
    """Make the account's training what the file says. To be called inside a transaction:
    IntegrityError for a file whose rows contradict each other.
    """
    Program.objects.owned_by(lifter).delete()
    Equipment.objects.filter(lifter=lifter).delete()
    LighterWeek.objects.owned_by(lifter).delete()
    ExcusedDays.objects.owned_by(lifter).delete()
    _account(lifter, backup)
    programs = _plan(lifter, backup)
    excused = [ExcusedDays(lifter=lifter, **row) for row in backup["excused_days"]]
    ExcusedDays.objects.bulk_create(excused, batch_size=ROWS_AT_ONCE)
    loads = _working_loads(lifter, backup, programs)
    _lighter_weeks(lifter, backup)
    workouts = whole(backup, programs)
    placements = [placement for _, placement in workouts]
    known_of(lifter, [each.day for each in placements])
    for placement in placements:
        placement.rows = _numbered(placement)
    sets, made = store(placements, lifter=lifter.pk, tell=tell)
    _swaps(backup, {row["id"]: placement for row, placement in workouts})
    return Stored(sets, made, loads, _deleted(lifter, backup, programs))


def _account(lifter: User, backup: Backup) -> None:
    for name, value in backup.account.items():
        setattr(lifter, name, value)
    lifter.save(update_fields=list(backup.account))


def _plan(lifter: User, backup: Backup) -> dict[int, int]:
    """Gyms, programs, days and prescriptions; the programs here by those of the file."""
    gyms = _made(Equipment, backup["equipment"], lifter=lifter)
    programs = _made(Program, backup["programs"], equipment=gyms, lifter=lifter)
    days = _made(TrainingDay, backup["days"], program=programs)
    _made(Prescription, backup["prescriptions"], day=days)
    return programs


def _made(model: Any, rows: Sequence[BackupRow], **said: Any) -> dict[int, int]:
    """The rows of a part, stored; `said` is what all of them have, or which row here each
    that they name is."""
    made = [model(**_fields(row, said)) for row in rows]
    model.objects.bulk_create(made, batch_size=ROWS_AT_ONCE)
    return {row["id"]: each.pk for row, each in zip(rows, made, strict=True)}


def _fields(row: BackupRow, said: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in row.items() if name != "id"}
    for name, value in said.items():
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
    """The sets with their positions: they come by exercise, each in its order."""
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


def _deleted(lifter: User, backup: Backup, programs: dict[int, int]) -> list[DeletedWorkout]:
    """What could be put back where the file was written can be here, and as long."""
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
