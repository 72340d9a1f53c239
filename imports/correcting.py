"""Making the sets of a log what a corrected file says, and putting them back as they were."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import IntegrityError

from imports.corrections import Correction
from imports.models import Added
from imports.stored_log import sets_of
from workouts.models import Kind, LoggedSet, Workout, bounds

# The values of a set that a file says.
VALUES = ("kind", "undone_from", "load", "reps", "left_reps", "right_reps", "rir", "note", "link")
AT_ONCE = 500  # rows; a statement of more takes longer to plan than to run


class CorrectedSets(NamedTuple):
    """Sets that were changed: the `values` of each before, as JSON with its id, and the `versions`
    that they were given, by their ids."""

    values: list[dict[str, Any]]
    versions: dict[str, int]


def correct(corrections: Sequence[Correction], lifter: int) -> CorrectedSets:
    """Give every changed set of a lifter the values that its file says, and undo what the file no
    longer has. Raises IntegrityError where one of them has changed since it was looked at.
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
    rows = _held(now, lifter)
    if {row.pk: row.version for row in rows} != versions:
        raise IntegrityError("A set of this file changed meanwhile.")
    before = [
        {"id": str(row.pk), **{name: _plain(getattr(row, name)) for name in VALUES}} for row in rows
    ]
    return CorrectedSets(before, _write(rows, now))


def put_back(added: Added, lifter: int) -> dict[str, int]:
    """Give the sets that an import of a lifter corrected the values again that they had before,
    edited since or not. Returns the versions that they have now, by their ids.

    Where a later import corrected a set once more, that one's word stays, and it will put back
    what this one would have. Nobody puts back a set that this import added, as that is gone.
    """
    before = {row["id"]: row for row in added.changed}
    lacking = {str(id) for id in added.sets}
    others = Added.objects.filter(source__lifter=lifter).exclude(pk=added.pk)
    for other in others.select_related("source").order_by("source__brought_at", "pk"):
        is_later = _when(other) > _when(added)
        left = [row for row in other.changed if row["id"] not in lacking]
        changed = [before.pop(row["id"], row) if is_later else row for row in left]
        if changed != other.changed:
            other.changed = changed
            other.save(update_fields=["changed"])
    values = {
        # The version before kept no link.
        uuid.UUID(id): {name: row[name] for name in VALUES if name in row}
        | {"load": Decimal(row["load"])}
        for id, row in before.items()
    }
    return _write(_held(values, lifter), values)


def _when(added: Added) -> datetime.datetime:
    """When what an import added came in."""
    return added.source.brought_at or added.source.uploaded_at


def _held(ids: Iterable[uuid.UUID], lifter: int) -> list[LoggedSet]:
    """These sets, and no request may change them or log beside them until this one is done."""
    if not (ids := list(ids)):
        return []
    mine = sets_of(ids).filter(lifter=lifter).order_by("pk")
    workouts = Workout.objects.filter(pk__in=mine.order_by().values("workout")).order_by("pk")
    list(workouts.select_for_update(no_key=True).values_list("pk"))
    return list(mine.select_for_update(no_key=True))


def _write(
    rows: Sequence[LoggedSet], values: Mapping[uuid.UUID, Mapping[str, Any]]
) -> dict[str, int]:
    for row in rows:
        for name, value in values[row.pk].items():
            setattr(row, name, value)
        row.version = bounds.after(row.version)
    LoggedSet.objects.bulk_update(rows, [*VALUES, "version"], batch_size=AT_ONCE)
    return {str(row.pk): row.version for row in rows}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value
