"""One log, two gyms: what each asks for, and that neither costs progress. Worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accounts.models import User
from tests.factories import browser, log, next_set, opening, prescription_of, program_of, sheet_of
from tests.workouts.two_gyms import stands_at, trains, trains_in_two, work_of
from workouts import equipment, gyms, programs
from workouts.models import Equipment, LoggedSet, Workout

pytestmark = pytest.mark.django_db

ROW, PULLOVER = "one-arm-dumbbell-row", "cable-pullover"


def asked(visit: Workout, exercise: str = "deadlift") -> tuple[Decimal, int]:
    target = next_set(visit, exercise)
    return target.load, target.reps


def asked_by(user: User, gym: Equipment | None, exercise: str, week: int) -> tuple[Decimal, int]:
    return asked(trains(user, week, gym), exercise)


@pytest.mark.parametrize(
    ("exercise", "stands", "there"),
    [
        ("deadlift", "87.5", "80"),
        (ROW, "24", "20"),
        (PULLOVER, "50", "45"),
        ("pull-up", "2.5", "0"),
    ],
)
def test_a_workout_opens_at_what_its_gym_can_make_and_never_above(
    exercise: str, stands: str, there: str
) -> None:
    user, work = trains_in_two()
    stands_at(user, exercise, stands)
    assert asked_by(user, None, exercise, 0)[0] == Decimal(stands)
    assert asked_by(user, work, exercise, 1)[0] == Decimal(there)


def test_each_set_leads_to_the_next_on_the_ladder_of_the_gym() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "80")
    visit = trains(user, 0, work)
    log(visit, 80, 6)  # at home 85 would follow
    assert asked(visit) == (80, 7)
    log(visit, 80, 9)  # 90 is 10 away, and by Epley's formula 9 reps earn it
    assert asked(visit) == (90, 4)


def test_what_the_coarse_gym_could_not_make_is_kept_for_the_fine_one() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user, 0, work)
    for reps in (6, 7, 8):
        log(visit, 80, reps)
    assert opening(user) == Decimal("87.5")
    assert asked_by(user, work, "deadlift", 1) == (80, 9)


def test_two_workouts_there_in_a_row_keep_it_too() -> None:
    user, work = trains_in_two()
    stands_at(user, ROW, "24")
    for week in (0, 1):
        visit = trains(user, week, work)
        for _ in range(3):
            log(visit, 20, 7, exercise=ROW)
    assert opening(user, ROW) == 24


def test_reps_at_the_coarse_gym_earn_what_the_fine_one_can_make() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "80")
    visit = trains(user, 0, work)
    for _ in range(3):
        log(visit, 80, 6)
    assert opening(user) == 85
    assert asked_by(user, work, "deadlift", 1) == (80, 7)


def test_what_it_could_not_make_is_kept_through_a_change_of_unit() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "117.5")
    visit = trains(user, 0, work)
    for _ in range(3):
        log(visit, 110, 5)
    programs.change_unit(program=program_of(user), unit="lb")
    assert opening(user) == 255, "of 259, and not 240 of 242.5"


def test_what_it_could_not_make_is_kept_through_a_change_of_rep_range() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "118.75")
    visit = trains(user, 0, work)
    for _ in range(3):
        log(visit, 110, 4)
    change_range(user)
    assert opening(user) == Decimal("112.5"), "estimated from where it stood"


def test_what_it_cannot_make_of_an_estimate_is_kept_as_well() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "118.75")
    change_range(user)
    visit = trains(user, 0, work)
    assert asked(visit) == (110, 6)
    for _ in range(3):
        log(visit, 110, 6)
    assert opening(user) == Decimal("112.5")


def change_range(user: User) -> None:
    prescription = prescription_of(user, "deadlift")
    programs.change_prescription(prescription=prescription, rep_low=6, rep_high=8)


def test_a_weight_that_was_earned_there_is_earned_everywhere() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user, 0, work)
    for load, reps in ((80, 9), (90, 4), (90, 4)):
        log(visit, load, reps)
    assert opening(user) == 90


def test_a_weight_that_was_missed_there_falls_everywhere() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user, 0, work)
    for load, reps in ((80, 3), (70, 5), (70, 5)):
        log(visit, load, reps)
    assert opening(user) == 70


def test_where_the_track_stood_is_kept_with_the_first_set_alone() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user, 0, work)
    rows = [log(visit, 80, 6), log(visit, 80, 6)]
    assert [row.due_load for row in rows] == [Decimal("87.5"), None]
    assert log(trains(user, 1), 87.5, 4).due_load is None


def test_the_terms_of_a_past_workout_are_those_of_its_gym() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "80")
    visit = trains(user, 0, work)
    log(visit, 80, 6)
    lift = sheet_of(trains(user, 1)).lift("deadlift")
    assert lift is not None
    assert lift.before is not None
    assert lift.before.terms.rule.ladder[:3] == (20, 30, 40)
    assert lift.rule.ladder[:3] == (20, Decimal("22.5"), 25)


def test_the_steps_of_the_buttons_the_plates_and_the_bar_are_those_of_the_gym() -> None:
    user, work = trains_in_two()
    equipment.change_equipment(equipment=work, bar=Decimal(15))
    stands_at(user, "deadlift", "87.5")
    page = browser(user).get(f"/workouts/{trains(user, 0, work).pk}/").text
    assert 'data-rungs="15 25 35 45' in page
    assert "Per side: 5 + 5 + 5 + 5 + 5 + 5 + 5<" in page


def test_a_gym_that_is_removed_stays_that_of_its_workouts() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user, 0, work)
    gyms.remove_gym(lifter=user, gym=work)
    assert asked(visit) == (80, 4)
    assert work_of(user).pk != work.pk, "its name is free again"


def test_a_change_of_the_usual_gym_leaves_what_was_lifted_in_the_old_one() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    log(trains(user), 87.5, 5)
    gyms.make_usual(lifter=user, gym=work)
    assert opening(user) == 80
    (row,) = LoggedSet.objects.all()
    assert row.workout.gym.name == "Home"
    gyms.make_usual(lifter=user, gym=row.workout.gym)
    assert opening(user) == Decimal("87.5")


def test_an_empty_workout_that_comes_along_to_another_unit_is_judged_in_that_unit() -> None:
    user, work = trains_in_two()
    visit = trains(user, 0, work)
    programs.change_unit(program=program_of(user), unit="lb")
    visit = Workout.objects.get(pk=visit.pk)
    assert visit.equipment is None
    for _ in range(3):
        log(visit, 180, 5)
    assert opening(user) == 180


def test_a_gym_of_another_unit_stored_with_a_workout_is_none_of_it() -> None:
    user, work = trains_in_two()
    programs.change_unit(program=program_of(user), unit="lb")
    visit = trains(user)
    for _ in range(3):
        log(visit, 180, 5)
    Workout.objects.update(equipment=work)  # as the version before left it
    assert opening(user) == 180
