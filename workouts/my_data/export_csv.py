"""Sets as CSV in the columns of the Strong app (its third generation, 2020-26).

Most other training apps read these columns, by their twelve names or, where the names are
translated, by their order. Fewer read Hevy's columns, which cannot keep to one unit either. The
file names no unit, so all of it is in the lifter's present one, which is in the file's name.

Not in the columns, and so only in the JSON: targets and reasons, undone sets, lighter weeks, and
which of two arms did how many reps. The weaker one counts; both stand in the notes, in a line
before the set's own, and its link in another.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from typing import Any

from accounts.export_json import ROWS_AT_ONCE, snapshot
from accounts.models import User, zone_named
from progression import plain
from workouts import links
from workouts.equipment import converted
from workouts.models import Kind, LoggedSet, Program, Role, Unit

COLUMNS = (
    "Date",
    "Workout Name",
    "Duration",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Reps",
    "Distance",
    "Seconds",
    "Notes",
    "Workout Notes",
    "RPE",
)
# Strong's own names, which other apps look for.
NAMES = {
    "deadlift": "Deadlift (Barbell)",
    "sumo-deadlift": "Sumo Deadlift (Barbell)",
    "trap-bar-deadlift": "Trap Bar Deadlift",
    "pull-up": "Pull Up",
    "chin-up": "Chin Up",
    "lat-pulldown": "Lat Pulldown (Cable)",
    "one-arm-dumbbell-row": "Bent Over One Arm Row (Dumbbell)",
    "barbell-row": "Bent Over Row (Barbell)",
    "seated-cable-row": "Seated Row (Cable)",
    "cable-pullover": "Pullover (Cable)",
}
# A spreadsheet reads a text that begins with one of these as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIELDS = (
    "workout",
    "workout__performed_on",
    "workout__role",
    "workout__time_zone",
    "workout__started_at",
    "workout__finished_at",
    "workout__notes",
    "workout__program__equipment__unit",
    "exercise",
    "kind",
    "load",
    "reps",
    "left_reps",
    "right_reps",
    "rir",
    "pain",
    "note",
    "link",
)


def unit_of(lifter: User) -> str:
    """The unit of the active program, or the usual one before there is any."""
    programs = Program.objects.owned_by(lifter).active().values_list("equipment__unit", flat=True)
    return programs.first() or str(Unit.LB)


def written(lifter: User, unit: str) -> Iterator[str]:
    """The file, piece by piece: oldest workout first, undone sets left out."""
    piece = io.StringIO()
    writer = csv.writer(piece, lineterminator="\n")
    writer.writerow(COLUMNS)
    with snapshot():
        for number, cells in enumerate(_lines(lifter, unit), 1):
            writer.writerow(cells)
            if number % ROWS_AT_ONCE == 0:
                yield piece.getvalue()
                piece.seek(0)
                piece.truncate()
    yield piece.getvalue()


def _lines(lifter: User, unit: str) -> Iterator[list[object]]:
    sets = LoggedSet.objects.owned_by(lifter).exclude(kind=Kind.UNDONE)
    order = ("workout__performed_on", "workout__role", "exercise", "position")
    place, number = (0, ""), 0
    for row in sets.order_by(*order).values(*_FIELDS).iterator(chunk_size=ROWS_AT_ONCE):
        here = row["workout"], row["exercise"]
        number = number if here == place else 0
        place, number = here, number + (row["kind"] == Kind.WORK)
        yield _cells(row, "W" if row["kind"] == Kind.WARMUP else number, unit)


def _cells(row: dict[str, Any], order: int | str, unit: str) -> list[object]:
    load = converted(row["load"], row["workout__program__equipment__unit"], unit)
    name = NAMES[row["exercise"]] + (" (Assisted)" if load < 0 else "")
    began, duration = _when(row)
    return [
        began,
        text(Role(row["workout__role"]).label),
        duration,
        text(name),
        order,
        plain(abs(load)),
        row["reps"],
        0,
        0,
        text(_notes(row)),
        text(row["workout__notes"]),
        "" if row["rir"] is None else 10 - row["rir"],
    ]


def text(cell: str) -> str:
    """A text that no spreadsheet reads as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _notes(row: dict[str, Any]) -> str:
    notes = ["That hurt."] if row["pain"] else []
    if row["left_reps"] is not None:
        notes.append(f"Left {row['left_reps']}, right {row['right_reps']}.")
    told = " ".join(notes)
    return "\n".join(part for part in (told, links.noted(row["link"], row["note"])) if part)


NOON = datetime.time(12)


def _when(row: dict[str, Any]) -> tuple[str, str]:
    """When a workout began by the lifter's own clock, and how long it took. One that was entered
    on another day, or after midnight for the day before, began at noon, and took 0 seconds: the
    app that reads it goes by the date.
    """
    on, ended = row["workout__performed_on"], row["workout__finished_at"]
    began = row["workout__started_at"].astimezone(zone_named(row["workout__time_zone"]))
    if began.date() != on:
        return f"{datetime.datetime.combine(on, NOON):%Y-%m-%d %H:%M:%S}", "0s"
    took = int((ended - began).total_seconds()) if ended else 0
    return f"{began:%Y-%m-%d %H:%M:%S}", _duration(took)


def _duration(seconds: int) -> str:
    """As Strong writes it: 45s, 12m, 1h 5m."""
    hours, minutes = divmod(max(seconds, 0) // 60, 60)
    if hours:
        return f"{hours}h {minutes}m"
    return f"{minutes}m" if minutes else f"{max(seconds, 0)}s"
