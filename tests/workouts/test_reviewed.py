"""What a second pair of eyes found, kept from coming back."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    entry,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    program_of,
    seasoned_lifter,
    set_fields,
    sheet_of,
    undo,
    workout_of,
)
from workouts import logbook, programs
from workouts.models import Kind, LoggedSet, Role

pytestmark = pytest.mark.django_db


def put_back(row: LoggedSet) -> LoggedSet:
    """Press the button that the undone set shows."""
    page = browser(row.lifter).get(f"/workouts/{row.workout_id}/?exercise={row.exercise_id}")
    (shown,) = page.context["lift"].rows
    fields = shown.fields | {"kind": shown.other_kind}
    browser(row.lifter).post(shown.url, fields)
    row.refresh_from_db()
    return row


def test_an_undone_warm_up_comes_back_as_a_warm_up() -> None:
    row = log(workout_of(lifter()), 135, 5, kind=Kind.WARMUP)
    undo(row)
    assert put_back(row).kind == Kind.WARMUP


def test_an_undone_work_set_comes_back_as_a_work_set() -> None:
    row = log(workout_of(lifter()), 225, 6)
    undo(row)
    assert put_back(row).kind == Kind.WORK


def test_a_warm_up_alone_does_not_finish_a_workout() -> None:
    workout = workout_of(lifter())
    log(workout, 135, 5, kind=Kind.WARMUP)
    with pytest.raises(ValidationError):
        logbook.finish(workout=workout)


def test_a_workout_whose_sets_are_all_undone_is_no_longer_finished() -> None:
    workout = workout_of(lifter())
    row = log(workout, 225, 6)
    logbook.finish(workout=workout)
    undo(row)
    workout.refresh_from_db()
    assert workout.finished_at is None


def test_a_swap_to_another_kind_in_the_settings_brings_its_own_steps() -> None:
    user = lifter()
    row = prescription_of(user, "one-arm-dumbbell-row")
    page = browser(user).get(f"/settings/prescriptions/{row.pk}/")
    fields = page.context["form"].initial | {"exercise": "barbell-row"}
    assert browser(user).post(f"/settings/prescriptions/{row.pk}/", fields).status_code == 302
    row.refresh_from_db()
    assert (row.exercise_id, row.step_up, row.step_down) == ("barbell-row", 10, 5)


def test_a_step_changed_together_with_the_exercise_is_kept() -> None:
    prescription = prescription_of(lifter(), "one-arm-dumbbell-row")
    barbell_row = Exercise.objects.get(pk="barbell-row")
    prescription = programs.change_prescription(
        prescription=prescription, exercise=barbell_row, step_up=20, step_down=5
    )
    assert (prescription.step_up, prescription.step_down) == (20, 5)


def test_a_workout_in_the_old_unit_keeps_its_targets() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 225, 6)
    programs.change_unit(program=program_of(user), unit="kg")
    workout.refresh_from_db()
    assert next_set(workout).load == 235
    assert sheet_of(workout).loose == []


def test_an_exercise_swapped_out_before_the_unit_changed_is_found_again() -> None:
    user = lifter()
    log(workout_of(user), 225, 5)
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    programs.change_prescription(prescription=prescription_of(user), exercise=sumo)
    programs.change_unit(program=program_of(user), unit="kg")
    conventional = Exercise.objects.get(pk="deadlift")
    programs.change_prescription(
        prescription=prescription_of(user, "sumo-deadlift"), exercise=conventional
    )
    assert opening(user) == 100


@pytest.mark.parametrize("load", ["-100", "-0.01"])
def test_a_recent_set_below_nothing_is_refused_beside_the_field(load: str) -> None:
    user = lifter()
    fields = {"main": "1", "week_starts": "0", "bar": "45", "plates": "45 25"}
    fields |= {"deadlift-load": load, "deadlift-reps": "5"}
    answer = browser(user).post("/setup/", fields)
    assert answer.status_code == 422
    assert "0 or more" in answer.content.decode()


def test_a_number_too_large_for_a_decimal_is_refused_not_an_error() -> None:
    user = lifter()
    workout = workout_of(user)
    body = '{"workout": %d, "exercise": "deadlift", "load": 1e99999999999999999999, "reps": 5}'
    answer = browser(user).put(
        "/sets/01890a5d-ac96-774b-bcce-b302099a8057/",
        body % workout.pk,
        content_type="application/json",
    )
    assert answer.status_code == 422
    assert "load" in answer.json()["errors"]


def test_a_control_character_at_the_end_of_a_weight_is_refused() -> None:
    user = lifter()
    fields = set_fields(workout_of(user), load="225\x1f")
    answer = browser(user).post("/sets/01890a5d-ac96-774b-bcce-b302099a8057/", fields)
    assert answer.status_code == 422
    assert not LoggedSet.objects.exists()


def test_a_browser_that_also_takes_json_gets_a_page() -> None:
    user = lifter()
    fields = set_fields(workout_of(user))
    answer = browser(user).post(
        "/sets/01890a5d-ac96-774b-bcce-b302099a8057/",
        fields,
        headers={"Accept": "text/html,application/json;q=0.1"},
    )
    assert answer.status_code == 302


def test_days_of_an_extra_day_that_is_gone_are_not_moved() -> None:
    user = seasoned_lifter()
    pull_up = Exercise.objects.get(pk="pull-up")
    extra = programs.Extra(4, "pull", pull_up, 3)
    program_of(user).days.filter(role=Role.EXTRA).delete()
    with pytest.raises(ValidationError, match="changed since"):
        programs.change_days(program=program_of(user), main=0, week_starts=0, extra=extra)


def test_a_missed_day_is_entered_on_its_own_date() -> None:
    user = lifter()
    program = program_of(user)
    today = user.today()
    yesterday = today - datetime.timedelta(days=1)
    programs.change_days(
        program=program, main=yesterday.weekday(), week_starts=yesterday.weekday(), extra=None
    )
    type(program).objects.update(started_on=today - datetime.timedelta(days=30))
    page = browser(user).get("/week/").content.decode()
    assert f"role=main&amp;on={yesterday:%Y-%m-%d}" in page


def test_none_is_not_called_zero_or_fewer() -> None:
    user = lifter()
    workout = workout_of(user, TUESDAY)
    logbook.log_set(
        lifter=user,
        id=LoggedSet(id="01890a5d-ac96-774b-bcce-b302099a8057").pk,
        workout=workout.pk,
        exercise="deadlift",
        entry=entry(225, 6),
    )
    page = browser(user).get(f"/workouts/{workout.pk}/?exercise=deadlift").content.decode()
    assert "0 or fewer" not in page
    assert "none" in page
