"""Another exercise of the group in the place of a prescribed one: today, or from now on."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpResponse

from accounts.models import User
from exercises.models import Exercise
from tests.coaching.cast import coach, coached
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    program_of,
    seasoned_lifter,
    sheet_of,
    workout_of,
)
from workouts import logbook, programs, swaps, weeks
from workouts.models import LoggedSet, Prescription, Role, SwappedIn, Workout
from workouts.sheets import Lift
from workouts.swap_exercise.page import SwapChoice
from workouts.week import page as week_page

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def swap(visit: Workout, old: str = "pull-up", new: str = "chin-up") -> None:
    """Swap for one workout, through the verb."""
    prescription = prescription_of(visit.lifter, old, visit.role)
    swaps.swap_once(workout=visit, prescription=prescription, exercise=Exercise.objects.get(pk=new))


def send(visit: Workout, old: str, new: str, lasts: str = "once") -> HttpResponse:
    """Swap as the page does."""
    path = address(visit, prescription_of(visit.lifter, old, visit.role))
    return browser(visit.lifter).post(path, {"exercise": new, "lasts": lasts})


def address(visit: Workout, prescription: Prescription) -> str:
    return f"/workouts/{visit.pk}/swap/{prescription.pk}/"


def page_of(visit: Workout, old: str) -> str:
    response = browser(visit.lifter).get(address(visit, prescription_of(visit.lifter, old)))
    return str(response.content.decode())


def lift(visit: Workout, exercise: str) -> Lift:
    found = sheet_of(visit).lift(exercise)
    assert found is not None
    return found


def order(visit: Workout) -> list[str]:
    return [part.exercise_id for part in sheet_of(visit).parts]


def test_a_swapped_in_exercise_stands_where_the_prescribed_one_stood() -> None:
    visit = workout_of(lifter())
    swap(visit)
    assert order(visit) == ["deadlift", "chin-up", "one-arm-dumbbell-row", "cable-pullover"]
    assert lift(visit, "chin-up").prescription.sets == 3


def test_a_swapped_in_exercise_opens_from_its_own_track() -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit, 25, 6, exercise="pull-up")
    swap(visit)
    log(visit, 45, 6, exercise="chin-up")
    later = workout_of(user, TUESDAY + WEEK)
    swap(later)
    assert next_set(later, "chin-up").load == 55
    assert log(later, 55, 6, exercise="chin-up").target_load == 55


def test_the_next_workout_has_the_prescribed_exercise_again() -> None:
    user = lifter()
    swap(workout_of(user))
    assert "chin-up" not in order(workout_of(user, TUESDAY + WEEK))
    assert prescription_of(user, "pull-up").exercise_id == "pull-up"


@pytest.mark.parametrize(("new", "up"), [("barbell-row", 10), ("seated-cable-row", 5)])
def test_another_kind_of_exercise_brings_its_own_steps_and_ladder(new: str, up: int) -> None:
    visit = workout_of(lifter())
    swap(visit, "one-arm-dumbbell-row", new)
    log(visit, 100, 8, exercise=new)
    assert next_set(visit, new).load == 100 + up
    assert lift(visit, new).prescription.rest_seconds == 120


def test_steps_of_ones_own_hold_for_an_exercise_of_the_same_kind() -> None:
    visit = workout_of(lifter())
    prescription = prescription_of(visit.lifter)
    programs.change_prescription(prescription=prescription, step_up=20)
    swap(visit, "deadlift", "sumo-deadlift")
    log(visit, 225, 6, exercise="sumo-deadlift")
    assert next_set(visit, "sumo-deadlift").load == 245


def test_a_one_arm_row_swapped_out_takes_its_arms_with_it() -> None:
    visit = workout_of(lifter())
    swap(visit, "one-arm-dumbbell-row", "barbell-row")
    row = log(visit, 135, 8, exercise="barbell-row", left_reps=8, right_reps=7)
    assert (row.left_reps, row.reps) == (None, 8)


def test_sets_logged_before_a_swap_stay_and_are_counted_once() -> None:
    visit = workout_of(lifter())
    row = log(visit, 25, 6, exercise="pull-up")
    swap(visit)
    log(visit, 30, 6, exercise="chin-up")
    (loose,) = sheet_of(visit).loose
    assert [each.pk for each in loose.rows] == [row.pk]
    assert sheet_of(visit).size == LoggedSet.objects.count() == 2


def test_swapping_back_finds_the_sets_and_targets_of_before() -> None:
    visit = workout_of(lifter())
    log(visit, 25, 6, exercise="pull-up")
    swap(visit)
    log(visit, 30, 6, exercise="chin-up")
    swap(visit, "pull-up", "pull-up")
    assert next_set(visit, "pull-up").load == 35
    assert len(lift(visit, "pull-up").work) == 1
    assert [part.exercise_id for part in sheet_of(visit).loose] == ["chin-up"]
    assert not SwappedIn.objects.exists()


def test_swapping_on_after_sets_of_the_swapped_in_loses_none() -> None:
    visit = workout_of(lifter())
    swap(visit)
    log(visit, 30, 6, exercise="chin-up")
    swap(visit, "pull-up", "lat-pulldown")
    log(visit, 120, 6, exercise="lat-pulldown")
    assert len(lift(visit, "lat-pulldown").work) == 1
    assert sheet_of(visit).size == 2
    swap(visit)
    assert next_set(visit, "chin-up").load == 40


def test_what_is_swapped_in_moves_its_own_track_alone() -> None:
    user = lifter()
    log(workout_of(user), 25, 6, exercise="pull-up")
    later = workout_of(user, TUESDAY + WEEK)
    swap(later)
    log(later, 60, 2, exercise="chin-up")
    assert opening(user, "pull-up") == 35


@pytest.mark.parametrize("lasts", ["once", "always"])
def test_a_swap_twice_is_a_swap_once(lasts: str) -> None:
    visit = workout_of(lifter())
    path = address(visit, prescription_of(visit.lifter, "pull-up"))
    fields = {"exercise": "chin-up", "lasts": lasts}
    for _ in range(2):
        response = browser(visit.lifter).post(path, fields)
        assert response.headers["Location"] == f"/workouts/{visit.pk}/?exercise=chin-up"
    assert order(visit)[1] == "chin-up"
    assert SwappedIn.objects.count() == (lasts == "once")


def test_a_swap_for_today_that_is_made_to_last_is_one_of_the_plan() -> None:
    visit = workout_of(lifter())
    send(visit, "pull-up", "chin-up")
    send(visit, "pull-up", "chin-up", "always")
    assert not SwappedIn.objects.exists()
    assert order(visit)[1] == "chin-up"
    assert prescription_of(visit.lifter, "chin-up").instead_of is None


def test_a_swap_from_now_on_is_a_change_of_the_plan() -> None:
    user = lifter()
    visit = workout_of(user)
    send(visit, "pull-up", "lat-pulldown", "always")
    row = prescription_of(user, "lat-pulldown")
    assert (row.step_up, row.sets, row.rest_seconds) == (5, 3, 180)
    assert order(workout_of(user, TUESDAY + WEEK))[1] == "lat-pulldown"


def test_a_swap_that_outlived_its_prescription_makes_room() -> None:
    user = lifter()
    visit = workout_of(user)
    swap(visit)
    pulldown = Exercise.objects.get(pk="lat-pulldown")
    programs.change_prescription(prescription=prescription_of(user, "pull-up"), exercise=pulldown)
    assert order(visit)[1] == "lat-pulldown"
    assert send(visit, "lat-pulldown", "chin-up").status_code == 302
    assert order(visit)[1] == "chin-up"


def test_the_page_shows_where_each_of_the_group_opens() -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit, 115, 6, exercise="lat-pulldown")
    page = page_of(workout_of(user, TUESDAY + WEEK), "pull-up")
    assert "Next: 120 lb, aim for 4." in page
    assert "Chin-up" in page
    assert "Still to find" in page
    assert "deadlift" not in page


def test_the_page_of_a_swapped_exercise_leads_back_and_makes_it_last() -> None:
    visit = workout_of(lifter())
    swap(visit)
    page = page_of(visit, "pull-up")
    assert "Back to it" in page
    choices = {each.slug: (each.once, each.always) for each in choices_of(visit)}
    assert choices["pull-up"] == ("Back to it", "")
    assert choices["chin-up"] == ("", "From now on")
    assert choices["lat-pulldown"] == ("Just this workout", "From now on")


def choices_of(visit: Workout) -> list[SwapChoice]:
    path = address(visit, prescription_of(visit.lifter, "pull-up"))
    found: list[SwapChoice] = browser(visit.lifter).get(path).context["choices"]
    return found


def test_the_extra_day_swaps_pulls_for_rows() -> None:
    visit = workout_of(seasoned_lifter(), role=Role.EXTRA)
    assert send(visit, "pull-up", "seated-cable-row").status_code == 302
    assert order(visit) == ["seated-cable-row"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"exercise": "deadlift"}, "exercise"),
        ({"exercise": "curl"}, "exercise"),
        ({"exercise": "\x00"}, "exercise"),
        ({"exercise": ""}, "exercise"),
        ({"lasts": "forever"}, "lasts"),
        ({"lasts": ""}, "lasts"),
    ],
    ids=str,
)
def test_a_swap_out_of_the_group_or_for_no_time_is_refused(
    fields: dict[str, str], field: str
) -> None:
    user = lifter()
    visit = workout_of(user)
    path = address(visit, prescription_of(user, "pull-up"))
    response = browser(user).post(path, {"exercise": "chin-up", "lasts": "once"} | fields)
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.content.decode()
    assert not SwappedIn.objects.exists()


def test_what_the_day_has_already_does_not_stand_in_for_another() -> None:
    user = lifter()
    visit, chin_up = workout_of(user), Exercise.objects.get(pk="chin-up")
    programs.change_prescription(prescription=prescription_of(user), exercise=chin_up)
    assert send(visit, "pull-up", "chin-up").status_code == 422
    assert send(visit, "pull-up", "lat-pulldown").status_code == 302


def test_a_program_that_ended_is_swapped_in_its_workouts_alone() -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit)
    path = address(visit, prescription_of(user, "pull-up"))
    programs.change_unit(program=program_of(user), unit="kg")
    client = browser(user)
    assert "From now on" not in client.get(path).content.decode()
    refused = client.post(path, {"exercise": "chin-up", "lasts": "always"})
    assert refused.status_code == 422
    assert client.post(path, {"exercise": "chin-up", "lasts": "once"}).status_code == 302
    assert order(visit)[1] == "chin-up"


def test_the_workout_leads_to_the_swap_of_what_has_one() -> None:
    user = lifter()
    visit = workout_of(user)
    client = browser(user)
    page = client.get(f"/workouts/{visit.pk}/?exercise=pull-up").content.decode()
    assert address(visit, prescription_of(user, "pull-up")) in page
    page = client.get(f"/workouts/{visit.pk}/?exercise=cable-pullover").content.decode()
    assert "Swap this exercise" not in page
    swap(visit)
    page = client.get(f"/workouts/{visit.pk}/?exercise=chin-up").content.decode()
    assert "Instead of Pull-up" in page


def test_a_workout_with_a_swap_counts_its_sets_in_the_week() -> None:
    user = lifter()
    visit = workout_of(user, user.today())
    swap(visit)
    log(visit, 30, 6, exercise="chin-up")
    screen = week_page.week(user, weeks.this_week(weeks.planned(user), user.today()), user.today())
    assert screen["opened"][0].words.endswith(": 1 of 12 sets.")


def test_a_workout_of_swapped_in_sets_is_finished_and_one_without_discarded() -> None:
    user = lifter()
    visit = workout_of(user)
    swap(visit)
    log(visit, 30, 6, exercise="chin-up")
    logbook.finish(workout=visit)
    later = workout_of(user, TUESDAY + WEEK)
    swap(later)
    logbook.discard(workout=later)
    assert list(Workout.objects.all()) == [visit]


def test_the_track_of_a_swapped_in_exercise_is_converted_with_the_unit() -> None:
    user = lifter()
    visit = workout_of(user)
    swap(visit, "deadlift", "sumo-deadlift")
    log(visit, 225, 5, exercise="sumo-deadlift")
    programs.change_unit(program=program_of(user), unit="kg")
    later = workout_of(user, user.today())
    swap(later, "deadlift", "sumo-deadlift")
    assert next_set(later, "sumo-deadlift").load == 100


def test_a_coach_sees_what_stood_in_for_what() -> None:
    user, by = lifter(), coach()
    coaching = coached(user, by)
    visit = workout_of(user)
    swap(visit)
    log(visit, 30, 6, exercise="chin-up")
    page = browser(by).get(f"/clients/{coaching.pk}/workouts/{visit.pk}/").content.decode()
    assert "instead of Pull-up" in page


def test_a_swap_in_anothers_workout_or_of_anothers_plan_is_not_found() -> None:
    user: User = lifter()
    other = lifter("another@example.com")
    mine, theirs = workout_of(user), workout_of(other)
    own, foreign = prescription_of(user, "pull-up"), prescription_of(other, "pull-up")
    client, fields = browser(user), {"exercise": "chin-up", "lasts": "once"}
    paths = [address(theirs, foreign), address(theirs, own), address(mine, foreign)]
    paths += [f"/workouts/{2**40}/swap/{own.pk}/", f"/workouts/{mine.pk}/swap/{2**40}/"]
    for path in paths:
        for response in [client.get(path), client.post(path, fields)]:
            assert response.status_code == 404
            assert response.content == client.get(f"/workouts/{2**40}/").content
    assert not SwappedIn.objects.exists()
