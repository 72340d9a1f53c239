"""What is known of pull-ups once a body weight is: estimates, records, and who sees them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from accounts.models import User
from history.past.estimates import estimate
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, browser, lifter, log, program_of, workout_of
from workouts import body_weights, logbook, programs

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
PULL_UPS = "/history/pull-up/"


def body(html: bytes) -> str:
    """What a page says, in one line, without what differs at every look."""
    return " ".join(strip_tags(html.decode().replace("<", " <")).split())


def page(user: User, path: str = PULL_UPS) -> str:
    return body(browser(user).get(path).content)


def weighs(user: User, weight: str, on: datetime.date = TUESDAY, unit: str = "kg") -> None:
    body_weights.record(lifter=user, weighed_on=on, weight=Decimal(weight), unit=unit)


def in_kg() -> User:
    user = lifter()
    programs.change_unit(program=program_of(user), unit="kg")
    return user


def pulled(user: User, load: str, reps: int, on: datetime.date = TUESDAY) -> None:
    visit = workout_of(user, on)
    log(visit, load, reps, exercise="pull-up")
    logbook.finish(workout=visit)


@pytest.mark.parametrize(
    ("load", "reps", "rir", "weight", "most"),
    [
        ("10", 5, None, "80", 25),  # 90 × 35 / 30 = 105
        ("10", 3, 2, "80", 25),
        ("0", 6, None, "75", 15),  # 75 × 36 / 30 = 90
        ("-20", 10, None, "80", 0),  # 60 × 40 / 30 = 80
        ("-35", 6, None, "85", -25),  # 50 × 36 / 30 = 60
        ("0", 1, None, "80", 3),  # as everywhere, one rep counts as Epley has it
    ],
)
def test_body_and_load_are_lifted_together(
    load: str, reps: int, rir: int | None, weight: str, most: int
) -> None:
    assert estimate("bodyweight", Decimal(load), reps, rir, Decimal(weight)) == most


@pytest.mark.parametrize(("load", "weight"), [("10", None), ("-80", "80"), ("-90", "80")])
def test_without_a_body_that_is_lifted_there_is_none(load: str, weight: str | None) -> None:
    known = None if weight is None else Decimal(weight)
    assert estimate("bodyweight", Decimal(load), 5, None, known) is None


def test_a_barbell_is_lifted_without_the_body() -> None:
    assert estimate("barbell", Decimal(90), 5, None, Decimal(80)) == 105


def test_the_page_says_what_is_estimated_and_of_what() -> None:
    user = in_kg()
    weighs(user, "80")
    pulled(user, "10", 5)
    words = page(user)
    assert "Best estimate +25 kg for one, from +10 kg × 5 at 80 kg body weight" in words
    assert "one rep: about +25 kg at 80 kg body weight" in words
    assert "about +25 kg for one" in words.lower()
    assert "Heaviest, body included 90 kg 80 kg body weight with +10 kg, for 5 reps" in words
    assert "An estimate is Epley’s for body and weight together" in words
    assert "isn’t stored" not in words


def test_each_workout_goes_by_the_body_weight_of_its_time() -> None:
    user = in_kg()
    weighs(user, "80", TUESDAY)
    weighs(user, "90", TUESDAY + 7 * DAY)
    pulled(user, "10", 5, TUESDAY + 6 * DAY)
    pulled(user, "10", 5, TUESDAY + 7 * DAY)  # 100 × 35 / 30 = 116.7, less 90
    words = page(user)
    assert "one rep: about +25 kg at 80 kg body weight" in words
    assert "one rep: about +27 kg at 90 kg body weight" in words
    assert "Best estimate +27 kg" in words
    assert "Heaviest, body included 100 kg" in words


def test_like_is_compared_with_like_when_the_body_gets_lighter() -> None:
    """More on the belt, but less lifted: 95 kg with the body is more than 92.5."""
    user = in_kg()
    weighs(user, "85", TUESDAY)
    weighs(user, "75", TUESDAY + 7 * DAY)
    pulled(user, "10", 5, TUESDAY)
    pulled(user, "17.5", 5, TUESDAY + 7 * DAY)
    words = page(user)
    assert "Heaviest +17.5 kg" in words
    assert "Heaviest, body included 95 kg 85 kg body weight with +10 kg" in words
    assert "Best estimate +26 kg for one, from +10 kg × 5 at 85 kg body weight" in words


def test_pounds_and_kilograms_mix() -> None:
    user = in_kg()
    weighs(user, "176.37", unit="lb")  # 80.00 kg
    pulled(user, "10", 5)
    assert "one rep: about +25 kg at 80 kg body weight" in page(user)
    programs.change_unit(program=program_of(user), unit="lb")
    assert "from +22 lb × 5 at 176.4 lb body weight" in page(user)


def test_workouts_in_both_units_are_compared_with_the_body_that_each_lifted() -> None:
    """100 kg × 5 in all, then 15 lb more on the belt of a body that is 20 kg lighter."""
    user = in_kg()
    weighs(user, "90", TUESDAY)
    weighs(user, "70", TUESDAY + 7 * DAY)
    pulled(user, "10", 5, TUESDAY)
    programs.change_unit(program=program_of(user), unit="lb")
    pulled(user, "37.5", 5, TUESDAY + 7 * DAY)
    words = page(user)
    assert "Heaviest +37.5 lb" in words
    assert "Heaviest, body included 220.4 lb 198.4 lb body weight with +22 lb" in words
    assert "from +22 lb × 5 at 198.4 lb body weight" in words


@pytest.mark.parametrize(("days", "is_known"), [(-400, True), (30, True), (31, False)])
def test_a_workout_before_the_first_body_weight_goes_by_it_for_thirty_days(
    days: int, is_known: bool
) -> None:
    user = in_kg()
    weighs(user, "80", TUESDAY + days * DAY)
    pulled(user, "10", 5)
    words = page(user)
    assert ("Best estimate +25 kg" in words) == is_known
    assert ("No one-rep estimate yet" in words) != is_known


def test_without_a_body_weight_the_page_says_what_it_would_take() -> None:
    user = in_kg()
    pulled(user, "10", 5)
    words = page(user)
    assert "It would need your body weight, which isn’t stored." in words
    assert "body weight with" not in words


def test_a_bar_knows_nothing_of_the_body() -> None:
    user = in_kg()
    log(workout_of(user), 100, 5)
    before = page(user, "/history/deadlift/")
    weighs(user, "80")
    assert page(user, "/history/deadlift/") == before


def test_a_coach_sees_no_trace_of_it_without_the_yes() -> None:
    user = in_kg()
    pulled(user, "10", 5)
    coaching = coached(user, coach())
    client = browser(coaching.coach)
    paths = [f"/clients/{coaching.pk}/", f"/clients/{coaching.pk}/history/pull-up/"]
    before = [body(client.get(path).content) for path in paths]
    assert all("pull-up" in words.lower() for words in before)
    weighs(user, "80")
    assert [body(client.get(path).content) for path in paths] == before
    body_weights.show_to_coach(lifter=user, is_shown=True)
    assert "at 80 kg body weight" in body(client.get(paths[1]).content)
    body_weights.show_to_coach(lifter=user, is_shown=False)
    assert [body(client.get(path).content) for path in paths] == before


def test_many_body_weights_cost_no_further_query() -> None:
    user = in_kg()
    pulled(user, "10", 5)
    client, counts = browser(user), []
    for number in range(3):
        with CaptureQueriesContext(connection) as captured:
            client.get(PULL_UPS)
        counts.append(len(captured))
        weighs(user, "80", TUESDAY + number * DAY)
    assert counts[2] <= counts[1] <= counts[0]
