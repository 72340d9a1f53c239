"""Deleting a whole workout, and putting it back as it was.

A deleted workout leaves the log, so that nothing that reads the log has to know about it: its
rows wait in a table of their own. Both verbs lock the lifter's account, as an import and a
change of the plan do, so that none of them comes between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import RESTRICT, ForeignObjectRel, Model
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from workouts.ids import new_id
from workouts.models import DeletedWorkout, LoggedSet, Program, SwappedIn, Workout
from workouts.models.deleted_workout import KEPT
from workouts.revisions import revise
from workouts.workout_dates import one_a_date

# Models of other packages with rows about a `workout`: those rows are deleted with it and come
# back with it. Filled when the apps are made ready.
BESIDE: list[type[Model]] = []

WRITTEN_ABOUT = "You or your coach sent a note about this workout, so it stays."
_SETS_ARE_HERE = "Some of its sets are already in your log, so it wasn’t put back."
_CONTRADICTS = "What was kept of this workout contradicts itself, so it can’t be put back."
# What is not kept in `content`: of the workout, the columns that DeletedWorkout has; of its rows,
# whose they are.
_OWN_COLUMNS = {"id", "lifter", "program", "role", "performed_on"}
_ITS_PLACE = {"lifter", "workout"}


@transaction.atomic
def delete(*, workout: Workout) -> None:
    """Take a workout out of the log with all that is in it, to be put back within 30 days.

    Repeating it changes nothing. Raises ValidationError where somebody wrote about it.
    """
    clear_away()
    lock_account(workout.lifter_id)
    # A set that is being stored waits here and then finds no workout; one stored before goes too.
    held = Workout.objects.select_for_update().filter(pk=workout.pk).first()
    if held is None:
        return
    if is_written_about(held):
        raise ValidationError(WRITTEN_ABOUT)
    DeletedWorkout.objects.create(
        id=held.pk,
        lifter_id=held.lifter_id,
        program_id=held.program_id,
        role=held.role,
        performed_on=held.performed_on,
        content=_content(held),
    )
    held.delete()
    revise(workout.lifter_id)


@transaction.atomic
def put_back(*, lifter: User, id: int) -> Workout:
    """Put a workout back into the log, row for row. Repeating it changes nothing.

    Raises TakenError where another workout has its date by now, ValidationError where its sets
    are in the log already, and Workout.DoesNotExist where there is none to put back.
    """
    lock_account(lifter.pk)
    kept = DeletedWorkout.objects.owned_by(lifter).kept()
    held = kept.select_related("program").filter(pk=id).first()
    if held is None:
        return Workout.objects.owned_by(lifter).get(pk=id)
    workout = _workout(held)
    try:
        with one_a_date(workout):
            workout.save(force_insert=True)
            _store_all(held, workout)
    except IntegrityError:
        raise ValidationError(_CONTRADICTS) from None
    held.delete()
    revise(lifter.pk)
    return workout


def clear_away() -> None:
    """Delete for good what any lifter deleted longer than KEPT ago, whether or not they ever
    sign in again."""
    old = DeletedWorkout.objects.filter(deleted_at__lte=timezone.now() - KEPT)
    free = old.select_for_update(skip_locked=True).order_by().values("pk")
    DeletedWorkout.objects.filter(pk__in=free).delete()


def is_written_about(workout: Workout) -> bool:
    """Whether rows of another package restrict the deletion of a workout.

    Every relation that restricts is asked. The database alone would not refuse: a row about a set
    of the workout restricts nothing, as the set is deleted too.
    """
    links: Any = workout._meta.get_fields(include_hidden=True)
    holding = (
        link for link in links if isinstance(link, ForeignObjectRel) and link.on_delete is RESTRICT
    )
    return any(
        link.related_model._default_manager.filter(**{link.field.name: workout}).exists()
        for link in holding
    )


def _content(held: Workout) -> dict[str, Any]:
    """What is kept of a workout beside the columns of DeletedWorkout."""
    return {
        "workout": _row(held, _OWN_COLUMNS),
        "sets": _rows(held.sets.order_by("exercise", "position")),
        "swaps": _rows(held.swaps.order_by("prescribed")),
        "beside": {
            model._meta.label: _rows(model._default_manager.filter(workout=held))
            for model in BESIDE
        },
    }


def _rows(rows: Iterable[Model]) -> list[dict[str, Any]]:
    return [_row(row, _ITS_PLACE) for row in rows]


def _row(row: Model, without: Collection[str]) -> dict[str, Any]:
    fields = (field for field in row._meta.concrete_fields if field.name not in without)
    return {field.name: getattr(row, field.attname) for field in fields}


def _workout(held: DeletedWorkout) -> Workout:
    """The row of the workout; one without a set gets the active program, as it would have in the
    log."""
    program = held.program
    if not held.content["sets"] and program.ended_on is not None:
        program = Program.objects.active().filter(lifter=held.lifter_id).first() or program
    workout: Workout = _read(Workout, held.content["workout"])
    workout.pk, workout.lifter_id, workout.program = held.pk, held.lifter_id, program
    workout.role, workout.performed_on = held.role, held.performed_on
    return workout


def _under_free_ids(held: DeletedWorkout) -> list[dict[str, Any]]:
    """The sets as they were kept. One gets another id where another account has a set with its
    id by now, as after importing the same file."""
    sets = {row["id"]: row for row in held.content["sets"]}
    for id, lifter in LoggedSet.objects.filter(pk__in=sets).values_list("pk", "lifter"):
        if lifter == held.lifter_id:
            raise ValidationError(_SETS_ARE_HERE)
        sets[str(id)] = sets[str(id)] | {"id": str(new_id())}
    return list(sets.values())


def _store_all(held: DeletedWorkout, workout: Workout) -> None:
    _store(LoggedSet, _under_free_ids(held), lifter_id=held.lifter_id, workout=workout)
    _store(SwappedIn, held.content["swaps"], workout=workout)
    for model in BESIDE:
        beside = held.content.get("beside", {}).get(model._meta.label, ())
        _store(model, beside, workout=workout)


def _store(model: type[Model], rows: Iterable[Mapping[str, Any]], **values: Any) -> None:
    read = [_read(model, row) for row in rows]
    for row in read:
        for name, value in values.items():
            setattr(row, name, value)
    model._default_manager.bulk_create(read)


def _read(model: type[Model], kept: Mapping[str, Any]) -> Any:
    """A row from what was kept of it; a column that is newer has its default."""
    fields = (field for field in model._meta.concrete_fields if field.name in kept)
    return model(**{field.attname: field.to_python(kept[field.name]) for field in fields})
