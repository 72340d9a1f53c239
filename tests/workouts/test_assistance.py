"""Assistance is said in words wherever a weight below none stands."""

from __future__ import annotations

import re

import pytest

from exercises.models import Exercise
from tests.factories import (
    browser,
    entry,
    lifter,
    log,
    prescription_of,
    whole_fields,
    workout_of,
)
from workouts import programs
from workouts.ids import new_id

pytestmark = pytest.mark.django_db


def test_assistance_is_said_in_the_target_in_every_branch_and_in_the_reason() -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout, -30, 6, exercise="pull-up")
    path = f"/workouts/{workout.pk}/?exercise=pull-up"
    page = browser(user).get(path).content.decode()
    assert '<span class="figure">20</span> <span class="unit">lb assistance</span>' in page
    assert "10 lb less assistance" in page
    down = ["25 lb assistance", "25 lb assistance", "30 lb assistance"]
    then = re.findall(r"<dd>([^<]*)</dd>", page)
    assert then == ["10 lb assistance", "stay", *down, "harder"]
    assert "-20 is 20 of assistance" in page
    assert 'class="plates"' not in page


@pytest.mark.parametrize("path", ["/workouts/enter/", "/sets/{}/"])
def test_where_a_weight_is_written_assistance_is_explained(path: str) -> None:
    user = lifter()
    row = log(workout_of(user), -30, 6, exercise="pull-up")
    page = browser(user).get(path.format(row.pk)).content.decode()
    assert "lb assistance" in page
    assert page.count("-20 is 20 of assistance") == 1


@pytest.mark.parametrize(
    ("path", "fields"), [("/setup/", 1), ("/workouts/enter/", 3), ("/sets/{}/", 1)]
)
def test_where_assistance_is_written_a_phone_shows_a_minus(path: str, fields: int) -> None:
    user = lifter()
    row = log(workout_of(user), -30, 6, exercise="pull-up")
    page = browser(user).get(path.format(row.pk)).content.decode()
    assert page.count('inputmode="text"') == fields


def test_a_barbell_has_no_word_of_assistance() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    assert "assistance" not in browser(user).get(f"/sets/{row.pk}/").content.decode()


def test_an_exercise_that_is_planned_no_more_is_entered_with_a_minus_too() -> None:
    user = lifter()
    pulldown = Exercise.objects.get(pk="lat-pulldown")
    programs.change_prescription(prescription=prescription_of(user, "pull-up"), exercise=pulldown)
    sent = whole_fields([(new_id(), "pull-up", entry(-20, 6))], on=user.today())
    page = browser(user).post("/workouts/enter/", sent | {"do": "show"}).content.decode()
    (field,) = re.findall(r'<input [^>]*value="-20"[^>]*>', page)
    assert 'inputmode="text"' in field
