"""A lift without a weight: one short guide to finding it, on the week and in the workout."""

from __future__ import annotations

import re
from html import unescape

import pytest

from accounts.models import User
from tests.factories import browser, lifter, log, opening, seasoned_lifter, workout_of
from workouts.models import Kind

pytestmark = pytest.mark.django_db

STEPS = re.compile(r'<ol class="finding-steps">(.*?)</ol>', re.DOTALL)
CLIMB = "Rest a minute, add weight and go again, until you do {} with one to three left."
LOG_IT = "Log that set, and the lighter ones before it as warm-ups."


def guides(user: User, path: str) -> list[list[str]]:
    """The steps of each guide on a page."""
    page = browser(user).get(path).text
    return [
        [unescape(step) for step in re.findall("<li>(.*?)</li>", found)]
        for found in STEPS.findall(page)
    ]


@pytest.mark.parametrize("make", [lifter, seasoned_lifter])
def test_the_week_of_a_first_day_says_once_how_to_find_the_weights(make: type[User]) -> None:
    found = guides(make(), "/week/")
    assert len(found) == 1
    assert found[0][1] == CLIMB.format("the reps asked for")


def test_once_some_weights_are_known_the_guide_names_the_others() -> None:
    user = lifter()
    for exercise in ("deadlift", "pull-up", "one-arm-dumbbell-row"):
        log(workout_of(user), 50, 6, exercise=exercise, left_reps=6, right_reps=6)
    assert "How to find your first weight: Cable pullover" in browser(user).get("/week/").text


def test_once_every_weight_is_known_nothing_is_left_to_find() -> None:
    user = lifter()
    for exercise in ("deadlift", "pull-up", "one-arm-dumbbell-row", "cable-pullover"):
        log(workout_of(user), 50, 6, exercise=exercise, left_reps=6, right_reps=6)
    assert guides(user, "/week/") == []


@pytest.mark.parametrize(
    ("exercise", "start", "reps"),
    [
        ("deadlift", "the empty bar (20 kg).", "4–6 reps"),
        ("pull-up", "your own weight. Too heavy? Use a band or a machine.", "4–6 reps"),
        ("one-arm-dumbbell-row", "the lightest dumbbell.", "6–8 reps"),
        ("cable-pullover", "the lightest pin.", "8–10 reps"),
    ],
)
def test_the_workout_shows_it_for_the_lift_in_hand(exercise: str, start: str, reps: str) -> None:
    user = lifter(unit="kg")
    found = guides(user, f"/workouts/{workout_of(user).pk}/?exercise={exercise}")
    assert found == [[f"Do 5–8 easy reps with {start}", CLIMB.format(reps), LOG_IT]]


def test_warm_ups_leave_it_there_and_the_first_work_set_settles_it() -> None:
    user = lifter()
    visit = workout_of(user)
    path = f"/workouts/{visit.pk}/?exercise=deadlift"
    log(visit, 45, 8, kind=Kind.WARMUP)
    log(visit, 135, 6, kind=Kind.WARMUP)
    assert len(guides(user, path)) == 1
    log(visit, 185, 5)
    assert guides(user, path) == []
    assert opening(user) == 185


def test_a_warm_up_is_at_hand_while_the_weight_is_looked_for() -> None:
    visit = workout_of(lifter())
    client = browser(visit.lifter)
    shut, wide = '<details class="other-ways">', '<details class="other-ways" open>'
    path = f"/workouts/{visit.pk}/?exercise=deadlift"
    assert wide in client.get(path).text
    log(visit, 185, 5)
    assert shut in client.get(path).text
