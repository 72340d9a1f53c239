"""The pairs of each plate: how they are written, kept and shown, and what they leave to ask."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from progression import DEFAULT_LADDERS, Inventory, Reason, Target, per_side
from tests.factories import (
    browser,
    lift_of,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    program_of,
    sheet_of,
    workout_of,
)
from workouts import equipment as equipment_module
from workouts import working_loads
from workouts.equipment_settings.forms import read_plates, write_plates
from workouts.reading import UnreadableError

BELLS = {"dumbbell_step": "5", "dumbbell_top": "120", "stack_step": "5", "stack_top": "300"}
HOME = "45 x1, 25, 10 x1, 5 x2"


def save(user: User, plates: str) -> int:
    """Send the equipment's page with these plates; the status of the answer."""
    fields = BELLS | {"bar": "45", "plates": plates}
    return browser(user).post("/settings/equipment/", fields).status_code


def plates_of(user: User) -> Inventory:
    return program_of(user).equipment.inventory


@pytest.mark.parametrize(
    "typed",
    ["45, 10 x1, 5 x2", "5×2 10 X 1 45", "10 x 1; 45; 5 x2,", "４５ 10 x１ 5 x02", "5.0x2 45 10x1"],
)
def test_pairs_are_written_behind_their_plate(typed: str) -> None:
    assert list(read_plates(typed).items()) == [(45, None), (10, 1), (5, 2)]


@pytest.mark.parametrize(
    "typed",
    [
        "10 x",
        "x2",
        "10 x21",
        "10 x-1",
        "10 x1.5",
        "10 x2 x3",
        "10, x2",
        "10 * 2",
        "10 xx2",
        "10 x1_0",
        "10 x1 10",
        "45 45",
        "45, 45.0 x2",
        "",
        "x",
    ],
)
def test_pairs_that_say_nothing_clear_are_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UnreadableError, match=r"^[A-Z].*\.$"):
        read_plates(typed)


@pytest.mark.parametrize("typed", ["45, 35, 2.5", "45 x1, 10, 1.25 x20, 0.25 x0"])
def test_plates_are_shown_back_as_they_are_read(typed: str) -> None:
    assert write_plates(read_plates(typed)) == typed


@pytest.mark.django_db
def test_pairs_are_kept_and_shown_in_the_form_and_in_settings() -> None:
    user = lifter()
    assert save(user, HOME) == 302
    assert plates_of(user) == {45: 1, 25: None, 10: 1, 5: 2}
    client = browser(user)
    assert f'value="{HOME}"' in client.get("/settings/equipment/").content.decode()
    shown = "plates of 45 (1 pair), 25, 10 (1 pair), 5 (2 pairs) lb"
    assert shown in client.get("/settings/").content.decode()


@pytest.mark.django_db
def test_pairs_that_cannot_be_read_are_refused_beside_the_field() -> None:
    user = lifter()
    page = browser(user).post("/settings/equipment/", BELLS | {"bar": "45", "plates": "45, 10 x21"})
    assert page.status_code == 422
    assert b'id="id_plates_error"' in page.content
    assert b'value="45, 10 x21"' in page.content
    assert plates_of(user)[Decimal(10)] is None


@pytest.mark.django_db
def test_plates_begin_with_as_many_as_wanted_and_so_with_the_usual_ladders() -> None:
    user = lifter()
    assert set(plates_of(user).values()) == {None}
    equipment = program_of(user).equipment
    for kind in ("barbell", "bodyweight"):
        assert equipment_module.ladder_for(kind, equipment) == DEFAULT_LADDERS[kind, "lb"]


@pytest.mark.django_db
def test_a_target_that_few_pairs_cannot_make_is_never_asked() -> None:
    user = lifter()
    save(user, "45 x1, 10 x1")
    workout = workout_of(user)
    log(workout, 135, 10)
    # Ten more would take a five a side: what comes next is a ten a side, earned by ten reps.
    assert next_set(workout).load == 155
    log(workout, 155, 6)
    assert next_set(workout).reason == "LADDER_END"


@pytest.mark.django_db
def test_what_was_lifted_with_other_plates_opens_with_what_these_make() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 225, 5)
    assert next_set(workout).load == 225
    save(user, "45 x1, 10 x3")
    assert opening(user) == 195
    assert sheet_of(workout).lifts[0].next_workout == Target(Decimal(195), 6, Reason.OPENING)


@pytest.mark.django_db
def test_a_weight_set_by_hand_opens_with_what_the_plates_make_of_it() -> None:
    user = lifter()
    working_loads.set_working_load(prescription=prescription_of(user), load=Decimal(227), by=user)
    assert opening(user) == 225


@pytest.mark.django_db
def test_an_exercise_that_hurt_opens_with_what_the_plates_make_too() -> None:
    user = lifter()
    log(workout_of(user), 225, 5, pain=True)
    save(user, "45 x1, 10 x3")
    assert opening(user) == 195


@pytest.mark.django_db
def test_a_belt_carries_both_plates_of_a_pair_and_no_more() -> None:
    user = lifter()
    save(user, "25 x1, 10 x1")
    workout = workout_of(user)
    log(workout, 0, 6, exercise="pull-up")
    assert next_set(workout, "pull-up").load == 10
    added = [load for load in lift_of(user, "pull-up").rule.ladder if load > 0]
    assert added == [10, 20, 25, 35, 45, 50, 60, 70]


@pytest.mark.django_db
def test_every_load_of_a_limited_ladder_can_be_put_on() -> None:
    user = lifter()
    save(user, HOME)
    equipment = program_of(user).equipment
    ladder = equipment_module.ladder_for("barbell", equipment)
    assert all(per_side(load, equipment.bar, equipment.inventory) is not None for load in ladder)


@pytest.mark.django_db
def test_a_plate_that_is_away_for_now_is_used_nowhere() -> None:
    user = lifter()
    save(user, "45, 10 x0")
    assert lift_of(user).rule.ladder[:3] == (45, 135, 225)


@pytest.mark.django_db
def test_a_changed_unit_opens_with_that_gyms_own_plates_and_comes_back_to_these() -> None:
    user = lifter()
    save(user, HOME)
    for unit in ("kg", "lb"):
        log(workout_of(user), 135, 6)
        assert browser(user).post("/settings/unit/", {"unit": unit}).status_code == 302
        assert (plates_of(user)[Decimal(25)], lift_of(user).opening is None) == (None, False)
    assert plates_of(user)[Decimal(45)] == 1


@pytest.mark.django_db
def test_plates_given_without_pairs_are_as_many_as_wanted() -> None:
    equipment = program_of(lifter()).equipment
    equipment_module.change_equipment(equipment=equipment, plates=[Decimal(20)])
    equipment.refresh_from_db()
    assert equipment.inventory == {20: None}


@pytest.mark.django_db
@pytest.mark.parametrize("pairs", [[1], [1, 2, None, None, None, 21]])
def test_pairs_that_do_not_fit_their_plates_are_refused_before_they_are_stored(
    pairs: list[int | None],
) -> None:
    equipment = program_of(lifter()).equipment
    with pytest.raises(ValidationError):
        equipment_module.change_equipment(equipment=equipment, plate_pairs=pairs)
