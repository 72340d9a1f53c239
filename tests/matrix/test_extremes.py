"""No row that the tables allow closes a page."""

from __future__ import annotations

import random

import pytest

from tests.matrix.extremes import broken, plant, spoil
from tests.matrix.people import COACH, OWNER
from tests.matrix.tables import (
    COMMENT,
    GYM,
    HAND,
    PRESCRIPTION,
    PROGRAM,
    PROPOSAL,
    SET,
    USER,
    WORKOUT,
)
from tests.matrix.world import World


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_every_page_opens_whatever_rows_the_tables_allow(seed: int, world: World) -> None:
    with world.taken_back():
        said = spoil(world, OWNER, random.Random(seed))
        found = [problem for who in (OWNER, COACH) for problem in broken(world, who)]
    assert found == [], "\n".join([*found, *said])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "constraint", "name", "value"),
    [
        ("workouts_loggedset", "set_load_of_exercise", "load", "-20"),
        ("workouts_loggedset", "set_time_within_bounds", "logged_at", "infinity"),
        ("workouts_workingload", "working_load_date_within_bounds", "set_on", "-infinity"),
        ("workouts_workout", "workout_times_within_bounds", "finished_at", "294276-12-31"),
        ("workouts_equipment", "equipment_plates_within_bounds", "plates", "{45,35,2.6}"),
        ("workouts_equipment", "equipment_dumbbell_within_bounds", "dumbbell_top", "0"),
        ("accounts_user", "user_dates_within_bounds", "training_since", "infinity"),
        ("coaching_comment", "comment_times_within_bounds", "written_at", "infinity"),
        ("imports_import", "import_times_within_bounds", "uploaded_at", "infinity"),
    ],
)
def test_a_bound_that_is_missing_shows_as_a_page_that_breaks(
    table: str, constraint: str, name: str, value: str, world: World
) -> None:
    with world.taken_back():
        plant(table, constraint, name, value)
        found = next(broken(world, OWNER), "")
    assert found


def test_the_extremes_are_put_into_rows_of_every_sort(world: World) -> None:
    with world.taken_back():
        said = spoil(world, OWNER, random.Random(1))
    changed = {line.split()[0] for line in said}
    assert changed >= {COMMENT, GYM, HAND, PRESCRIPTION, PROGRAM, PROPOSAL, SET, USER, WORKOUT}
