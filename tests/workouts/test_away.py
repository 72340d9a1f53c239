"""Time away: a lighter opening is offered, and nothing happens by itself."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from exercises.models import Exercise
from tests.coaching.cast import coach, coached
from tests.factories import (
    browser,
    lift_of,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    prescriptions_of,
    seasoned_lifter,
    sheet_of,
    undo,
    workout_of,
)
from workouts import body_weights, swaps, working_loads
from workouts.log_sets import page as log_sets_page
from workouts.models import Kind, Role, WorkingLoad, Workout
from workouts.targets import lifts

pytestmark = pytest.mark.django_db


def away(days: int, load: object = 225, exercise: str = "deadlift", reps: int = 5) -> User:
    """A lifter whose last set of an exercise was so many days ago."""
    user = lifter()
    last = workout_of(user, user.today() - datetime.timedelta(days=days))
    log(last, load, reps, exercise=exercise)
    return user


def offered(user: User, exercise: str = "deadlift", **given: Any) -> working_loads.Offer | None:
    return working_loads.offer_after_time_away(lift_of(user, exercise), user.today(), **given)


def address(user: User, exercise: str = "deadlift", query: str = "") -> str:
    return f"/settings/prescriptions/{prescription_of(user, exercise).pk}/away/{query}"


def answer(user: User, answer: str, exercise: str = "deadlift", **fields: str) -> HttpResponse:
    return browser(user).post(address(user, exercise), {"answer": answer} | fields)


@pytest.mark.parametrize(
    ("days", "load"),
    [(0, None), (27, None), (28, 200), (55, 200), (56, 180), (83, 180), (84, 155), (800, 155)],
)
def test_each_four_weeks_away_offer_less(days: int, load: int | None) -> None:
    offer = offered(away(days))
    assert (offer and offer.load) == load
    assert offer is None or (offer.kept, offer.weeks) == (225, days // 7)


def test_nothing_is_lighter_until_the_lifter_says_so() -> None:
    user = away(100)
    assert opening(user) == 225
    assert browser(user).get("/week/").status_code == 200
    assert next_set(workout_of(user, user.today())).load == 225
    assert not WorkingLoad.objects.exists()


def test_the_share_is_of_what_the_rule_would_open_with() -> None:
    offer = offered(away(28, 225, reps=6))
    assert offer is not None
    assert (offer.kept, offer.load) == (235, 210)


def test_going_lighter_is_a_load_set_by_hand_with_its_note() -> None:
    user = away(35)
    assert answer(user, "lighter").headers["Location"] == "/week/"
    row = WorkingLoad.objects.get()
    assert (row.load, row.by, row.note) == (200, user, "5 weeks away: 10% less.")
    page = browser(user).get("/week/").content.decode()
    assert "5 weeks away: 10% less." in page
    assert "Keep my weight" not in page


def test_keeping_the_weight_is_recorded_so_that_the_offer_is_gone() -> None:
    user = away(35)
    answer(user, "keep")
    row = WorkingLoad.objects.get()
    assert (row.load, row.note) == (225, "Kept after 5 weeks away.")
    assert offered(user) is None
    assert opening(user) == 225


def test_an_answer_twice_is_an_answer_once() -> None:
    user = away(35)
    for given in ["lighter", "lighter", "keep"]:
        assert answer(user, given).status_code == 302
    assert [row.load for row in WorkingLoad.objects.all()] == [200]


def test_without_an_offer_an_answer_changes_nothing() -> None:
    user = away(27)
    assert answer(user, "lighter").status_code == 302
    assert not WorkingLoad.objects.exists()


def test_a_load_set_by_hand_since_makes_no_offer() -> None:
    user = away(84)
    prescription = prescription_of(user)
    working_loads.set_by_hand(prescription=prescription, load=Decimal(185), by=user, note="")
    assert offered(user) is None


def test_a_track_without_sets_makes_no_offer() -> None:
    assert offered(away(84), "pull-up") is None


def test_warm_ups_and_undone_sets_do_not_end_the_time_away() -> None:
    user = away(35)
    recent = workout_of(user, user.today() - datetime.timedelta(days=7))
    log(recent, 135, 5, kind=Kind.WARMUP)
    undo(log(recent, 225, 5))
    assert offered(user) is not None


def test_nothing_lighter_than_the_gym_can_make_is_offered() -> None:
    assert offered(away(84, 45)) is None


def test_a_pull_up_is_lightened_by_its_share_of_body_and_load() -> None:
    user = away(28, 20, "pull-up")
    offer = offered(user, "pull-up", body_weight=Decimal(180))
    assert offer is not None
    assert offer.load == 0


@pytest.mark.parametrize(("load", "lighter"), [(20, 0), (0, -15), (-20, -35)])
def test_without_a_body_weight_the_lightest_that_the_ladder_is_made_for_counts(
    load: int, lighter: int
) -> None:
    # A tenth of 150 and 20 is 17, of 150 it is 15, of 150 less 20 it is 13.
    offer = offered(away(28, load, "pull-up"), "pull-up")
    assert offer is not None
    assert offer.load == lighter


@pytest.mark.parametrize("load", [-150, -500])
def test_a_pull_up_with_all_the_assistance_there_is_has_no_offer(load: int) -> None:
    assert offered(away(84, load, "pull-up"), "pull-up") is None


def test_the_body_weight_is_asked_for_and_not_kept() -> None:
    user = away(28, 20, "pull-up")
    page = browser(user).get("/week/").content.decode()
    field = f'id="id_{prescription_of(user, "pull-up").pk}_body_weight"'
    assert field in page
    answer(user, "lighter", "pull-up", body_weight="250")
    # A tenth of 250 and 20 is 27.
    assert [(row.load, row.note) for row in WorkingLoad.objects.all()] == [
        (-10, "4 weeks away: 10% less.")
    ]


@pytest.mark.parametrize("typed", ["19", "1001", "NaN", "heavy", "40"])
def test_a_body_weight_that_cannot_be_is_refused_beside_the_field(typed: str) -> None:
    user = away(28, -40, "pull-up")
    response = answer(user, "lighter", "pull-up", body_weight=typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{prescription_of(user, "pull-up").pk}_body_weight_error"' in page
    assert f'value="{typed}"' in page
    assert not WorkingLoad.objects.exists()


def test_a_body_weight_is_not_asked_for_a_deadlift() -> None:
    user = away(28)
    assert "body_weight" not in browser(user).get("/week/").content.decode()
    assert answer(user, "lighter", body_weight="heavy").status_code == 302


@pytest.mark.parametrize("given", ["", "maybe"])
def test_an_answer_that_is_none_is_refused(given: str) -> None:
    user = away(28)
    response = answer(user, given)
    assert response.status_code == 422
    assert b"Keep my weight: 225 lb" in response.content
    assert not WorkingLoad.objects.exists()


def test_a_refused_answer_to_an_offer_that_is_gone_says_so() -> None:
    response = answer(away(7), "maybe")
    assert response.status_code == 422
    assert b"answered already" in response.content


def page_of(visit: Workout, exercise: str = "deadlift") -> str:
    path = f"/workouts/{visit.pk}/?exercise={exercise}"
    return str(browser(visit.lifter).get(path).content.decode())


def test_the_workout_of_today_shows_the_offer_until_its_first_set() -> None:
    user = away(35)
    visit = workout_of(user, user.today())
    log(visit, 135, 5, kind=Kind.WARMUP)
    assert "Take 200 lb" in page_of(visit)
    log(visit, 225, 5)
    assert "Take 200 lb" not in page_of(visit)


def test_the_answer_leads_back_to_the_workout_which_opens_there() -> None:
    user = away(35)
    visit = workout_of(user, user.today())
    path = address(user, query=f"?workout={visit.pk}")
    assert path in page_of(visit)
    response = browser(user).post(path, {"answer": "lighter"})
    assert response.headers["Location"] == f"/workouts/{visit.pk}/?exercise=deadlift"
    assert next_set(visit).load == 200


def test_a_first_set_undone_makes_no_new_offer() -> None:
    user = away(35)
    visit = workout_of(user, user.today())
    undo(log(visit, 225, 5))
    assert "Take 200 lb" not in page_of(visit)


def test_a_workout_of_another_day_offers_nothing() -> None:
    user = away(70)
    visit = workout_of(user, user.today() - datetime.timedelta(days=30))
    assert "come back lighter" not in page_of(visit)


def test_what_is_swapped_in_is_offered_its_own() -> None:
    user = away(35, 315, "sumo-deadlift")
    visit = workout_of(user, user.today())
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    swaps.swap_once(workout=visit, prescription=prescription_of(user), exercise=sumo)
    assert "Take 280 lb" in page_of(visit, "sumo-deadlift")
    path = address(user, query=f"?exercise=sumo-deadlift&workout={visit.pk}")
    browser(user).post(path, {"answer": "lighter"})
    assert next_set(visit, "sumo-deadlift").load == 280
    assert opening(user) is None


def test_a_set_beside_the_plan_makes_no_offer() -> None:
    user = away(35)
    visit = workout_of(user, user.today())
    log(visit, 95, 8, exercise="barbell-row")
    part = sheet_of(visit).loose[0]
    assert log_sets_page.workout(sheet_of(visit), part.exercise_id)["changes"] is None


def test_only_the_track_of_the_role_that_was_away_is_offered_less() -> None:
    user = seasoned_lifter()
    for days, role in [(35, Role.MAIN), (7, Role.EXTRA)]:
        last = workout_of(user, user.today() - datetime.timedelta(days=days), role)
        log(last, 20, 5, exercise="pull-up")
    tracks = {lift.role: lift for lift in lifts(prescriptions_of(user)) if lift.before}
    offers = {
        role: working_loads.offer_after_time_away(lift, user.today())
        for role, lift in tracks.items()
    }
    assert offers[Role.MAIN] is not None
    assert offers[Role.EXTRA] is None


def test_the_offer_of_a_pull_up_begins_with_the_body_weight_that_is_known() -> None:
    """30% less of 220 is 154, and 46 less than the body: 50 lb of assistance, as the belt goes."""
    user = away(90, load=20, exercise="pull-up")
    before = browser(user).get("/week/").content.decode()
    assert "for a body of 150 lb" in before
    assert "For the share alone; it is not kept." in before
    body_weights.record(lifter=user, weighed_on=user.today(), weight=Decimal(200), unit="lb")
    after = browser(user).get("/week/").content.decode()
    assert "30% less of body and weight together is 50 lb assistance, for a body of 200 lb" in after
    assert 'name="body_weight" value="200"' in after
    answer(user, "lighter", exercise="pull-up", body_weight="200")
    assert opening(user, "pull-up") == -50


def test_a_refused_answer_keeps_what_was_typed_beside_what_is_known() -> None:
    user = away(90, load=-30, exercise="pull-up")
    body_weights.record(lifter=user, weighed_on=user.today(), weight=Decimal(200), unit="lb")
    refused = answer(user, "lighter", exercise="pull-up", body_weight="25")
    assert refused.status_code == 422
    assert 'name="body_weight" value="25"' in refused.content.decode()


def test_a_coach_who_looks_at_the_week_asks_for_no_body_weight() -> None:
    user = away(90, load=20, exercise="pull-up")
    body_weights.record(lifter=user, weighed_on=user.today(), weight=Decimal(200), unit="lb")
    coaching = coached(user, coach())
    with CaptureQueriesContext(connection) as captured:
        browser(coaching.coach).get(f"/clients/{coaching.pk}/")
    assert not [query for query in captured if "workouts_bodyweight" in query["sql"]]
