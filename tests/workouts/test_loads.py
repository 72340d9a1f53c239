"""A working load set by hand: a weight the gym can make, and a note that is its reason."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    lift_of,
    lifter,
    log,
    next_set,
    opening,
    other_lifter,
    prescription_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import equipment, programs, swaps
from workouts.models import Role, WorkingLoad

pytestmark = pytest.mark.django_db


def address(user: User, exercise: str = "deadlift", role: str = Role.MAIN, query: str = "") -> str:
    return f"/settings/prescriptions/{prescription_of(user, exercise, role).pk}/load/{query}"


def send(user: User, load: str, note: str = "", **place: Any) -> HttpResponse:
    return browser(user).post(address(user, **place), {"load": load, "note": note})


def test_a_load_set_by_hand_opens_the_track_and_its_note_is_the_reason() -> None:
    user = lifter()
    response = send(user, "185", "Fresh start after a cold.")
    assert response.headers["Location"] == "/week/"
    row = WorkingLoad.objects.get()
    assert (row.load, row.note, row.by, row.set_on) == (185, row.note, user, user.today())
    page = browser(user).get("/week/").content.decode()
    assert '<span class="figure">185</span>' in page
    assert "Fresh start after a cold." in page


def test_a_load_without_a_note_says_when_it_was_set() -> None:
    user = lifter()
    send(user, "185")
    assert "Set by hand on" in browser(user).get("/week/").content.decode()


def test_the_page_starts_from_the_load_that_stands() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    assert 'value="235"' in browser(user).get(address(user)).content.decode()


@pytest.mark.parametrize(("exercise", "keys"), [("pull-up", "text"), ("deadlift", "decimal")])
def test_assistance_can_be_typed_on_a_phone(exercise: str, keys: str) -> None:
    user = lifter()
    assert f'inputmode="{keys}"' in browser(user).get(address(user, exercise)).content.decode()


@pytest.mark.parametrize(
    ("exercise", "typed", "words"),
    [
        ("deadlift", "187", "The nearest: 185 lb or 190 lb."),
        ("deadlift", "40", "The nearest: 45 lb or 50 lb."),
        ("deadlift", "1300", "The nearest: 1195 lb or 1200 lb."),
        ("one-arm-dumbbell-row", "62.5", "The nearest: 60 lb or 65 lb."),
        ("pull-up", "-37", "The nearest: 40 lb assistance or 35 lb assistance."),
    ],
)
def test_a_weight_the_gym_cannot_make_is_refused_with_the_nearest_two(
    exercise: str, typed: str, words: str
) -> None:
    user = lifter()
    response = send(user, typed, "Keep this note.", exercise=exercise)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="id_load_error"' in page
    assert words in page
    assert f'value="{typed}"' in page
    assert "Keep this note." in page
    assert not WorkingLoad.objects.exists()


def test_the_plates_of_the_lifters_own_gym_decide() -> None:
    user = lifter()
    equipment.change_equipment(equipment=program_of(user).equipment, plates=[45, 25])
    assert send(user, "190").status_code == 422
    assert send(user, "185").status_code == 302


def test_a_weight_lifted_elsewhere_is_shown_as_this_gym_makes_it() -> None:
    user = lifter()
    log(workout_of(user), "226.25", 5)
    assert 'value="225"' in browser(user).get(address(user)).content.decode()
    assert send(user, "226.25").status_code == 422
    assert send(user, "225").status_code == 302


@pytest.mark.parametrize(
    ("field", "typed"),
    [("load", ""), ("load", "heavy"), ("load", "NaN"), ("note", "x" * 501), ("note", "a\x00b")],
)
def test_a_load_or_note_that_cannot_be_read_is_refused_beside_the_field(
    field: str, typed: str
) -> None:
    user = lifter()
    response = browser(user).post(address(user), {"load": "185", "note": ""} | {field: typed})
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.content.decode()
    assert not WorkingLoad.objects.exists()


def test_the_same_load_sent_twice_is_recorded_once() -> None:
    user = lifter()
    for note in ["Lighter.", "Lighter.", "Lighter still."]:
        assert send(user, "185", note).status_code == 302
    assert WorkingLoad.objects.count() == 2


def test_a_load_set_again_after_sets_of_today_opens_the_next_workout() -> None:
    user = lifter()
    send(user, "185")
    log(workout_of(user, user.today()), 185, 6)
    assert opening(user) == 195
    send(user, "185")
    assert opening(user) == 185


def test_each_role_has_a_load_of_its_own() -> None:
    user = seasoned_lifter()
    send(user, "25", exercise="pull-up", role=Role.EXTRA)
    assert opening(user, "pull-up", Role.EXTRA) == 25
    assert opening(user, "pull-up") is None


def test_what_stands_in_for_a_workout_is_loaded_on_its_own_track_and_ladder() -> None:
    user = lifter()
    visit = workout_of(user)
    row = Exercise.objects.get(pk="barbell-row")
    prescription = prescription_of(user, "one-arm-dumbbell-row")
    swaps.swap_once(workout=visit, prescription=prescription, exercise=row)
    page = browser(user).get(f"/workouts/{visit.pk}/?exercise=barbell-row").content.decode()
    query = f"?exercise=barbell-row&amp;workout={visit.pk}"
    path = address(user, "one-arm-dumbbell-row", query=query)
    assert path in page
    response = browser(user).post(path.replace("&amp;", "&"), {"load": "135"})
    assert response.headers["Location"] == f"/workouts/{visit.pk}/?exercise=barbell-row"
    assert next_set(visit, "barbell-row").load == 135
    assert lift_of(user, "one-arm-dumbbell-row").by_hand is None


@pytest.mark.parametrize("exercise", ["deadlift", "curl", "", "\x00"])
def test_what_could_not_stand_in_is_not_found(exercise: str) -> None:
    path = address(lifter(), "pull-up", query=f"?exercise={exercise}")
    assert browser(User.objects.get()).get(path).status_code == 404


@pytest.mark.parametrize("which", ["foreign", "absent", "text", "huge"])
def test_a_workout_that_is_not_mine_leads_to_the_week(which: str) -> None:
    user = lifter()
    ids = {"foreign": workout_of(other_lifter()).pk, "absent": 2**40, "text": "x", "huge": "9" * 30}
    path = address(user, query=f"?workout={ids[which]}")
    assert browser(user).post(path, {"load": "185"}).headers["Location"] == "/week/"


def test_the_settings_of_a_prescription_lead_to_its_load() -> None:
    user = lifter()
    path = f"/settings/prescriptions/{prescription_of(user).pk}/"
    assert f'href="{path}load/"' in browser(user).get(path).content.decode()


def test_the_address_of_a_prescription_leads_to_what_is_in_its_place_now() -> None:
    user = lifter()
    path = address(user)
    programs.change_unit(program=program_of(user), unit="kg")
    assert "In kg." in browser(user).get(path).text
    assert browser(user).post(path, {"load": "85"}).status_code == 302
    assert opening(user) == 85


def test_a_load_set_before_the_first_set_opens_the_workout_in_hand() -> None:
    user = lifter()
    log(workout_of(user, TUESDAY - datetime.timedelta(days=7)), 225, 6)
    visit = workout_of(user, user.today())
    response = send(user, "185", query=f"?workout={visit.pk}")
    assert response.headers["Location"] == f"/workouts/{visit.pk}/?exercise=deadlift"
    assert next_set(visit).load == 185
