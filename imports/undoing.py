"""Taking an import back: the sets it added, the workouts it made for them, the weights it set, and
the body weights it brought along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import RESTRICT, Exists, ForeignObjectRel, Model, OuterRef, Q
from django.utils import timezone

from accounts.account_lock import lock_account
from imports.correcting import put_back
from imports.models import Added, Import
from imports.stored_log import sets_of
from workouts.models import (
    BodyWeight,
    DeletedWorkout,
    Kind,
    LoggedSet,
    WorkingLoad,
    Workout,
    bounds,
)
from workouts.revisions import revise


def corrected_by(source: Import) -> Import | None:
    """A later import that changed sets of this one, and has to be taken back first: without it
    the sets that it put among them would be left alone."""
    added = Added.objects.filter(source=source).first()
    if added is None:
        return None
    mine = {str(id) for id in added.sets}
    others = Added.objects.filter(source__lifter=source.lifter_id).exclude(source=source)
    for other in (
        others.exclude(changed=[]).select_related("source").order_by("-source__brought_at")
    ):
        if any(row["id"] in mine for row in other.changed):
            return other.source
    return None


@transaction.atomic
def undo(*, source: Import) -> None:
    """Take back exactly what an import added or changed, edited since or not. A second call changes
    nothing.

    A set with comments stays as an undone set, which counts for nothing, so that the comments keep
    what they are about.
    """
    lock_account(source.lifter_id)
    held = Import.objects.select_for_update(no_key=True).filter(pk=source.pk).first()
    if held is None or not held.can_be_undone:
        return
    added = Added.objects.select_related("source").get(source=held)
    _remove_deleted(held, added)
    _remove_sets(held, added)
    held.given = put_back(added, held.lifter_id)
    # The workouts made for those sets, where nothing else is in them and nothing forbids it.
    made = Workout.objects.filter(lifter=held.lifter_id, pk__in=added.workouts, sets=None)
    made.exclude(_named(Workout, lambda link: link.on_delete is RESTRICT)).delete()
    loads = WorkingLoad.objects.filter(lifter=held.lifter_id)
    loads.filter(pk__in=added.working_loads).delete()
    bodies = BodyWeight.objects.filter(lifter=held.lifter_id)
    bodies.filter(pk__in=added.body_weights).delete()
    added.delete()
    held.brought_at, held.undone_at = None, timezone.now()
    held.sets_added = held.workouts_added = held.sets_here = held.sets_corrected = 0
    held.exercises = []
    held.save()
    revise(held.lifter_id)


def remove(*, source: Import) -> None:
    """Delete an import and its file; sets that it brought in stay."""
    source.delete()


def _remove_sets(source: Import, added: Added) -> None:
    mine = sets_of(added.sets).filter(lifter=source.lifter_id)
    touched = list(mine.order_by().values_list("workout", flat=True).distinct())
    # Locked, so that a set being logged into one of them gets its position after this.
    list(Workout.objects.filter(pk__in=touched).order_by("pk").select_for_update().values("pk"))
    for row in mine.filter(_named(LoggedSet)).exclude(kind=Kind.UNDONE):
        row.kind, row.undone_from = Kind.UNDONE, row.kind
        row.version = bounds.after(row.version)
        row.save(update_fields=["kind", "undone_from", "version"])
    rest = mine.exclude(_named(LoggedSet))
    rest._raw_delete(rest.db)  # without loading them, as there may be years of them
    _close_ranks(touched)


def _remove_deleted(source: Import, added: Added) -> None:
    """Remove the import's sets from workouts that were deleted meanwhile, so that they cannot be
    put back; the lifter's own sets in them still can."""
    imported, made = {str(id) for id in added.sets}, set(added.workouts)
    for deleted in DeletedWorkout.objects.owned_by(source.lifter).order_by("pk"):
        sets = deleted.content["sets"]
        left = [row for row in sets if row["id"] not in imported]
        if not left and deleted.pk in made:
            deleted.delete()
        elif len(left) < len(sets):
            deleted.content["sets"] = _numbered_anew(left)
            deleted.save(update_fields=["content"])


def _numbered_anew(sets: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The kept sets of one workout, with the positions of each exercise counted from one."""
    last = Counter[str]()
    for row in sorted(sets, key=lambda row: row["position"]):
        last[row["exercise"]] += 1
        row["position"] = last[row["exercise"]]
    return list(sets)


def _close_ranks(workouts: Collection[int]) -> None:
    """Number what is left in a workout from one again, as the log relies on that."""
    left = LoggedSet.objects.filter(workout__in=workouts)
    rows = left.order_by("workout", "exercise", "position").only("workout", "exercise", "position")
    for _, part in groupby(rows, key=lambda row: (row.workout_id, row.exercise_id)):
        for position, row in enumerate(part, start=1):
            if row.position != position:
                LoggedSet.objects.filter(pk=row.pk).update(position=position)


def _named(model: type[Model], counts: Callable[[Any], bool] = lambda link: True) -> Q:
    """The rows that a row of another package refers to, by links for which `counts` is true."""
    named = Q(pk__in=[])
    for link in model._meta.get_fields(include_hidden=True):
        if not isinstance(link, ForeignObjectRel) or not counts(link):
            continue
        if link.related_model._meta.app_label not in {"workouts", "imports"}:
            rows: Any = link.related_model._default_manager
            named |= Q(Exists(rows.filter(**{link.field.name: OuterRef("pk")})))
    return named
