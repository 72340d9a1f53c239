"""What the week and the workout say of plates, belt and assistance."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    browser,
    lifter,
    log,
    prescription_of,
    program_of,
    seasoned_lifter,
    set_fields,
    workout_of,
)
from workouts import equipment as equipment_module
from workouts import programs, working_loads
from workouts.ids import new_id
from workouts.models import Workout
from workouts.wording import plates_words

pytestmark = pytest.mark.django_db

PLATES = re.compile(r'<p class="plates">([^<]*)</p>')


def open_at(user: User, load: str, exercise: str = "deadlift", role: str = "main") -> None:
    row = prescription_of(user, exercise, role)
    working_loads.set_working_load(prescription=row, load=Decimal(load), by=user)


def said_in_the_week(user: User) -> list[str]:
    return PLATES.findall(browser(user).get("/week/").content.decode())


def page_of(workout: Workout, exercise: str = "deadlift") -> str:
    path = f"/workouts/{workout.pk}/?exercise={exercise}"
    return browser(workout.lifter).get(path).content.decode()


def said(load: str, kind: str, plates: dict[str, int | None]) -> str:
    """What is said of a weight in pounds and a bar of 45."""
    equipment = program_of(lifter()).equipment
    owned = {Decimal(plate): pairs for plate, pairs in plates.items()}
    equipment_module.change_equipment(equipment=equipment, plates=owned)
    return plates_words(Decimal(load), kind, equipment)


@pytest.mark.parametrize(
    ("load", "kind", "words"),
    [
        ("225", "barbell", "Per side: 45 + 45"),
        ("227.5", "barbell", "Per side: 45 + 45 + 1.25"),
        ("45", "barbell", "Empty bar"),
        ("225.5", "barbell", "Your plates can’t make this weight."),
        ("35", "barbell", "Your plates can’t make this weight."),
        ("35", "bodyweight", "On the belt: 25 + 10"),
        ("3", "bodyweight", "Your plates can’t make this weight."),
        ("0", "bodyweight", ""),
        ("-20", "bodyweight", ""),
        ("60", "dumbbell", ""),
        ("60", "stack", ""),
    ],
)
def test_a_weight_is_told_in_plates_where_it_has_any(load: str, kind: str, words: str) -> None:
    assert said(load, kind, {"45": None, "25": None, "10": None, "1.25": 1}) == words


@pytest.mark.parametrize(
    ("load", "kind", "words"),
    [
        ("105", "barbell", "Per side: 15 + 15"),
        ("60", "bodyweight", "On the belt: 15 + 15 + 15 + 15"),
    ],
)
def test_few_pairs_are_shared_out_exactly(load: str, kind: str, words: str) -> None:
    assert said(load, kind, {"25": 1, "15": 2}) == words


def test_the_week_says_what_goes_on_each_side_and_on_the_belt() -> None:
    user = lifter()
    for exercise, load in [("deadlift", "225"), ("pull-up", "35"), ("cable-pullover", "50")]:
        open_at(user, load, exercise)
    assert said_in_the_week(user) == ["Per side: 45 + 45", "On the belt: 35"]


def test_a_lift_without_a_target_has_no_plates() -> None:
    assert said_in_the_week(lifter()) == []


def test_the_workout_says_it_under_the_target_and_of_the_next_target_after_a_set() -> None:
    user = lifter()
    open_at(user, "225")
    workout = workout_of(user)
    page = page_of(workout)
    assert PLATES.findall(page) == ["Per side: 45 + 45"]
    assert page.index('class="figure"') < page.index('class="plates"') < page.index("id_load")
    answer = browser(user).post(f"/sets/{new_id()}/", set_fields(workout), follow=True)
    assert PLATES.findall(answer.content.decode()) == ["Per side: 45 + 45 + 5"]


def test_a_barbell_row_of_the_extra_day_has_plates_too() -> None:
    user = seasoned_lifter()
    row = prescription_of(user, "pull-up", "extra")
    programs.change_prescription(prescription=row, exercise=Exercise.objects.get(pk="barbell-row"))
    open_at(user, "95", "barbell-row", "extra")
    assert said_in_the_week(user) == ["Per side: 25"]


def test_a_weight_just_lifted_with_other_plates_says_that_these_do_not_make_it() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 226, 5)
    assert PLATES.findall(page_of(workout)) == ["Your plates can’t make this weight."]


def test_an_exercise_that_is_done_asks_for_no_plates() -> None:
    user = lifter()
    workout = workout_of(user)
    for _ in range(3):
        log(workout, 225, 5)
    assert PLATES.findall(page_of(workout)) == []
