"""Set-up and settings: what the forms change, and what they refuse beside the field."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.factories import (
    browser,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    program_of,
    seasoned_lifter,
    stranger,
    workout_of,
)
from workouts.models import Prescription, Program, Role, WorkingLoad

pytestmark = pytest.mark.django_db

BAR = {"bar": "45", "plates": "45 35 25 10 5 2.5"}
BELLS = {"dumbbell_step": "5", "dumbbell_top": "120", "stack_step": "5", "stack_top": "300"}
DAYS = {"main": "1", "week_starts": "0"}
BOTH_DAYS = DAYS | {
    "extra": "4",
    "opens": "pull",
    "extra_exercise": "pull-up",
    "extra_sets": "3",
}
DEADLIFT = {
    "exercise": "deadlift",
    "sets": "3",
    "rep_low": "4",
    "rep_high": "6",
    "rest_seconds": "180",
    "step_up": "10",
    "step_down": "5",
}


def post(user: User, path: str, fields: dict[str, Any]) -> HttpResponse:
    return browser(user).post(path, fields)


def prescribe(user: User, slug: str = "deadlift", role: str = "main", **changes: Any) -> Any:
    """Send the form of a prescription as its page shows it, some fields changed."""
    row = prescription_of(user, slug, role)
    fields = {name: getattr(row, name) for name in DEADLIFT if name != "exercise"}
    sent = fields | {"exercise": row.exercise_id} | changes
    return post(user, f"/settings/prescriptions/{row.pk}/", sent)


def refuses(response: HttpResponse, field: str) -> bool:
    """Whether the answer is the same page with an error beside the field."""
    page = response.content.decode()
    return response.status_code == 422 and f'id="id_{field}_error"' in page


def test_set_up_is_prefilled_and_may_be_sent_as_it_is() -> None:
    user = lifter()
    page = browser(user).get("/setup/").content.decode()
    assert 'value="45, 35, 25, 10, 5, 2.5"' in page
    response = post(user, "/setup/", DAYS | BAR)
    assert response.headers["Location"] == "/week/"
    assert not WorkingLoad.objects.exists()


def test_set_up_opens_from_recent_sets() -> None:
    user = lifter()
    recent = {
        "deadlift-load": "225",
        "deadlift-reps": "8",
        "pull-up-load": "-10",
        "pull-up-reps": "12",
        "body_weight": "180",
    }
    assert post(user, "/setup/", DAYS | BAR | recent).status_code == 302
    assert [opening(user), opening(user, "pull-up")] == [230, 10]
    assert opening(user, "cable-pullover") is None


def test_set_up_takes_days_and_bar() -> None:
    user = seasoned_lifter()
    fields = BOTH_DAYS | {"main": "0", "extra": "3", "extra_sets": "5", "week_starts": "6"}
    fields |= {"extra_exercise": "barbell-row", "opens": "arm", "bar": "35", "plates": "45, 25 10"}
    assert post(user, "/setup/", fields).status_code == 302
    program = program_of(user)
    row = prescription_of(user, "barbell-row", Role.EXTRA)
    assert (row.sets, row.day.weekday, row.day.opens) == (5, 3, "arm")
    assert (program.week_starts, program.days.get(role=Role.MAIN).weekday) == (6, 0)
    assert (program.equipment.bar, program.equipment.plates) == (35, [45, 25, 10])


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("main", "7"),
        ("main", ""),
        ("week_starts", "x"),
        ("bar", "1e2"),
        ("bar", "45.3"),
        ("bar", "201"),
        ("bar", ""),
        ("plates", ""),
        ("plates", "45 NaN"),
        ("plates", "45 1e1"),
        ("plates", "0"),
        ("plates", "2.6"),
        ("plates", "-45"),
        ("plates", " ".join(str(n) for n in range(1, 14))),
        ("plates", "45\x00"),
        ("deadlift-load", "1,000"),
        ("deadlift-load", "true"),
        ("deadlift-reps", "5.9"),
        ("deadlift-rir", "6"),
        ("body_weight", "19"),
        ("body_weight", "NaN"),
    ],
)
def test_set_up_refuses_beside_the_field_and_stores_nothing(field: str, typed: str) -> None:
    user = lifter()
    fields = DAYS | BAR | {"deadlift-load": "225", "deadlift-reps": "8", "main": "2"}
    response = post(user, "/setup/", fields | {field: typed})
    assert refuses(response, field)
    assert not WorkingLoad.objects.exists()
    assert program_of(user).days.get().weekday == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"deadlift-load": "225"}, "deadlift-reps"),
        ({"deadlift-load": "225", "deadlift-reps": "0"}, "deadlift-reps"),
        ({"deadlift-reps": "5"}, "deadlift-load"),
        ({"deadlift-load": "-20", "deadlift-reps": "5"}, "deadlift-load"),
        ({"cable-pullover-load": "-0.5", "cable-pullover-reps": "5"}, "cable-pullover-load"),
        ({"pull-up-load": "0", "pull-up-reps": "5"}, "body_weight"),
        ({"pull-up-load": "-180", "pull-up-reps": "5", "body_weight": "180"}, "body_weight"),
    ],
    ids=str,
)
def test_a_recent_set_that_tells_nothing_is_refused(fields: dict[str, str], field: str) -> None:
    assert refuses(post(lifter(), "/setup/", DAYS | BAR | fields), field)
    assert not WorkingLoad.objects.exists()


def test_an_account_without_a_program_begins_one_and_then_sets_it_up() -> None:
    user = stranger()
    assert browser(user).get("/setup/").status_code == 200
    assert post(user, "/setup/", {"unit": "kg"}).headers["Location"] == "/setup/"
    assert program_of(user).unit == "kg"
    assert refuses(
        post(User.objects.create_user("x@example.com"), "/setup/", {"unit": "st"}), "unit"
    )


def test_days_are_moved_and_kept_two_apart() -> None:
    user = seasoned_lifter()
    assert post(user, "/settings/days/", BOTH_DAYS | {"extra": "5"}).status_code == 302
    assert refuses(post(user, "/settings/days/", BOTH_DAYS | {"extra": "2"}), "extra")
    assert refuses(post(user, "/settings/days/", BOTH_DAYS | {"main": "6", "extra": "0"}), "extra")
    assert set(program_of(user).days.values_list("weekday", flat=True)) == {1, 5}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("extra_sets", "2"),
        ("extra_sets", "6"),
        ("extra_sets", "3_0"),
        ("extra_sets", "4.0"),
        ("extra_exercise", "deadlift"),
        ("extra_exercise", "curl"),
        ("extra_exercise", "\x00"),
        ("opens", "legs"),
        ("main", "1e0"),
    ],
)
def test_an_extra_day_of_another_shape_is_refused(field: str, typed: str) -> None:
    user = seasoned_lifter()
    assert refuses(post(user, "/settings/days/", BOTH_DAYS | {field: typed}), field)


def test_experience_adds_and_takes_away_the_extra_day() -> None:
    user = lifter()
    fields = {"experience": "over", "training_since": "2025-03-03"}
    assert post(user, "/settings/experience/", fields).status_code == 302
    user.refresh_from_db()
    assert (user.experience, user.training_since) == ("over", datetime.date(2025, 3, 3))
    assert program_of(user).days.count() == 2
    assert post(user, "/settings/experience/", {"experience": "under"}).status_code == 302
    assert program_of(user).days.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("experience", "long"),
        ("training_since", "1949-12-31"),
        ("training_since", "0001-01-01"),
        ("training_since", "9999-12-31"),
        ("training_since", "03/03/2025"),
        ("training_since", "2025-02-30"),
        ("training_since", "last year"),
    ],
)
def test_an_experience_outside_the_bounds_is_refused(field: str, typed: str) -> None:
    user = lifter()
    fields = {"experience": "over", "training_since": "2025-03-03"}
    response = post(user, "/settings/experience/", fields | {field: typed})
    assert refuses(response, field)
    user.refresh_from_db()
    assert (user.experience, user.training_since) == ("under", None)


def test_a_changed_unit_converts_what_comes_next() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    assert post(user, "/settings/unit/", {"unit": "kg"}).status_code == 302
    assert opening(user) == 105
    assert refuses(post(user, "/settings/unit/", {"unit": "st"}), "unit")
    assert Program.objects.count() == 2


def test_changed_plates_hold_for_the_next_target() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 225, 6)
    fields = BAR | BELLS | {"plates": "45"}
    assert post(user, "/settings/equipment/", fields).status_code == 302
    # No ten more can be made with plates of 45 alone, and two of them more is a long way.
    assert (next_set(workout).load, next_set(workout).reason) == (225, "EARN")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("bar", "-1"),
        ("plates", "100.25"),
        ("dumbbell_step", "0"),
        ("dumbbell_step", "50.5"),
        ("dumbbell_step", "1_0"),
        ("dumbbell_top", "4"),
        ("dumbbell_top", "1001"),
        ("stack_step", "NaN"),
        ("stack_top", "Infinity"),
        ("stack_top", ""),
    ],
)
def test_equipment_outside_its_bounds_is_refused(field: str, typed: str) -> None:
    user = lifter()
    assert refuses(post(user, "/settings/equipment/", BAR | BELLS | {field: typed}), field)
    assert program_of(user).equipment.bar == 45


@pytest.mark.parametrize("step", ["0.25", "0.3", "0.26", "7", "50"])
def test_any_step_of_bells_within_its_bounds_makes_a_ladder(step: str) -> None:
    user = lifter()
    fields = BAR | BELLS | {"dumbbell_step": step, "dumbbell_top": "1000", "stack_step": step}
    assert post(user, "/settings/equipment/", fields).status_code == 302
    workout = workout_of(user)
    log(workout, 60, 8, exercise="one-arm-dumbbell-row")
    log(workout, 60, 3, exercise="cable-pullover")
    assert browser(user).get("/week/").status_code == 200


@pytest.mark.parametrize("bar", ["0", "200"])
@pytest.mark.parametrize("plates", ["0.25", "100", "100 50 25 20 15 10 5 2.5 1.25 1 0.5 0.25"])
def test_any_bar_and_plates_within_their_bounds_make_a_ladder(bar: str, plates: str) -> None:
    user = lifter()
    fields = BAR | BELLS | {"bar": bar, "plates": plates}
    assert post(user, "/settings/equipment/", fields).status_code == 302
    log(workout_of(user), 225, 6)
    assert browser(user).get("/week/").status_code == 200


def test_a_prescription_is_changed() -> None:
    user = lifter()
    response = prescribe(user, sets="5", rep_low="5", rep_high="８", step_up="7,5")
    assert response.headers["Location"] == "/settings/"
    row = prescription_of(user)
    assert (row.sets, row.rep_low, row.rep_high, row.step_up) == (5, 5, 8, Decimal("7.5"))


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [("pull-up", "lat-pulldown", (5, 5)), ("one-arm-dumbbell-row", "barbell-row", (10, 5))],
)
def test_a_swap_on_the_form_brings_the_steps_of_its_kind(
    old: str, new: str, steps: tuple[int, int]
) -> None:
    user = lifter()
    assert prescribe(user, old, exercise=new).status_code == 302
    row = prescription_of(user, new)
    assert (row.step_up, row.step_down) == steps


def test_steps_written_beside_a_swap_are_kept() -> None:
    user = lifter()
    prescribe(user, "pull-up", exercise="lat-pulldown", step_up="15")
    row = prescription_of(user, "lat-pulldown")
    assert (row.step_up, row.step_down) == (15, 5)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("exercise", "barbell-row"),
        ("exercise", "pull-up"),
        ("exercise", "\x00"),
        ("sets", "0"),
        ("sets", "7"),
        ("sets", "1_0"),
        ("sets", "true"),
        ("rep_low", "0"),
        ("rep_low", "5.9"),
        ("rep_high", "31"),
        ("rep_high", "4"),
        ("rest_seconds", "29"),
        ("rest_seconds", "6_0"),
        ("step_up", "0"),
        ("step_up", "1e1"),
        ("step_down", "100.5"),
        ("step_down", "NaN"),
    ],
)
def test_a_prescription_outside_its_bounds_is_refused(field: str, typed: str) -> None:
    user = lifter()
    before = list(Prescription.objects.order_by("pk").values())
    assert refuses(prescribe(user, **{field: typed}), field)
    assert list(Prescription.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("sets", ["2", "6"])
def test_the_extra_day_keeps_to_three_to_five_sets(sets: str) -> None:
    assert refuses(prescribe(seasoned_lifter(), "pull-up", "extra", sets=sets), "sets")


def test_the_extra_day_swaps_among_pulls_and_rows() -> None:
    user = seasoned_lifter()
    page = browser(user).get(
        f"/settings/prescriptions/{prescription_of(user, 'pull-up', 'extra').pk}/"
    )
    assert b'value="seated-cable-row"' in page.content
    assert b'value="deadlift"' not in page.content


def test_settings_show_the_plan_as_it_is() -> None:
    user = seasoned_lifter()
    page = browser(user).get("/settings/").content.decode()
    for shown in ["3 sets of 4–6, rest 3:00", "3 sets of 6–8 per arm, rest 2:00", "Tuesday"]:
        assert shown in page
    assert "first in your pull workout" in page


def test_changing_one_lifters_settings_leaves_the_others_alone() -> None:
    user, other = lifter(), seasoned_lifter()
    before = list(Prescription.objects.owned_by(other).order_by("pk").values())
    prescribe(user, sets="5")
    post(user, "/settings/days/", DAYS | {"main": "3"})
    post(user, "/settings/unit/", {"unit": "kg"})
    assert list(Prescription.objects.owned_by(other).order_by("pk").values()) == before
    assert program_of(other).unit == "lb"
