"""A load below zero is help, which only an exercise that lifts the body can have: at every door."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client

from exercises.content import read_content
from exercises.models import LIFT_THE_BODY, LoadKind
from tests.factories import (
    browser,
    entry,
    lifter,
    log,
    prescription_of,
    program_of,
    set_fields,
    undo,
    whole_fields,
    workout_of,
)
from workouts import equipment, working_loads
from workouts.ids import new_id
from workouts.models import LoggedSet, Prescription, WorkingLoad, Workout

pytestmark = pytest.mark.django_db

SENTENCE = "Write the weight you lift, 0 or more."
LIFTED = ["deadlift", "one-arm-dumbbell-row", "cable-pullover", "barbell-row", "lat-pulldown"]
BODY = ["pull-up", "chin-up"]
MOST = 2**31 - 1


def put(client: Client, fields: dict[str, Any], id: object = None) -> HttpResponse:
    sent = json.dumps(fields)
    return client.put(f"/sets/{id or new_id()}/", sent, content_type="application/json")


def test_the_exercises_that_lift_the_body_are_those_of_that_kind() -> None:
    bodies = [each.slug for each in read_content() if each.kind is LoadKind.BODYWEIGHT]
    assert sorted(bodies) == sorted(LIFT_THE_BODY)


@pytest.mark.parametrize("exercise", LIFTED)
@pytest.mark.parametrize("typed", ["-20", "\u221220", "-0.01", "-20x6@2"])
def test_no_form_and_no_phone_takes_a_load_below_zero(exercise: str, typed: str) -> None:
    user = lifter()
    fields = set_fields(workout_of(user), exercise=exercise, load=typed)
    answer = browser(user).post(f"/sets/{new_id()}/", fields)
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode()
    by_phone = put(browser(user), fields)
    assert (by_phone.status_code, by_phone.json()["errors"]) == (422, {"load": [SENTENCE]})
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("exercise", BODY)
def test_help_is_taken_where_the_body_is_lifted(exercise: str) -> None:
    user = lifter()
    fields = set_fields(workout_of(user), exercise=exercise, load="-20")
    assert browser(user).post(f"/sets/{new_id()}/", fields).status_code == 302
    assert put(browser(user), fields).status_code == 200
    assert {row.load for row in LoggedSet.objects.all()} == {Decimal(-20)}


def test_an_edit_cannot_make_a_load_what_it_may_not_be() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    fields = set_fields(row.workout, load="-225", version=row.version)
    answer = browser(user).post(f"/sets/{row.pk}/", fields)
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert put(browser(user), fields, row.pk).status_code == 422
    assert LoggedSet.objects.get().load == 225


def test_a_whole_workout_with_a_load_below_zero_names_its_row_and_stores_nothing() -> None:
    user = lifter()
    done = [(new_id(), "pull-up", entry(-20, 6)), (new_id(), "deadlift", entry(-225, 6))]
    fields = whole_fields(done)
    page = browser(user).post("/workouts/enter/", fields).content.decode()
    assert 'id="id_0-load_error"' in page  # the deadlift comes first on the page
    assert page.count(SENTENCE) == 1
    answer = browser(user).post("/workouts/enter/", fields, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert SENTENCE in str(answer.json()["errors"])
    assert not Workout.objects.exists()


@pytest.mark.parametrize("typed", ["0x10", "0X10", "bw x 6", "0 x 6"])
def test_no_bar_weighs_nothing_in_short(typed: str) -> None:
    user = lifter()
    fields = set_fields(workout_of(user), load=typed, reps="")
    answer = put(browser(user), fields)
    assert answer.status_code == 422
    assert answer.json()["errors"]["load"] == ["Write the weight before the x, such as 225x5."]
    assert put(browser(user), fields | {"exercise": "pull-up"}).status_code == 200


@pytest.mark.parametrize("load", ["0x10", "0X1F", "0b11", "0o7", "1e1"])
def test_a_number_as_programs_write_it_is_no_load(load: str) -> None:
    user = lifter()
    assert put(browser(user), set_fields(workout_of(user), load=load)).status_code == 422
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("exercise", ["deadlift", "one-arm-dumbbell-row", "cable-pullover"])
def test_no_weight_set_by_hand_is_below_zero(exercise: str) -> None:
    user = lifter()
    prescription = prescription_of(user, exercise)
    answer = browser(user).post(
        f"/settings/prescriptions/{prescription.pk}/load/", {"load": "-20", "note": "Back soon."}
    )
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert "Back soon." in answer.content.decode()
    with pytest.raises(ValidationError, match="0 or more"):
        working_loads.set_working_load(prescription=prescription, load=Decimal(-1), by=user)
    assert not WorkingLoad.objects.exists()


@pytest.mark.parametrize(("exercise", "status"), [("deadlift", 422), ("pull-up", 302)])
def test_a_recent_set_of_the_set_up_is_such_as_the_exercise_can_have(
    exercise: str, status: int
) -> None:
    user = lifter()
    fields = {"main": "2", "week_starts": "6", "bar": "45", "plates": "45 25 10"}
    fields |= {f"{exercise}-load": "-20", f"{exercise}-reps": "6", "body_weight": "180"}
    answer = browser(user).post("/setup/", fields)
    assert answer.status_code == status
    assert (SENTENCE in answer.content.decode()) == (status == 422)


@pytest.mark.parametrize("machine", ["dumbbell", "stack"])
@pytest.mark.parametrize(("step", "taken"), [("0.25", True), ("50", True), ("50.01", False)])
def test_the_form_and_the_table_have_one_bound_of_a_step(
    machine: str, step: str, taken: bool
) -> None:
    user = lifter()
    fields = {"bar": "45", "plates": "45 25 10", "dumbbell_step": "5", "dumbbell_top": "100"}
    fields |= {"stack_step": "5", "stack_top": "150", f"{machine}_step": step}
    answer = browser(user).post("/settings/equipment/", fields)
    assert answer.status_code == (302 if taken else 422)
    assert ("Choose 0.25 to 50." in answer.content.decode()) != taken
    gym = program_of(user).equipment
    change = {f"{machine}_step": Decimal(step)}
    if taken:
        equipment.change_equipment(equipment=gym, **change)
    else:
        with pytest.raises(ValidationError, match=f"equipment_{machine}_within_bounds"):
            equipment.change_equipment(equipment=gym, **change)


def at_the_last_version(user: Any) -> LoggedSet:
    row = log(workout_of(user), 225, 6)
    LoggedSet.objects.filter(pk=row.pk).update(version=MOST)
    row.refresh_from_db()
    return row


def test_a_set_of_the_last_version_is_edited_and_begins_again() -> None:
    user = lifter()
    row = at_the_last_version(user)
    fields = set_fields(row.workout, load="230", version=MOST)
    answer = put(browser(user), fields, row.pk)
    assert (answer.status_code, answer.json()["set"]["version"]) == (200, 1)
    assert put(browser(user), fields, row.pk).status_code == 200  # sent twice
    assert put(browser(user), fields | {"load": "235"}, row.pk).status_code == 409
    by_form = browser(user).post(f"/sets/{row.pk}/", fields | {"load": "235", "version": "1"})
    assert by_form.status_code == 302
    row.refresh_from_db()
    assert (row.load, row.version) == (235, 2)


def test_a_set_of_the_last_version_is_undone() -> None:
    assert undo(at_the_last_version(lifter())).version == 1


def test_a_plan_that_was_changed_very_often_is_changed_once_more() -> None:
    user = lifter()
    program = program_of(user)
    type(program).objects.update(version=2**15 - 1)
    answer = browser(user).post("/settings/days/", {"main": "3", "week_starts": "6"})
    assert answer.status_code == 302
    assert program_of(user).version == 1
    assert Prescription.objects.filter(day__program=program_of(user)).exists()
