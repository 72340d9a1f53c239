"""Targets by tracks: what the stored sets lead to."""

import datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises.models import Exercise
from progression import DEFAULT_LADDERS
from tests.factories import (
    TUESDAY,
    lift_of,
    lifter,
    log,
    next_set,
    opening,
    other_lifter,
    prescription_of,
    prescriptions_of,
    program_of,
    seasoned_lifter,
    sheet_of,
    undo,
    workout_of,
)
from workouts import equipment, programs, working_loads
from workouts.models import Kind, Role
from workouts.targets import lifts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEEK = datetime.timedelta(days=7)


def by_hand(user: User, load: int) -> None:
    working_loads.set_working_load(prescription=prescription_of(user), load=Decimal(load), by=user)


def swap(user: User, old: str, new: str) -> None:
    programs.change_prescription(
        prescription=prescription_of(user, old), exercise=Exercise.objects.get(pk=new)
    )


@pytest.mark.parametrize(
    ("unit", "first", "top", "short"), [("lb", 225, 235, 230), ("kg", 100, 105, Decimal("102.5"))]
)
def test_the_example_of_the_article(unit: str, first: int, top: int, short: Decimal) -> None:
    workout = workout_of(lifter(unit=unit))
    log(workout, first, 6)
    assert (next_set(workout).load, next_set(workout).reason) == (top, "TOP")
    log(workout, top, 3)
    assert (next_set(workout).load, next_set(workout).reason) == (short, "MISS")


def test_without_a_history_the_first_set_is_the_opening() -> None:
    user = lifter()
    workout = workout_of(user)
    assert opening(user) is None
    log(workout, 185, 3)
    assert next_set(workout).load == 180


def test_the_next_workout_opens_where_the_latest_one_led() -> None:
    user = lifter()
    workout = workout_of(user)
    for load, reps in [(225, 6), (235, 6), (245, 5)]:
        log(workout, load, reps)
    later = workout_of(user, TUESDAY + WEEK)
    assert (next_set(later).load, next_set(later).reps) == (245, 6)
    assert opening(user) == 245


def test_a_workout_entered_late_for_an_older_date_changes_no_target() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    log(workout_of(user, TUESDAY - WEEK), 315, 6)
    assert opening(user) == 235
    assert next_set(workout_of(user, TUESDAY + WEEK)).load == 235


def test_a_workout_entered_late_opens_from_what_came_before_it() -> None:
    user = lifter()
    log(workout_of(user), 300, 6)
    log(workout_of(user, TUESDAY - 2 * WEEK), 225, 6)
    assert next_set(workout_of(user, TUESDAY - WEEK)).load == 235


def test_only_the_latest_workout_with_a_work_set_of_the_exercise_counts() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    later = workout_of(user, TUESDAY + WEEK)
    log(later, 135, 5, kind=Kind.WARMUP)
    undo(log(later, 315, 6))
    log(later, 0, 6, exercise="pull-up")
    assert opening(user) == 235


def test_the_latest_workout_is_folded_from_the_target_it_opened_with() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    later = workout_of(user, TUESDAY + WEEK)
    # Lighter than the 235 asked for, by choice: the working load stays.
    log(later, 225, 5)
    assert next_set(later).load == 225
    assert opening(user) == 235


def test_a_load_set_by_hand_opens_the_next_workout_once() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    by_hand(user, 185)
    assert opening(user) == 185
    today = workout_of(user, user.today())
    assert next_set(today).load == 185
    assert log(today, 185, 5).target_load == 185
    # From here on the sets decide again.
    assert (opening(user), next_set(today).load) == (185, 185)
    log(today, 185, 6)
    assert opening(user) == 195


def test_a_load_set_by_hand_after_todays_sets_opens_the_next_workout() -> None:
    user = lifter()
    workout = workout_of(user, user.today())
    log(workout, 225, 6)
    by_hand(user, 185)
    assert next_set(workout).load == 235
    assert opening(user) == 185


def test_the_latest_load_set_by_hand_holds() -> None:
    user = lifter()
    by_hand(user, 185)
    by_hand(user, 205)
    assert opening(user) == 205


def test_undoing_the_first_set_keeps_the_opening() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    later = workout_of(user, TUESDAY + WEEK)
    undo(log(later, 300, 6))
    assert (next_set(later).load, next_set(later).reason) == (235, "OPENING")
    log(later, 235, 3)
    assert next_set(later).load == 230
    assert opening(user) == 230


