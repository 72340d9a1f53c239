"""Making the sets of a log what a corrected file says, and putting them back as they were."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import IntegrityError

from imports.corrections import Correction
from imports.stored_log import sets_of
from workouts.models import Kind, LoggedSet, Workout, bounds

# The values of a set that a file says.
VALUES = ("kind", "undone_from", "load", "reps", "left_reps", "right_reps", "rir", "note")
AT_ONCE = 500  # rows; a statement of more takes longer to plan than to run


def correct(corrections: Sequence[Correction]) -> list[dict[str, Any]]:
    """Give every changed set the values that its file says, and undo what the file no longer has.

    Returns for each of them its id, the version it was given, and its values before, as JSON.
    Raises IntegrityError where one of them has changed since it was looked at.
    """
    now: dict[uuid.UUID, dict[str, Any]] = {}
    versions: dict[uuid.UUID, int] = {}
    for correction in corrections:
        for kept, done in correction.changed:
            now[kept.id] = {name: getattr(done, name) for name in VALUES if name != "undone_from"}
            now[kept.id]["undone_from"] = ""
            versions[kept.id] = kept.version
        for kept in correction.gone:
            now[kept.id] = {"kind": Kind.UNDONE.value, "undone_from": kept.kind}
            versions[kept.id] = kept.version
    rows = _held(now)
    if {row.pk: row.version for row in rows} != versions:
        raise IntegrityError("A set of this file changed meanwhile.")
    before = [{name: _plain(getattr(row, name)) for name in VALUES} for row in rows]
    _write(rows, now)
    return [
        {"id": str(row.pk), "given": row.version, **values}
        for row, values in zip(rows, before, strict=True)
    ]


def put_back(changed: Iterable[Mapping[str, Any]]) -> None:
    """Give sets the values again that they had before `correct`, edited since or not."""
    values = {
        uuid.UUID(row["id"]): {name: row[name] for name in VALUES} | {"load": Decimal(row["load"])}
        for row in changed
    }
    _write(_held(values), values)


def _held(ids: Iterable[uuid.UUID]) -> list[LoggedSet]:
    """These sets, and no request may change them or log beside them until this one is done."""
    if not (ids := list(ids)):
        return []
    mine = sets_of(ids).order_by("pk")
    workouts = Workout.objects.filter(pk__in=mine.order_by().values("workout")).order_by("pk")
    list(workouts.select_for_update(no_key=True).values_list("pk"))
    return list(mine.select_for_update(no_key=True))


def _write(rows: Sequence[LoggedSet], values: Mapping[uuid.UUID, Mapping[str, Any]]) -> None:
    for row in rows:
        for name, value in values[row.pk].items():
            setattr(row, name, value)
        row.version = bounds.after(row.version)
    LoggedSet.objects.bulk_update(rows, [*VALUES, "version"], batch_size=AT_ONCE)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value
