"""Deleted workouts beside imports: nothing is lost and nothing comes twice, whatever the order."""

from __future__ import annotations

import json
from typing import Any

import pytest

from accounts.models import User
from imports.models import Import
from tests.factories import browser, lifter, log, other_lifter, undo, workout_of
from tests.imports.flow import (
    bring,
    brought,
    kept,
    line,
    log_of,
    page,
    said,
    strong,
    undone,
    upload,
)
from tests.imports.test_circle import export, training
from tests.workouts.test_export_json import with_every_row
from workouts import deletion
from workouts.models import DeletedWorkout, LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FIRST = (line(weight=225, reps=5), line(order=2, weight=230, reps=4))
FILE = strong(*FIRST, line("2024-03-12", weight=235, reps=6))


def delete_first() -> Workout:
    visit = Workout.objects.earliest("performed_on")
    deletion.delete(workout=visit)
    return visit


def put_back(visit: Workout) -> Workout:
    return deletion.put_back(lifter=visit.lifter, id=visit.pk)


def test_an_import_taken_back_takes_what_was_deleted_of_it_along() -> None:
    user = lifter()
    source = brought(user, FILE)
    before = log_of(user)
    delete_first()
    undone(user, source)
    assert (log_of(user), DeletedWorkout.objects.count(), Workout.objects.count()) == ([], 0, 0)
    assert bring(user, source).status_code == 302
    assert log_of(user) == before


def test_what_was_deleted_and_put_back_goes_with_its_import() -> None:
    user = lifter()
    source = brought(user, FILE)
    put_back(delete_first())
    assert len(log_of(user)) == 3
    undone(user, source)
    assert (log_of(user), Workout.objects.count()) == ([], 0)


def test_a_set_of_ones_own_in_a_deleted_workout_outlives_the_import() -> None:
    user = lifter()
    source = brought(user, FILE)
    own = log(Workout.objects.earliest("performed_on"), 240, 3)
    visit = delete_first()
    undone(user, source)
    put_back(visit)
    assert [row[3:] for row in log_of(user)] == [(1, "work", "240.00", 3)]
    assert LoggedSet.objects.get().pk == own.pk


def test_what_stayed_of_an_import_taken_back_is_deleted_and_put_back() -> None:
    user = lifter()
    source = brought(user, FILE)
    log(Workout.objects.earliest("performed_on"), 240, 3)
    undone(user, source)
    put_back(delete_first())
    assert [row[3:] for row in log_of(user)] == [(1, "work", "240.00", 3)]


def test_a_file_that_comes_again_leaves_out_what_was_deleted_and_says_so() -> None:
    user = lifter()
    brought(user, FILE)
    visit = delete_first()
    again = kept(user, FILE)
    text = said(page(user, again))
    assert "In a workout you deleted, which you can put back 2" in text
    assert "None of its exercises is one of ours" not in text
    assert "Nothing in this file is new here." in said(bring(user, again, unit="lb"))
    put_back(visit)
    assert len(log_of(user)) == 3


def test_an_import_of_what_is_new_beside_a_deleted_workout_can_be_taken_back_alone() -> None:
    user = lifter()
    first = brought(user, FILE)
    visit = delete_first()
    longer = strong(
        *FIRST, line(order=3, weight=240, reps=3), line("2024-03-12", weight=235, reps=6)
    )
    second = brought(user, longer)
    assert [row[3:] for row in log_of(user)] == [(1, "work", "240.00", 3), (1, "work", "235.00", 6)]
    answer = browser(user).post(f"/workouts/deleted/{visit.pk}/")
    assert "There’s another main back day on that date." in said(answer)
    undone(user, second)
    put_back(visit)
    assert len(log_of(user)) == 3
    undone(user, first)
    assert (log_of(user), Workout.objects.count()) == ([], 0)


def test_an_undone_set_of_an_import_is_still_undone_when_it_is_back() -> None:
    user = lifter()
    brought(user, strong(*FIRST))
    undo(LoggedSet.objects.get(load=230))
    put_back(delete_first())
    assert [row[4] for row in log_of(user)] == ["work", "undone"]


# --- our own file


def content_of(user: User) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(user))
    User.objects.all().delete()
    return found


