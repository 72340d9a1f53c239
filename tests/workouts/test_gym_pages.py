"""Gyms on screen: named, chosen, changed and removed, and never seen by a lifter with one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from exercises.models import Exercise
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, other_lifter, program_of, sheet_of
from tests.workouts.two_gyms import stands_at, trains, trains_in_two, work_of
from workouts import gyms, logbook
from workouts.models import Equipment, Program, SwappedIn, Workout
from workouts.progress_made import with_progress

pytestmark = pytest.mark.django_db

PLANNED = ["deadlift", "pull-up", "one-arm-dumbbell-row", "cable-pullover"]
GYM = {
    "name": "Work",
    "bar": "20",
    "plates": "5",
    "dumbbell_step": "5",
    "dumbbell_top": "50",
    "stack_step": "15",
    "stack_top": "150",
}


def order(visit: Workout) -> list[str]:
    return [part.exercise_id for part in sheet_of(visit).parts]


def started(client: Client, user: User, **fields: Any) -> Workout:
    sent = {"role": "main", "performed_on": str(user.today())} | fields
    assert client.post("/workouts/", sent).status_code == 302
    return Workout.objects.get(lifter=user)


def test_a_gym_is_added_with_what_it_has_and_lacks() -> None:
    user = lifter(unit="kg")
    sent = GYM | {"lacks": ["cable-pullover", "pull-up"]}
    assert browser(user).post("/settings/gyms/add/", sent).url == "/settings/gyms/"
    work = Equipment.objects.get(name="Work")
    assert (work.unit, work.plates, work.lacks) == ("kg", [5], ["cable-pullover", "pull-up"])
    page = browser(user).get("/settings/gyms/").text
    assert "2 exercises can’t be done here." in page


@pytest.mark.parametrize("name", ["", "my GYM", "A" * 41, "Wo\u202erk"])
def test_a_name_that_cannot_be_is_refused_beside_it_and_nothing_is_lost(name: str) -> None:
    client = browser(lifter(unit="kg"))
    answer = client.post("/settings/gyms/add/", GYM | {"name": name, "stack_top": "145"})
    assert answer.status_code == 422
    assert 'id="error_1_id_name"' in answer.text or 'id="id_name_error' in answer.text
    assert 'value="145"' in answer.text
    assert Equipment.objects.count() == 1


def test_no_more_gyms_than_there_may_be() -> None:
    user = lifter(unit="kg")
    for number in range(11):
        work_of(user, f"Gym {number}")
    answer = browser(user).post("/settings/gyms/add/", GYM)
    assert "You can have 12 gyms. Remove one first." in answer.text


def test_a_workout_is_started_where_the_lifter_says() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    client = browser(user)
    assert "<select" in client.get("/week/").text
    visit = started(client, user, gym=work.pk)
    assert visit.gym == work
    page = client.get(f"/workouts/{visit.pk}/").text
    assert "<bdi>Work</bdi>" in page
    assert "Per side: 5 + 5 + 5 + 5 + 5 + 5" in page


def test_the_gym_that_the_weights_of_the_week_are_for_is_offered_first() -> None:
    user, work = trains_in_two()
    trains(user, 0, work)
    page = browser(user).get("/week/").text
    assert f'<option value="{program_of(user).equipment_id}" selected>' in page
    assert "These weights are for <bdi>Home</bdi>." in page


def test_the_gym_of_a_workout_is_changed_with_its_weights() -> None:
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    visit = trains(user)
    row = log(visit, 87.5, 4)
    at = f"/workouts/{visit.pk}/gym/"
    assert "Where are you training?" in browser(user).get(at).text
    assert browser(user).post(at, {"gym": work.pk}).url == f"/workouts/{visit.pk}/"
    visit.refresh_from_db()
    assert visit.equipment == work
    row.refresh_from_db()
    assert row.target_load == row.load, "what was on the screen stays"
    browser(user).post(at, {"gym": program_of(user).equipment_id})
    visit.refresh_from_db()
    assert visit.equipment is None


@pytest.mark.parametrize("gym", ["", "0", "999999", "x", "anothers"])
def test_what_is_no_gym_of_mine_is_refused(gym: str) -> None:
    user, _ = trains_in_two()
    if gym == "anothers":
        gym = str(program_of(other_lifter(unit="kg")).equipment_id)
    visit = trains(user)
    answer = browser(user).post(f"/workouts/{visit.pk}/gym/", {"gym": gym})
    assert answer.status_code == 422
    assert "Choose one of your gyms." in answer.text
    if gym:
        sent = {"role": "main", "performed_on": str(user.today()), "gym": gym}
        assert browser(user).post("/workouts/", sent).status_code == 422


def test_what_a_gym_lacks_is_done_by_what_stands_in_for_it() -> None:
    user, _ = trains_in_two()
    poor = work_of(user, "Poor", lacks=["deadlift", "cable-pullover"])
    visit = trains(user, 0, poor)
    assert "deadlift" not in order(visit)
    assert len(order(visit)) == 4
    page = browser(user).get(f"/workouts/{visit.pk}/").text
    assert "Deadlift can’t be done at <bdi>Poor</bdi>, so this stands in." in page


def test_in_a_gym_that_has_it_again_the_prescribed_exercise_comes_back() -> None:
    user, work = trains_in_two()
    poor = work_of(user, "Poor", lacks=["deadlift"])
    visit = trains(user, 0, poor)
    gyms.choose_gym(workout=visit, gym=work)
    assert order(visit) == PLANNED
    gyms.choose_gym(workout=visit, gym=poor)
    log(visit, 100, 5, exercise=order(visit)[0])
    done = order(visit)
    gyms.choose_gym(workout=visit, gym=work)
    assert order(visit) == done, "what is logged stays"


def test_what_nothing_stands_in_for_is_skipped_and_not_missing() -> None:
    user, _ = trains_in_two()
    group = Exercise.objects.get(pk="cable-pullover").swap_group
    all_of_it = Exercise.objects.filter(swap_group=group).values_list("pk", flat=True)
    poor = work_of(user, "Poor", lacks=list(all_of_it))
    visit = trains(user, 0, poor)
    assert "cable-pullover" in order(visit)
    page = browser(user).get(f"/workouts/{visit.pk}/?exercise=cable-pullover").text
    assert "This one can’t be done at <bdi>Poor</bdi>" in page
    log(visit, 100, 5)
    missing = {lift.exercise_id for lift, _ in sheet_of(visit).missing}
    assert "cable-pullover" not in missing
    log(visit, 45, 8, exercise="cable-pullover")
    missing = {lift.exercise_id for lift, _ in sheet_of(visit).missing}
    assert "cable-pullover" in missing, "begun all the same"


def test_what_a_gym_lacks_is_not_counted_as_undone_anywhere() -> None:
    user, _ = trains_in_two()
    group = Exercise.objects.get(pk="cable-pullover").swap_group
    all_of_it = Exercise.objects.filter(swap_group=group).values_list("pk", flat=True)
    poor = work_of(user, "Poor", lacks=[*all_of_it, "deadlift"])
    visit = started(browser(user), user, gym=poor.pk)
    for lift in sheet_of(visit).lifts:
        if not lift.is_lacking:
            for _ in range(3):
                log(visit, 20, 5, exercise=lift.exercise_id)
    week = browser(user).get("/week/").text
    assert "9 of 9 sets" in week
    assert f"/workouts/{visit.pk}/finish/" in week
    logbook.finish(workout=visit)
    for at in ("", "done/"):
        page = browser(user).get(f"/workouts/{visit.pk}/{at}").text
        assert "Not done" not in page
        assert "Can’t be done at" in page
    client = coached(user, coach())
    page = browser(client.coach).get(f"/clients/{client.pk}/workouts/{visit.pk}/").text
    assert "Can’t be done at <bdi>Poor</bdi>." in page
    assert "No set was done." not in page


def test_what_a_gym_lacks_counts_once_it_is_begun_all_the_same() -> None:
    user, _ = trains_in_two()
    poor = work_of(user, "Poor", lacks=["deadlift"])
    visit = trains(user, 0, poor)
    visit.swaps.all().delete()
    (counted,) = with_progress(Workout.objects.filter(pk=visit.pk))
    assert counted.planned_sets == 9
    log(visit, 100, 5)
    (counted,) = with_progress(Workout.objects.filter(pk=visit.pk))
    assert (counted.work_sets, counted.planned_sets) == (1, 12)


def test_the_usual_gym_is_changed_by_a_new_plan_and_not_removed() -> None:
    user, work = trains_in_two()
    log(trains(user), 100, 5)
    client = browser(user)
    home = program_of(user).equipment
    client.post(f"/settings/gyms/{home.pk}/remove/")
    assert Equipment.objects.get(pk=home.pk).removed_at is None
    client.post(f"/settings/gyms/{work.pk}/usual/")
    assert program_of(user).equipment == work
    assert Program.objects.count() == 2
    client.post(f"/settings/gyms/{home.pk}/remove/")
    assert "<bdi>Home</bdi>" not in client.get("/settings/gyms/").text
    assert "<select" not in client.get("/week/").text


def test_another_unit_has_gyms_of_its_own() -> None:
    user, work = trains_in_two()
    visit = trains(user, 0, work)
    browser(user).post("/settings/unit/", {"unit": "lb"})
    visit = Workout.objects.get(pk=visit.pk)
    assert (visit.program.unit, visit.gym.unit) == ("lb", "lb"), "an empty one goes along"
    assert "<bdi>Work</bdi>" not in browser(user).get("/settings/gyms/").text
    browser(user).post("/settings/unit/", {"unit": "kg"})
    assert program_of(user).equipment.name == "Home"


def test_with_one_gym_nothing_of_gyms_is_shown() -> None:
    user = lifter(unit="kg")
    visit = trains(user)
    log(visit, 100, 5)
    for at in ("/week/", f"/workouts/{visit.pk}/", "/settings/equipment/", "/workouts/enter/"):
        page = browser(user).get(at).text
        assert "My gym" not in page
        assert "<select" not in page
        assert 'name="gym"' not in page
    assert not SwappedIn.objects.exists()
