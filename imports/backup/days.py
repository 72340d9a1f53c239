"""The workouts of our own file as days: to lay beside a log, or to be the log again."""

from __future__ import annotations

from collections.abc import Mapping

from imports.backup.contents import Backup, BackupRow
from imports.days import AnsweredTarget, ImportedDay, ImportedSet, Meant
from imports.placing import Placement
from workouts.equipment import converted
from workouts.models import Kind


def meant(backup: Backup, unit: str) -> Meant:
    """What of a file comes beside a log that has begun: its sets that were not undone, in the
    unit of the present program."""
    units, found = _units(backup), Meant()
    sets = _sets(backup)
    for row in backup["workouts"]:
        day = _day(row)
        own = units[row["program"]]
        done = (_done(number, each, own) for number, each in sets.get(row["id"], ()))
        day.sets = [_in(each, unit) for each in done if each.kind != Kind.UNDONE]
        found.undone += len(sets.get(row["id"], ())) - len(day.sets)
        if day.sets:
            found.days.append(day)
    found.days.sort(key=lambda day: day.on)
    return found


def whole(backup: Backup, programs: Mapping[int, int]) -> list[tuple[BackupRow, Placement]]:
    """Every workout as the file has it, in its own program; `programs` gives the ones here."""
    units, sets, found = _units(backup), _sets(backup), []
    for row in backup["workouts"]:
        day = _day(row)
        own = units[row["program"]]
        day.sets = [_done(number, each, own) for number, each in sets.get(row["id"], ())]
        placement = Placement(day, row["role"], None, programs[row["program"]])
        found.append((row, placement))
    return found


def _units(backup: Backup) -> dict[int, str]:
    gyms = {row["id"]: row["unit"] for row in backup["equipment"]}
    return {row["id"]: gyms[row["equipment"]] for row in backup["programs"]}


def _sets(backup: Backup) -> dict[int, list[tuple[int, BackupRow]]]:
    """The sets of each workout with their numbers in the file, by exercise in their order."""
    found: dict[int, list[tuple[int, BackupRow]]] = {}
    for number, row in enumerate(backup["sets"], start=1):
        found.setdefault(row["workout"], []).append((number, row))
    for rows in found.values():
        rows.sort(key=lambda each: (each[1]["exercise"], each[1]["position"]))
    return found


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
    said = {name: row[name] for name in ImportedSet._fields if name in row}
    answered = AnsweredTarget(*(row[name] for name in AnsweredTarget._fields))
    return ImportedSet(**said, line=number, unit=unit, record=answered)


def _in(done: ImportedSet, unit: str) -> ImportedSet:
    if done.unit == unit:
        return done
    target = done.record.target_load
    if target is not None:
        target = converted(target, done.unit, unit)
    load = converted(done.load, done.unit, unit)
    return done._replace(load=load, unit=unit, record=done.record._replace(target_load=target))