def test_undoing_the_very_first_set_leaves_the_opening_to_the_next() -> None:
    user = lifter()
    workout = workout_of(user)
    undo(log(workout, 300, 6))
    assert sheet_of(workout).lifts[0].next_set is None
    log(workout, 225, 6)
    assert next_set(workout).load == 235


def test_editing_an_older_set_changes_what_follows() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    assert opening(user) == 235
    log(workout_of(user), 225, 5, id=row.pk, version=1)
    assert opening(user) == 225
    log(workout_of(user), 205, 6, id=row.pk, version=2)
    assert opening(user) == 215


def test_main_and_extra_are_separate_tracks() -> None:
    user = seasoned_lifter()
    log(workout_of(user), 0, 6, exercise="pull-up")
    log(
        workout_of(user, TUESDAY + datetime.timedelta(days=3), Role.EXTRA),
        25,
        6,
        exercise="pull-up",
    )
    assert opening(user, "pull-up") == 10
    assert opening(user, "pull-up", Role.EXTRA) == 35


def test_lifters_never_share_a_track() -> None:
    user = lifter()
    log(workout_of(other_lifter()), 315, 6)
    assert opening(user) is None


def test_what_the_gym_cannot_make_is_never_asked() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 225, 6)
    equipment.change_equipment(
        equipment=program_of(user).equipment, bar=Decimal(44), plates=[Decimal(45), Decimal(10)]
    )
    # The bar's 44 and twice 90: 224; with a ten a side 244 is out of reach of one step.
    assert next_set(workout).load == 234


def test_changed_sets_and_reps_leave_the_workout_in_hand_as_it_was_begun() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 225, 6)
    programs.change_prescription(prescription=prescription_of(user), rep_low=6, rep_high=8, sets=1)
    assert (next_set(workout).load, next_set(workout).reps) == (235, 4)
    assert not sheet_of(workout).lifts[0].is_done
    assert lift_of(user).terms.range == (6, 8)


def test_an_exercise_swapped_out_during_a_workout_keeps_its_own_sets_alone() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    later = workout_of(user, TUESDAY + WEEK)
    row = log(later, 235, 6)
    swap(user, "deadlift", "sumo-deadlift")
    assert [each.pk for each in sheet_of(later).lifts[0].rows] == [row.pk]
    assert sheet_of(later).size == 1
    assert opening(user, "sumo-deadlift") is None


def test_a_set_added_to_an_exercise_swapped_out_takes_the_next_position() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    later = workout_of(user, TUESDAY + WEEK)
    log(later, 235, 6)
    swap(user, "deadlift", "sumo-deadlift")
    assert log(later, 235, 6).position == 2


def test_a_set_moves_the_track_it_belonged_to_after_the_swap_back() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, 225, 6)
    swap(user, "deadlift", "sumo-deadlift")
    log(workout, 185, 6, exercise="sumo-deadlift")
    swap(user, "sumo-deadlift", "deadlift")
    assert next_set(workout).load == 235


@pytest.mark.parametrize("load", [-500, -20, 0, Decimal("0.01"), Decimal("224.99"), 2000])
@pytest.mark.parametrize("reps", [0, 100])
def test_any_weight_within_bounds_leads_to_a_target_that_can_be_stored(
    load: Decimal, reps: int
) -> None:
    workout = workout_of(lifter())
    exercises = ["pull-up"]
    if load >= 0:
        exercises += ["deadlift", "one-arm-dumbbell-row", "cable-pullover"]
    for exercise in exercises:
        for _ in range(3):
            log(workout, load, reps, 5, exercise=exercise)
            log(workout, load, reps, exercise=exercise)
    assert workout.sets.filter(target_load__isnull=False).count() == 2 * len(exercises)


def test_where_every_track_opens_takes_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    user = seasoned_lifter()
    log(workout_of(user), 225, 6)
    prescriptions = prescriptions_of(user)
    with django_assert_num_queries(1):
        found = lifts(prescriptions)
    assert len(found) == 5


def test_a_target_is_on_the_ladder_of_its_kind() -> None:
    user = lifter()
    log(workout_of(user), 63, 8, exercise="one-arm-dumbbell-row")
    assert opening(user, "one-arm-dumbbell-row") in DEFAULT_LADDERS["dumbbell", "lb"]


def test_the_week_before_a_date_knows_nothing_of_what_came_after() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    (deadlift, *_) = lifts(prescriptions_of(user), before=TUESDAY)
    assert deadlift.opening is None
    before = lift_of(user).before
    assert before is not None
    assert before.on == TUESDAY
