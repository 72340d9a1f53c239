"""The workouts of our own file as days, to add to a log or to restore one."""

from __future__ import annotations

from collections.abc import Mapping

from imports.backup.contents import Backup, BackupRow
from imports.imported_days import AnsweredTarget, ImportedDay, ImportedSet, Meant, in_unit
from imports.placing import Placement
from workouts.models import Kind


def meant(backup: Backup, unit: str) -> Meant:
    """The days to add to a log that has begun: without undone sets, and with loads in `unit`, that
    of the present program."""
    units, result = _units(backup), Meant()
    sets = _sets(backup)
    for row in backup["workouts"]:
        day = _day(row)
        own = units[row["program"]]
        rows = sets.get(row["id"], ())
        done_sets = (_done(number, set_row, own) for number, set_row in rows)
        day.sets = [in_unit(done, unit) for done in done_sets if done.kind != Kind.UNDONE]
        result.undone += len(rows) - len(day.sets)
        if day.sets:
            result.days.append(day)
    result.days.sort(key=lambda day: day.on)
    return result


def whole(
    backup: Backup, programs: Mapping[int, int], gyms: Mapping[int, int]
) -> list[tuple[BackupRow, Placement]]:
    """Every workout as the file has it; `programs` and `gyms` are the ids stored here by the file's
    ids."""
    units, sets, workouts = _units(backup), _sets(backup), []
    for row in backup["workouts"]:
        day = _day(row)
        day.gym = gyms.get(row["equipment"])
        own = units[row["program"]]
        day.sets = [_done(number, set_row, own) for number, set_row in sets.get(row["id"], ())]
        placement = Placement(day, row["role"], None, programs[row["program"]])
        workouts.append((row, placement))
    return workouts


def _units(backup: Backup) -> dict[int, str]:
    gyms = {row["id"]: row["unit"] for row in backup["equipment"]}
    return {row["id"]: gyms[row["equipment"]] for row in backup["programs"]}


def _sets(backup: Backup) -> dict[int, list[tuple[int, BackupRow]]]:
    """The sets of each workout by exercise and position, each with its row number in the file."""
    by_workout: dict[int, list[tuple[int, BackupRow]]] = {}
    for number, row in enumerate(backup["sets"], start=1):
        by_workout.setdefault(row["workout"], []).append((number, row))
    for rows in by_workout.values():
        rows.sort(key=lambda numbered: (numbered[1]["exercise"], numbered[1]["position"]))
    return by_workout


def _day(row: BackupRow) -> ImportedDay:
    return ImportedDay(
        on=row["performed_on"],
        time_zone=row["time_zone"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        notes=[row["notes"]],
        role=row["role"],
        is_lighter=row["is_lighter"],
    )


def _done(number: int, row: BackupRow, unit: str) -> ImportedSet:
    fields = {name: row[name] for name in ImportedSet._fields if name in row}
    answered = AnsweredTarget(*(row[name] for name in AnsweredTarget._fields))
    return ImportedSet(**fields, line=number, unit=unit, record=answered)
