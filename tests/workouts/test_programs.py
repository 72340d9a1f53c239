"""What is done to a program, and what its tracks make of it."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Experience, User
from exercises.models import Exercise
from progression import DEFAULT_LADDERS, SetResult
from tests.factories import (
    account,
    lifter,
    log,
    opening,
    prescription_of,
    prescriptions_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import plan, programs, working_loads
from workouts.models import LoggedSet, Prescription, Program, Role, WorkingLoad

pytestmark = pytest.mark.django_db


def exercise(slug: str) -> Exercise:
    return Exercise.objects.get(pk=slug)


def swap(user: User, old: str, new: str) -> None:
    programs.change_prescription(prescription=prescription_of(user, old), exercise=exercise(new))


def extra(weekday: int, slug: str = "pull-up", sets: int = 3) -> programs.Extra:
    return programs.Extra(weekday, "pull", exercise(slug), sets)


def remembered(user: User, slug: str, load: object, reps: int, **given: Any) -> Decimal | None:
    """The opening after a set the lifter remembers."""
    body_weight = given.pop("body_weight", None)
    working_loads.open_from(
        program=program_of(user),
        exercise=slug,
        recent=SetResult(Decimal(str(load)), reps, **given),
        body_weight=body_weight,
        by=user,
    )
    return opening(user, slug)


def test_under_a_year_begins_with_the_main_day_alone() -> None:
    user = lifter()
    assert [
        (row.exercise_id, row.sets, row.rep_low, row.rep_high, row.rest_seconds)
        for row in prescriptions_of(user)
    ] == [
        ("deadlift", 3, 4, 6, 180),
        ("pull-up", 3, 4, 6, 180),
        ("one-arm-dumbbell-row", 3, 6, 8, 120),
        ("cable-pullover", 3, 8, 10, 120),
    ]
    assert [(day.role, day.weekday) for day in program_of(user).days.all()] == [("main", 1)]


def test_over_a_year_begins_with_the_extra_day_too() -> None:
    days = program_of(seasoned_lifter()).days.order_by("-role")
    assert [(day.role, day.weekday, day.opens) for day in days] == [
        ("main", 1, ""),
        ("extra", 4, "pull"),
    ]
    extra_day = Prescription.objects.get(day__role=Role.EXTRA)
    assert (extra_day.exercise_id, extra_day.sets) == ("pull-up", 3)


@pytest.mark.parametrize(
    ("unit", "steps"), [("lb", [(10, 5), (10, 5), (5, 5), (5, 5)]), ("kg", [(5, 2.5)] * 2)]
)
def test_steps_are_those_of_the_kind_and_unit(unit: str, steps: list[tuple[float, float]]) -> None:
    found = [(row.step_up, row.step_down) for row in prescriptions_of(lifter(unit=unit))]
    assert found[: len(steps)] == steps


def test_beginning_twice_is_beginning_once() -> None:
    user = lifter()
    assert programs.begin(lifter=user, unit="kg") == program_of(user)
    assert Program.objects.count() == 1


def test_over_a_year_adds_the_extra_day_and_under_takes_it_away() -> None:
    user = lifter()
    for experience, roles in [("over", {"main", "extra"}), ("under", {"main"})]:
        programs.change_experience(
            program=program_of(user), experience=experience, training_since=None
        )
        assert set(program_of(user).days.values_list("role", flat=True)) == roles
        user.refresh_from_db()
        assert user.experience == experience


def test_saying_the_same_experience_again_keeps_the_extra_day_as_it_was() -> None:
    user = seasoned_lifter()
    programs.change_days(program=program_of(user), main=1, week_starts=0, extra=extra(5))
    programs.change_experience(
        program=program_of(user), experience=Experience.OVER_A_YEAR, training_since=None
    )
    assert program_of(user).days.get(role=Role.EXTRA).weekday == 5


@pytest.mark.parametrize("main", range(7))
def test_a_new_extra_day_is_two_days_from_wherever_the_main_day_is(main: int) -> None:
    user = lifter()
    program_of(user).days.update(weekday=main)
    programs.change_experience(
        program=program_of(user), experience=Experience.OVER_A_YEAR, training_since=None
    )
    assert plan.days_apart(main, program_of(user).days.get(role=Role.EXTRA).weekday) >= 2


def test_the_extra_track_is_found_again_after_a_time_without_the_day() -> None:
    user = seasoned_lifter()
    log(workout_of(user, role=Role.EXTRA), 25, 6, exercise="pull-up")
    for experience in [Experience.UNDER_A_YEAR, Experience.OVER_A_YEAR]:
        programs.change_experience(
            program=program_of(user), experience=experience, training_since=None
        )
    assert opening(user, "pull-up", Role.EXTRA) == 35


def test_the_extra_day_comes_back_as_it_was() -> None:
    user = seasoned_lifter()
    programs.change_days(
        program=program_of(user), main=1, week_starts=0, extra=extra(5, "lat-pulldown", 5)
    )
    log(workout_of(user, role=Role.EXTRA), 120, 6, exercise="lat-pulldown")
    row = prescription_of(user, "lat-pulldown", Role.EXTRA)
    programs.change_prescription(prescription=row, rep_low=8, rep_high=12, step_up=Decimal(10))
    opens = opening(user, "lat-pulldown", Role.EXTRA)
    for experience in [Experience.UNDER_A_YEAR, Experience.OVER_A_YEAR]:
        programs.change_experience(
            program=program_of(user), experience=experience, training_since=None
        )
    again = prescription_of(user, "lat-pulldown", Role.EXTRA)
    assert (again.day.weekday, again.sets, again.rep_high, again.step_up) == (5, 5, 12, 10)
    assert opening(user, "lat-pulldown", Role.EXTRA) == opens


def test_an_extra_day_that_comes_back_makes_room_for_the_main_day() -> None:
    user = seasoned_lifter()
    log(workout_of(user, role=Role.EXTRA), 25, 6, exercise="pull-up")
    programs.change_experience(
        program=program_of(user), experience=Experience.UNDER_A_YEAR, training_since=None
    )
    programs.change_days(program=program_of(user), main=4, week_starts=0, extra=None)
    programs.change_experience(
        program=program_of(user), experience=Experience.OVER_A_YEAR, training_since=None
    )
    assert program_of(user).days.get(role=Role.EXTRA).weekday == 0


@pytest.mark.parametrize(("main", "other"), [(0, 6), (6, 0), (0, 1), (1, 0), (3, 3)])
def test_days_less_than_two_apart_are_refused_both_ways_round(main: int, other: int) -> None:
    user = seasoned_lifter()
    with pytest.raises(ValidationError, match="at least two days"):
        programs.change_days(program=program_of(user), main=main, week_starts=3, extra=extra(other))
    assert set(program_of(user).days.values_list("weekday", flat=True)) == {1, 4}
    assert program_of(user).week_starts == 0


@pytest.mark.parametrize(("main", "other"), [(0, 5), (5, 0), (0, 2), (6, 1)])
def test_days_two_apart_are_taken(main: int, other: int) -> None:
    user = seasoned_lifter()
    programs.change_days(program=program_of(user), main=main, week_starts=6, extra=extra(other))
    days = program_of(user).days.order_by("-role")
    assert list(days.values_list("weekday", flat=True)) == [main, other]
    assert program_of(user).week_starts == 6


def test_the_extra_day_may_be_rows_with_their_own_steps() -> None:
    user = seasoned_lifter()
    programs.change_days(
        program=program_of(user), main=1, week_starts=0, extra=extra(4, "barbell-row", 5)
    )
    row = prescription_of(user, "barbell-row", Role.EXTRA)
    assert (row.sets, row.step_up, row.step_down) == (5, 10, 5)


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ("pull-up", "lat-pulldown", (5, 5)),
        ("one-arm-dumbbell-row", "barbell-row", (10, 5)),
        ("one-arm-dumbbell-row", "seated-cable-row", (5, 5)),
    ],
)
def test_an_exercise_of_another_kind_brings_its_own_steps(
    old: str, new: str, steps: tuple[int, int]
) -> None:
    user = lifter()
    programs.change_prescription(prescription=prescription_of(user, old), exercise=exercise(new))
    row = prescription_of(user, new)
    assert (row.step_up, row.step_down) == steps


def test_an_exercise_of_the_same_kind_keeps_the_steps_chosen() -> None:
    user = lifter()
    programs.change_prescription(
        prescription=prescription_of(user), step_up=Decimal(15), step_down=Decimal(10)
    )
    programs.change_prescription(
        prescription=prescription_of(user), exercise=exercise("sumo-deadlift")
    )
    row = prescription_of(user, "sumo-deadlift")
    assert (row.step_up, row.step_down) == (15, 10)


@pytest.mark.parametrize(
    "change",
    [
        {"sets": 7},
        {"sets": 0},
        {"rep_low": 6, "rep_high": 6},
        {"rep_high": 31},
        {"rest_seconds": 29},
        {"step_up": Decimal(0)},
        {"step_down": Decimal(101)},
    ],
    ids=str,
)
def test_a_prescription_outside_its_bounds_is_refused(change: dict[str, Any]) -> None:
    prescription = prescription_of(lifter())
    before = Prescription.objects.values().get(pk=prescription.pk)
    with pytest.raises(ValidationError):
        programs.change_prescription(prescription=prescription, **change)
    assert Prescription.objects.values().get(pk=prescription.pk) == before


def test_swapping_starts_a_track_and_swapping_back_finds_the_old_one() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    swap(user, "deadlift", "trap-bar-deadlift")
    assert opening(user, "trap-bar-deadlift") is None
    swap(user, "trap-bar-deadlift", "deadlift")
    assert opening(user) == 235


def test_a_recent_set_opens_one_rep_above_the_low_end_with_two_left() -> None:
    # Epley: 225 x (1 + 8/30) = 285 for one; 285 / (1 + (4 + 3)/30) = 231, so 230.
    assert remembered(lifter(), "deadlift", 225, 8) == 230


def test_reps_left_count_as_done_in_the_estimate() -> None:
    assert remembered(lifter(), "deadlift", 225, 6, rir=2) == 230


def test_a_pull_up_is_estimated_with_the_body_that_is_lifted() -> None:
    # 180 x (1 + 8/30) / (1 + 7/30) = 184.9 lifted: 0 on the belt beside 180 of body.
    user = lifter()
    assert remembered(user, "pull-up", 0, 8, body_weight=Decimal(180)) == 0
    # 170 lifted, twelve times: 193 for five, so ten on the belt and 10 in hand.
    assert remembered(user, "pull-up", -10, 12, body_weight=Decimal(180)) == 10


def test_body_weight_says_nothing_about_a_deadlift() -> None:
    assert remembered(lifter(), "deadlift", 225, 8, body_weight=Decimal(180)) == 230


def test_a_recent_set_opens_both_tracks_of_its_exercise() -> None:
    user = seasoned_lifter()
    remembered(user, "pull-up", 20, 7, body_weight=Decimal(180))
    assert opening(user, "pull-up", Role.EXTRA) == opening(user, "pull-up") == 20


def test_changing_the_unit_ends_one_program_and_begins_the_next() -> None:
    user = seasoned_lifter()
    first = program_of(user)
    programs.change_days(program=first, main=2, week_starts=6, extra=extra(5, sets=4))
    following = programs.change_unit(program=program_of(user), unit="kg")
    first.refresh_from_db()
    assert (first.ended_on, following.started_on) == (user.today(), user.today())
    assert (following.unit, following.week_starts) == ("kg", 6)
    assert set(following.days.values_list("weekday", flat=True)) == {2, 5}
    assert prescription_of(user, "pull-up", Role.EXTRA).sets == 4
    assert prescription_of(user).step_up == 5
    assert first.days.count() == 2


def test_changing_the_unit_opens_at_the_converted_load_on_the_new_ladder() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    log(workout_of(user), -50, 6, exercise="pull-up")
    log(workout_of(user), 60, 7, exercise="one-arm-dumbbell-row")
    programs.change_unit(program=program_of(user), unit="kg")
    # 235 lb are 106.59 kg; -40 lb are -18.14 kg; 60 lb are 27.22 kg.
    for slug, load in [("deadlift", 105), ("pull-up", -20), ("one-arm-dumbbell-row", 25)]:
        assert opening(user, slug) == load
        assert load in DEFAULT_LADDERS[prescription_of(user, slug).exercise.kind, "kg"]
    assert opening(user, "cable-pullover") is None


def test_changing_the_unit_leaves_every_logged_set_as_typed() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    before = list(LoggedSet.objects.values())
    programs.change_unit(program=program_of(user), unit="kg")
    assert list(LoggedSet.objects.values()) == before
    assert LoggedSet.objects.get().workout.program.unit == "lb"


def test_a_program_in_the_other_unit_has_its_own_tracks() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    programs.change_unit(program=program_of(user), unit="kg")
    log(workout_of(user, user.today()), 110, 6)
    assert opening(user) == 115
    programs.change_unit(program=program_of(user), unit="lb")
    # 115 kg are 253.53 lb, and the pounds of long ago do not come back.
    assert opening(user) == 250


def test_sets_in_the_old_unit_never_open_a_workout_in_the_new() -> None:
    user = lifter()
    # Dated tomorrow, it is newer than the load written when the unit changes.
    log(workout_of(user, user.today() + datetime.timedelta(days=1)), 225, 6)
    programs.change_unit(program=program_of(user), unit="kg")
    assert opening(user) == 105


def test_an_empty_workout_moves_to_the_new_unit() -> None:
    user = lifter()
    workout = workout_of(user)
    following = programs.change_unit(program=program_of(user), unit="kg")
    workout.refresh_from_db()
    assert workout.program == following


def test_the_same_unit_again_changes_nothing() -> None:
    user = lifter()
    assert programs.change_unit(program=program_of(user), unit="lb") == program_of(user)
    assert Program.objects.count() == 1


def test_a_second_tap_on_the_unit_finds_it_changed() -> None:
    user = lifter()
    seen = program_of(user)
    following = programs.change_unit(program=seen, unit="kg")
    assert programs.change_unit(program=seen, unit="kg") == following
    assert Program.objects.count() == 2


def test_a_load_set_by_hand_says_who_when_and_why() -> None:
    user = lifter(time_zone="Pacific/Kiritimati")
    working_loads.set_working_load(
        prescription=prescription_of(user), load=Decimal(185), by=user, note="After a cold."
    )
    record = WorkingLoad.objects.get()
    assert (record.load, record.by, record.note) == (185, user, "After a cold.")
    assert record.set_on == user.today()
    assert opening(user) == 185


def test_an_account_without_a_program_can_begin_one() -> None:
    user = account("new@example.com")
    assert programs.begin(lifter=user, unit="kg").unit == "kg"
