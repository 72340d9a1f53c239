"""What is written in the logbook, and that writing it again changes nothing."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from progression import RULE_VERSION
from tests.factories import (
    TUESDAY,
    entry,
    full_workout,
    lifter,
    log,
    next_set,
    other_lifter,
    program_of,
    sheet_of,
    undo,
    workout_of,
)
from workouts import logbook, whole_workouts
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.logbook import ConflictError
from workouts.models import Kind, LoggedSet, Role, Workout

pytestmark = pytest.mark.django_db

ROW = "one-arm-dumbbell-row"


def stored() -> list[dict[str, Any]]:
    return [*Workout.objects.order_by("pk").values(), *LoggedSet.objects.order_by("pk").values()]


def save(
    entries: list[tuple[uuid.UUID, str, Entry]], on: datetime.date = TUESDAY, **whose: Any
) -> Workout:
    """Save a whole main day, of the one lifter unless said otherwise."""
    user = whose.get("lifter") or Workout.lifter.field.related_model.objects.first()
    return whole_workouts.save_workout(
        lifter=user,
        program=program_of(user),
        role=Role.MAIN,
        performed_on=on,
        entries=entries,
    )


def assert_as_stored(workout: Workout) -> None:
    """A workout that is returned says of itself what a new look would."""
    again = Workout.objects.get(pk=workout.pk)
    for field in Workout._meta.concrete_fields:
        assert getattr(workout, field.attname) == getattr(again, field.attname), field.attname
    assert vars(workout._state)["adding"] is False


def test_a_workout_started_twice_is_one() -> None:
    user = lifter(time_zone="America/New_York")
    workout = workout_of(user)
    assert workout_of(user) == workout
    assert workout.time_zone == "America/New_York"


def test_a_set_is_stored_with_the_target_that_was_on_the_screen() -> None:
    workout = workout_of(lifter())
    first, second = log(workout, 225, 6, 1), log(workout, 230, 4)
    assert (first.target_load, first.target_reps, first.target_reason) == (None, None, "")
    assert (second.target_load, second.target_reps, second.target_reason) == (235, 4, "TOP")
    assert {first.rule_version, second.rule_version} == {RULE_VERSION}
    assert (first.rir, first.position, second.position, first.version) == (1, 1, 2, 1)


def test_the_target_stays_as_it_was_when_an_earlier_set_is_edited() -> None:
    workout = workout_of(lifter())
    first, second = log(workout, 225, 6), log(workout, 235, 4)
    log(workout, 225, 3, id=first.pk, version=1)
    second.refresh_from_db()
    assert second.target_load == 235
    assert next_set(workout).load == 235


def test_an_edit_changes_the_row_and_counts_a_version() -> None:
    workout = workout_of(lifter())
    row = log(workout, 225, 6)
    edited = log(workout, "227.5", 5, 2, id=row.pk, version=1)
    assert (edited.load, edited.reps, edited.rir) == (Decimal("227.5"), 5, 2)
    assert (edited.version, edited.position) == (2, 1)
    assert edited.logged_at == row.logged_at


def test_the_same_set_again_changes_nothing() -> None:
    workout = workout_of(lifter())
    row = log(workout, 225, 6)
    before = stored()
    assert log(workout, 225, 6, id=row.pk) == row
    assert stored() == before


def test_the_same_edit_again_changes_nothing() -> None:
    workout = workout_of(lifter())
    row = log(workout, 225, 6)
    log(workout, 230, 6, id=row.pk, version=1)
    assert log(workout, 230, 6, id=row.pk, version=1).version == 2


@pytest.mark.parametrize("version", [0, 1, 3])
def test_an_edit_from_another_version_is_refused_with_the_row_as_it_is(version: int) -> None:
    workout = workout_of(lifter())
    row = log(workout, 225, 6)
    log(workout, 230, 6, id=row.pk, version=1)
    with pytest.raises(ConflictError) as refused:
        log(workout, 250, 6, id=row.pk, version=version)
    assert (refused.value.current.load, refused.value.current.version) == (230, 2)
    assert LoggedSet.objects.get().load == 230


def test_undoing_keeps_the_row_and_takes_it_out_of_the_target() -> None:
    workout = workout_of(lifter())
    log(workout, 225, 6)
    undone = undo(log(workout, 235, 3))
    assert (undone.kind, undone.load) == (Kind.UNDONE, 235)
    assert next_set(workout).load == 235


def test_an_undone_set_put_back_counts_again() -> None:
    workout = workout_of(lifter())
    row = undo(log(workout, 225, 6))
    log(workout, 225, 6, id=row.pk, version=row.version)
    assert next_set(workout).load == 235


def test_a_late_repeat_of_the_first_request_does_not_bring_an_undone_set_back() -> None:
    workout = workout_of(lifter())
    row = undo(log(workout, 225, 6))
    with pytest.raises(ConflictError):
        log(workout, 225, 6, id=row.pk, version=0)
    assert LoggedSet.objects.get().kind == Kind.UNDONE


def test_an_undone_set_keeps_its_position() -> None:
    workout = workout_of(lifter())
    undo(log(workout, 225, 6))
    assert log(workout, 230, 6).position == 2


def test_a_workout_of_someone_else_does_not_exist() -> None:
    theirs = workout_of(other_lifter())
    with pytest.raises(Workout.DoesNotExist):
        logbook.log_set(
            lifter=lifter(), id=new_id(), workout=theirs.pk, exercise="deadlift", entry=entry()
        )


def test_a_set_of_someone_else_does_not_exist_and_stays_as_it_is() -> None:
    theirs = log(workout_of(other_lifter()), 225, 6)
    workout = workout_of(lifter())
    with pytest.raises(LoggedSet.DoesNotExist):
        log(workout, 300, 6, id=theirs.pk, version=1)
    assert LoggedSet.objects.get().load == 225


def test_an_id_used_in_another_workout_is_a_conflict() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    later = workout_of(user, TUESDAY + datetime.timedelta(days=7))
    with pytest.raises(ConflictError) as refused:
        log(later, 235, 6, id=row.pk, version=1)
    assert refused.value.current == row
    assert not later.sets.exists()


def test_an_id_used_for_another_exercise_is_a_conflict() -> None:
    workout = workout_of(lifter())
    row = log(workout, 225, 6)
    with pytest.raises(ConflictError):
        log(workout, 0, 6, exercise="pull-up", id=row.pk, version=1)


def test_an_exercise_nobody_teaches_is_refused_by_name() -> None:
    workout = workout_of(lifter())
    with pytest.raises(ValidationError) as refused:
        log(workout, exercise="curl")
    assert list(refused.value.message_dict) == ["exercise"]


def test_extra_sets_are_kept_and_move_no_target() -> None:
    workout = workout_of(lifter())
    for reps in [6, 4, 5]:
        log(workout, 225, reps)
    before = next_set(workout)
    extra = log(workout, 315, 6)
    assert (extra.target_load, extra.kind) == (None, Kind.WORK)
    assert next_set(workout) == before


def test_warm_ups_are_kept_and_move_no_target() -> None:
    workout = workout_of(lifter())
    log(workout, 135, 8, kind=Kind.WARMUP)
    first = log(workout, 225, 6)
    log(workout, 315, 6, kind=Kind.WARMUP)
    assert next_set(workout).load == 235
    assert first.position == 2


def test_a_set_beside_the_plan_is_kept_without_a_target() -> None:
    workout = workout_of(lifter())
    row = log(workout, 135, 8, exercise="barbell-row")
    log(workout, 155, 8, exercise="barbell-row")
    assert row.target_load is None
    assert [len(part.rows) for part in sheet_of(workout).loose] == [2]


def test_the_weaker_arm_counts_and_both_are_kept() -> None:
    workout = workout_of(lifter())
    row = log(workout, 60, 8, exercise=ROW, left_reps=8, right_reps=7)
    assert (row.reps, row.left_reps, row.right_reps) == (7, 8, 7)
    # Eight would have reached the top of 6-8.
    assert (next_set(workout, ROW).load, next_set(workout, ROW).reps) == (60, 8)


def test_one_number_of_reps_stands_for_both_arms() -> None:
    row = log(workout_of(lifter()), 60, 8, exercise=ROW)
    assert (row.reps, row.left_reps, row.right_reps) == (8, 8, 8)


def test_two_arms_say_nothing_about_a_deadlift() -> None:
    row = log(workout_of(lifter()), 225, 5, left_reps=6, right_reps=5)
    assert (row.reps, row.left_reps, row.right_reps) == (5, None, None)


def test_a_whole_workout_is_stored_finished_with_each_target_of_its_time() -> None:
    user = lifter()
    workout = save(full_workout())
    assert_as_stored(workout)
    rows = list(workout.sets.filter(exercise="deadlift").order_by("position"))
    assert workout.finished_at is not None
    assert workout.sets.count() == 12
    assert [(row.load, row.target_load, row.target_reason) for row in rows] == [
        (225, None, ""),
        (225, 235, "TOP"),
        (225, 235, "CLIMB"),
    ]
    assert workout.lifter == user


def test_a_whole_workout_saved_twice_is_stored_once() -> None:
    lifter()
    entries = full_workout()
    save(entries)
    before = stored()
    save(entries)
    assert stored() == before


def test_a_whole_workout_saved_again_with_other_reps_is_not_passed_over() -> None:
    lifter()
    entries = full_workout(1)
    save(entries)
    corrected = [(id, slug, entry(225, 4)) for id, slug, _ in entries]
    with pytest.raises(ValidationError, match="already has sets"):
        save(corrected)


def test_a_day_with_sets_takes_no_other_whole_workout() -> None:
    log(workout_of(lifter()), 225, 6)
    before = stored()
    with pytest.raises(ValidationError) as refused:
        save(full_workout())
    assert list(refused.value.message_dict) == ["performed_on"]
    assert stored() == before


def test_a_workout_begun_and_still_empty_takes_a_whole_one() -> None:
    user = lifter()
    begun = workout_of(user)
    Workout.objects.update(started_at=datetime.datetime(2026, 3, 3, 18, tzinfo=datetime.UTC))
    type(user).objects.update(time_zone="Asia/Tokyo")
    saved = save(full_workout(), lifter=type(user).objects.get())
    assert saved == begun
    assert_as_stored(saved)
    begun.refresh_from_db()
    assert begun.finished_at is not None


@pytest.mark.parametrize("owner", ["own", "foreign"])
def test_a_whole_workout_with_a_used_id_stores_nothing(owner: str) -> None:
    user = lifter()
    holder = user if owner == "own" else other_lifter()
    used = log(workout_of(holder, TUESDAY - datetime.timedelta(days=7)), 225, 6)
    before = stored()
    with pytest.raises(ValidationError, match="already stored"):
        save([*full_workout(3), (used.pk, "deadlift", entry())], lifter=user)
    assert stored() == before


def test_a_whole_workout_with_one_id_twice_stores_nothing() -> None:
    lifter()
    (row,) = full_workout(1)
    with pytest.raises(ValidationError, match="already stored"):
        save([row, row])
    assert stored() == []


def test_a_workout_holds_two_hundred_sets() -> None:
    lifter()
    many = [(new_id(), "deadlift", entry()) for _ in range(201)]
    with pytest.raises(ValidationError, match="200 sets"):
        save(many)
    workout = save(many[:200])
    with pytest.raises(ValidationError, match="200 sets"):
        log(workout)
    assert LoggedSet.objects.count() == 200


def test_finishing_keeps_the_notes_and_the_first_time_of_day() -> None:
    workout = workout_of(lifter())
    log(workout)
    logbook.finish(workout=workout, notes="Straps.")
    first = Workout.objects.get().finished_at
    logbook.finish(workout=workout, notes="Straps, and a new belt.")
    workout.refresh_from_db()
    assert workout.notes == "Straps, and a new belt."
    assert workout.finished_at == first


def test_a_workout_without_a_set_is_not_finished_but_discarded() -> None:
    workout = workout_of(lifter())
    undo(log(workout))
    log(workout, 135, 8, id=(warm_up := new_id()), kind=Kind.WARMUP)
    with pytest.raises(ValidationError, match="No work set is logged"):
        logbook.finish(workout=workout)
    undo(LoggedSet.objects.get(pk=warm_up))
    logbook.discard(workout=workout)
    assert stored() == []


def test_a_workout_with_a_set_is_not_discarded() -> None:
    workout = workout_of(lifter())
    log(workout, kind=Kind.WARMUP)
    with pytest.raises(ValidationError, match="has sets"):
        logbook.discard(workout=workout)
    assert LoggedSet.objects.count() == 1