def written(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode()


def test_what_could_be_put_back_can_be_where_the_file_comes_back() -> None:
    content = content_of(with_every_row())
    again = lifter()
    source = brought(again, written(content))
    told = content["deleted_workouts"][0]["content"]["sets"][0]
    assert source.sets_added == len(content["sets"])
    assert not LoggedSet.objects.filter(pk=told["id"]).exists()
    deletion.put_back(lifter=again, id=DeletedWorkout.objects.get().pk)
    row = LoggedSet.objects.get(pk=told["id"])
    assert (str(row.load), row.reps, row.exercise_id) == ("97.50", 6, "sumo-deadlift")
    assert row.workout.swaps.get().prescribed_id == "deadlift"
    assert str(row.workout.performed_on) == "2026-02-24"
    undone(again, source)
    assert not LoggedSet.objects.exists()
    assert not Workout.objects.exists()


def test_a_restored_account_that_is_taken_back_has_nothing_to_put_back() -> None:
    content = written(content_of(with_every_row()))
    again = lifter()
    source = brought(again, content)
    undone(again, source)
    assert not DeletedWorkout.objects.exists()
    bring(again, source)
    assert training(export(again)) == training(content)


def test_beside_a_log_what_the_file_had_deleted_stays_away() -> None:
    content = written(content_of(with_every_row()))
    user = lifter()
    log(workout_of(user, user.today()))
    brought(user, content)
    assert not DeletedWorkout.objects.exists()
    assert "97.50" not in {row[5] for row in log_of(user)}


def test_an_account_that_can_put_something_back_is_not_blank() -> None:
    content = written(content_of(with_every_row()))
    user = lifter()
    visit = workout_of(user, user.today())
    log(visit, 300, 5)
    deletion.delete(workout=visit)
    assert "Everything would be back as it was" not in said(page(user, kept(user, content)))
    brought(user, content)
    put_back(visit)
    assert "300.00" in {row[5] for row in log_of(user)}


def test_two_accounts_of_one_file_can_both_put_it_back() -> None:
    first = with_every_row()
    second = other_lifter()
    brought(second, export(first))
    for deleted in DeletedWorkout.objects.all():
        deletion.put_back(lifter=deleted.lifter, id=deleted.pk)
    assert LoggedSet.objects.filter(load="97.5").count() == 2


def test_a_file_from_before_workouts_were_deleted_is_read() -> None:
    content = content_of(with_every_row())
    del content["deleted_workouts"]
    again = lifter()
    assert brought(again, written(content)).sets_added == len(content["sets"])


def test_what_is_too_old_to_be_put_back_is_not_brought() -> None:
    content = content_of(with_every_row())
    content["deleted_workouts"][0]["deleted_at"] = "2026-01-01T10:00:00.000000Z"
    brought(lifter(), written(content))
    assert not DeletedWorkout.objects.exists()


BAD: list[tuple[list[Any], object]] = [
    (["program"], 99),
    (["role"], "leg"),
    (["performed_on"], "2999-01-01"),
    (["deleted_at"], "2999-01-01T00:00:00Z"),
    (["content"], "all"),
    (["content", "workout"], {}),
    (["content", "workout", "notes"], "nul\x00"),
    (["content", "sets"], {}),
    (["content", "sets", 0, "load"], "1e2"),
    (["content", "sets", 0, "position"], 2),
    (["content", "sets", 0, "exercise"], "bench-press"),
    (["content", "sets", 0, "id"], "7"),
    (["content", "swaps"], [1]),
]


@pytest.mark.parametrize(("path", "value"), BAD, ids=lambda each: ascii(each)[:40])
def test_a_wrong_value_in_a_deleted_workout_refuses_the_file(
    path: list[Any], value: object
) -> None:
    content = content_of(with_every_row())
    place = content["deleted_workouts"][0]
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    answer = upload(lifter(), written(content), "backplan.json")
    assert (answer.status_code, Import.objects.count()) == (422, 0)
    assert "deleted_workouts, row 1" in said(answer) or "not numbered" in said(answer)


def test_what_contradicts_itself_is_refused_where_it_would_be_put_back() -> None:
    content = content_of(with_every_row())
    content["deleted_workouts"][0]["content"]["sets"][0]["left_reps"] = 9
    user = lifter()
    brought(user, written(content))
    before = log_of(user)
    answer = browser(user).post(f"/workouts/deleted/{DeletedWorkout.objects.get().pk}/")
    assert answer.status_code == 422
    assert "What was kept of this workout contradicts itself" in said(answer)
    assert log_of(user) == before
