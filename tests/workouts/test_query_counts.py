"""How often Postgres is asked, and that a long history asks it no oftener."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    full_workout,
    log,
    many_workouts,
    prescription_of,
    seasoned_lifter,
    set_fields,
    whole_fields,
    workout_of,
)
from workouts import gyms, logbook
from workouts.ids import new_id
from workouts.models import Equipment, Workout
from workouts.swaps import swap_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FEW, MANY = 10, 1000
# Sets a scene for a lifter and returns the request to make in it.
Ask = Callable[[Client], HttpResponse]
Scene = Callable[[User], Ask]


def lifter_with(workouts: int) -> User:
    user = seasoned_lifter()
    many_workouts(user, workouts)
    return user


def asked(scene: Scene, user: User) -> int:
    """The statements of one request in a scene, after one alike."""
    client = browser(user)
    scene(user)(client)
    ask = scene(user)
    with CaptureQueriesContext(connection) as captured:
        response = ask(client)
    assert response.status_code in {200, 302}
    statements = [query["sql"] for query in captured]
    return sum(not sql.startswith(("SAVEPOINT", "RELEASE")) for sql in statements)


def see_the_week(user: User) -> Ask:
    return lambda client: client.get("/week/")


def see_the_week_once_begun(user: User) -> Ask:
    log(workout_of(user, user.today()))
    return lambda client: client.get("/week/")


def see_the_week_with_one_left_open(user: User) -> Ask:
    log(workout_of(user, user.today() - datetime.timedelta(days=9)))
    return lambda client: client.get("/week/")


def see_a_workout(user: User) -> Ask:
    workout = workout_of(user)
    log(workout)
    log(workout, 95, 8, exercise="barbell-row")
    return lambda client: client.get(f"/workouts/{workout.pk}/")


def finished(user: User) -> Workout:
    workout = workout_of(user)
    log(workout)
    log(workout, 95, 8, exercise="barbell-row")
    logbook.finish(workout=workout)
    return workout


def read_a_finished_workout(user: User) -> Ask:
    path = f"/workouts/{finished(user).pk}/"
    return lambda client: client.get(path)


def see_what_a_workout_earned(user: User) -> Ask:
    path = f"/workouts/{finished(user).pk}/done/"
    return lambda client: client.get(path)


def see_a_workout_to_warm_up_for(user: User) -> Ask:
    workout = workout_of(user)
    return lambda client: client.get(f"/workouts/{workout.pk}/")


def see_a_workout_with_a_swap(user: User) -> Ask:
    workout = swapped(user)
    return lambda client: client.get(f"/workouts/{workout.pk}/?exercise=sumo-deadlift")


def log_a_swapped_in_set(user: User) -> Ask:
    fields = set_fields(swapped(user), exercise="sumo-deadlift")
    return lambda client: client.post(f"/sets/{new_id()}/", fields)


def swapped(user: User) -> Workout:
    """A workout of today, long after the others, with another deadlift in it."""
    workout = workout_of(user, user.today())
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    swap_once(workout=workout, prescription=prescription_of(user), exercise=sumo)
    return workout


def see_the_swaps(user: User) -> Ask:
    path = f"/workouts/{workout_of(user).pk}/swap/{prescription_of(user).pk}/"
    return lambda client: client.get(path)


def see_an_offer(user: User) -> Ask:
    workout = workout_of(user, user.today())
    return lambda client: client.get(f"/workouts/{workout.pk}/?exercise=pull-up")


def log_a_set(user: User) -> Ask:
    fields = set_fields(workout_of(user))
    return lambda client: client.post(f"/sets/{new_id()}/", fields)


def put_a_set(user: User) -> Ask:
    fields = json.dumps(set_fields(workout_of(user)))
    return lambda client: client.put(f"/sets/{new_id()}/", fields, content_type="application/json")


def edit_a_set(user: User) -> Ask:
    row = log(workout_of(user))
    fields = set_fields(row.workout, version="1", reps="5")
    return lambda client: client.post(f"/sets/{row.pk}/", fields)


def log_a_set_beside_the_plan(user: User) -> Ask:
    fields = set_fields(workout_of(user), exercise="barbell-row", load="95")
    return lambda client: client.post(f"/sets/{new_id()}/", fields)


def elsewhere(user: User) -> Workout:
    """A workout of today in a second gym, which lacks an exercise."""
    lacks = {"name": "Work", "lacks": ["pull-up"], "plates": [Decimal(45)]}
    kept = Equipment.objects.filter(lifter=user, name="Work").first()
    work = kept or gyms.add_gym(lifter=user, unit="lb", **lacks)
    workout = workout_of(user, user.today())
    gyms.choose_gym(workout=workout, gym=work)
    return workout


def see_the_week_with_two_gyms(user: User) -> Ask:
    elsewhere(user)
    return lambda client: client.get("/week/")


def see_a_workout_elsewhere(user: User) -> Ask:
    workout = elsewhere(user)
    return lambda client: client.get(f"/workouts/{workout.pk}/")


def log_a_set_elsewhere(user: User) -> Ask:
    fields = set_fields(elsewhere(user))
    return lambda client: client.post(f"/sets/{new_id()}/", fields)


def see_the_history_of_a_lift_done_elsewhere(user: User) -> Ask:
    log(elsewhere(user))
    return lambda client: client.get("/history/deadlift/")


def see_the_empty_form(user: User) -> Ask:
    return lambda client: client.get("/workouts/enter/")


def save_a_whole_workout(user: User) -> Ask:
    done = Workout.objects.filter(lifter=user, performed_on__gt=TUESDAY).count()
    fields = whole_fields(full_workout(), on=user.today() - datetime.timedelta(days=done))
    return lambda client: client.post("/workouts/enter/", fields)


def see_the_history(user: User) -> Ask:
    return lambda client: client.get("/history/")


def see_older_workouts(user: User) -> Ask:
    return lambda client: client.get(f"/history/?before={TUESDAY - datetime.timedelta(days=4)}")


def see_the_calendar(user: User) -> Ask:
    return lambda client: client.get("/history/calendar/?year=2026")


def see_a_year_of_a_lift(user: User) -> Ask:
    return lambda client: client.get("/history/deadlift/?year=2026")


def see_a_year_of_a_lift_that_is_over(user: User) -> Ask:
    log(workout_of(user, datetime.date(2024, 3, 5)))
    return lambda client: client.get("/history/deadlift/?year=2024")


def see_the_history_of_a_lift(user: User) -> Ask:
    return lambda client: client.get("/history/deadlift/")


def see_older_sets_of_a_lift(user: User) -> Ask:
    return lambda client: client.get(f"/history/deadlift/?until={TUESDAY}")


def see_the_history_of_a_lift_beside_the_plan(user: User) -> Ask:
    log(workout_of(user), 95, 8, exercise="barbell-row")
    return lambda client: client.get("/history/barbell-row/")


def see_the_history_of_a_lift_never_done(user: User) -> Ask:
    return lambda client: client.get("/history/chin-up/")


MOST: dict[Scene, int] = {
    see_the_week: 5,
    see_the_week_once_begun: 5,
    see_the_week_with_one_left_open: 5,
    see_a_workout: 5,
    read_a_finished_workout: 5,
    see_what_a_workout_earned: 10,
    see_a_workout_to_warm_up_for: 5,
    see_a_workout_with_a_swap: 5,
    log_a_swapped_in_set: 6,
    see_the_swaps: 6,
    see_an_offer: 5,
    log_a_set: 6,
    log_a_set_beside_the_plan: 7,
    put_a_set: 6,
    edit_a_set: 6,
    see_the_week_with_two_gyms: 5,
    see_a_workout_elsewhere: 5,
    log_a_set_elsewhere: 6,
    see_the_history_of_a_lift_done_elsewhere: 5,
    see_the_empty_form: 7,
    save_a_whole_workout: 6,
    see_the_history: 5,
    see_older_workouts: 6,
    see_the_calendar: 4,
    see_a_year_of_a_lift: 5,
    see_a_year_of_a_lift_that_is_over: 5,
    see_the_history_of_a_lift: 5,
    see_older_sets_of_a_lift: 4,
    see_the_history_of_a_lift_beside_the_plan: 4,
    see_the_history_of_a_lift_never_done: 4,
}


@pytest.mark.parametrize("scene", MOST, ids=lambda scene: scene.__name__)
def test_a_request_asks_no_oftener_than_it_must(scene: Scene) -> None:
    assert asked(scene, lifter_with(FEW)) <= MOST[scene]


@pytest.mark.slow
def test_a_thousand_workouts_ask_no_oftener_than_ten() -> None:
    user = lifter_with(FEW)
    few = {scene.__name__: asked(scene, user) for scene in MOST}
    user.delete()
    user = lifter_with(MANY)
    assert {scene.__name__: asked(scene, user) for scene in MOST} == few
