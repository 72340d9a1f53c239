"""Beside every reason, what it means, unfolded in place, and the way to the page of the rule."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest

from progression.engine.types import Reason
from progression.rule_page.explained import EXPLANATIONS
from progression.templatetags.reasons import explained
from tests.factories import TUESDAY, browser, lifter, log, prescription_of, undo, workout_of
from workouts import working_loads
from workouts.models import Workout

pytestmark = pytest.mark.django_db

WHY = r'\s*<details class="why"><summary class="why-link">Why\?</summary><span class="help">[^<]+'
WAY = r'<a href="/rule/#([A-Z_]+)">More on the rule</a></span></details>'
LINK = re.compile(rf"<bdi>([^<]*)</bdi></span>{WHY}{WAY}")
TOP = ("6 reps hit the top of 4–6: 10 lb more.", "TOP")
AGAIN = "Next time: 235 lb, aim for 5. 4 reps were done at this weight."


def links(visit: Workout, path: str) -> list[tuple[str, str]]:
    """Each reason of a page that leads on, and where to."""
    return LINK.findall(browser(visit.lifter).get(path).content.decode())


def visit_with_a_top_set() -> Workout:
    visit = workout_of(lifter())
    log(visit, 225, 6)
    return visit


def test_the_target_in_hand_and_the_set_that_led_to_it_say_why() -> None:
    visit = visit_with_a_top_set()
    assert links(visit, f"/workouts/{visit.pk}/?exercise=deadlift") == [TOP, TOP]


def test_an_exercise_that_is_done_says_why_the_next_workout_begins_there() -> None:
    visit = visit_with_a_top_set()
    for _ in range(2):
        log(visit, 235, 4)
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise=deadlift").content.decode()
    told, why = AGAIN.split(". ")
    said = re.escape(f'<span class="reason"><strong>{told}.</strong> {why}</span>')
    found = re.search(f"{said}{WHY}{WAY}", page)
    assert found
    assert found[1] == "OPENING"


def test_a_weight_that_stays_is_said_in_words_and_reads_as_no_sum() -> None:
    visit = visit_with_a_top_set()
    log(visit, 235, 4)
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise=deadlift").content.decode()
    assert '<span class="to to-stay"><span class="set-beside">then</span> 235 lb</span>' in page
    assert '<span class="to to-up"><span class="visually-hidden">then</span> 235 lb</span>' in page
    css = Path("static/css/workouts.css").read_text()
    assert not re.search(r"\.to(-stay)?::before", css)


def test_the_last_set_decides_the_next_workout_and_the_others_their_next_set() -> None:
    visit = visit_with_a_top_set()
    for _ in range(2):
        log(visit, 235, 4)
    found = links(visit, f"/workouts/{visit.pk}/?exercise=deadlift")
    hold = ("4 reps: in range. Same weight, aim for 5.", "HOLD")
    assert found == [TOP, hold, (AGAIN, "OPENING")]


def test_the_week_says_why_a_lift_begins_with_its_weight() -> None:
    user = lifter()
    log(workout_of(user, user.today()), 225, 5)
    at = f"{user.today():%A} {user.today().day} {user.today():%B}"
    after = user.today() + datetime.timedelta(days=7)
    found = links(workout_of(user, after), f"/workouts/{workout_of(user, after).pk}/")
    assert found[0] == (f"Last time, on {at}: 5 reps were done at this weight.", "OPENING")


def test_a_day_of_another_year_is_named_with_it() -> None:
    user = lifter()
    log(workout_of(user, datetime.date(2024, 2, 27)), 225, 5)
    found = links(workout_of(user, TUESDAY), "/week/")
    said = "Last time, on Tuesday 27 February 2024: 5 reps were done at this weight."
    assert found == [(said, "OPENING")]


def test_what_was_on_the_screen_stays_though_the_sets_before_it_changed() -> None:
    user = lifter()
    earlier = log(workout_of(user, datetime.date(2024, 2, 27)), 225, 5)
    visit = workout_of(user)
    undo(log(visit, 225, 5))
    log(earlier.workout, 225, 6, id=earlier.pk, version=earlier.version)
    found = links(visit, f"/workouts/{visit.pk}/?exercise=deadlift")
    assert found == [("From the sets on Tuesday 27 February 2024.", "OPENING")]


def test_a_weight_the_gym_cannot_make_is_named_beside_the_next_it_can() -> None:
    visit = workout_of(lifter())
    for _ in range(3):
        log(visit, 227, 5)
    told = "Next time: 225 lb, aim for 6. 5 reps were done at 227 lb."
    assert (told, "OPENING") in links(visit, f"/workouts/{visit.pk}/?exercise=deadlift")


def test_a_weight_set_by_hand_is_no_rules_doing() -> None:
    user = lifter()
    working_loads.set_working_load(
        prescription=prescription_of(user), load=Decimal(185), by=user, note="After the flu."
    )
    page = browser(user).get("/week/").content.decode()
    assert "<bdi>After the flu.</bdi>" in page
    assert not LINK.search(page)


def test_a_set_that_hurt_is_no_rules_doing() -> None:
    visit = workout_of(lifter())
    log(visit, 225, 6, pain=True)
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise=deadlift").content.decode()
    assert "That hurt:" in page
    assert "why-link" not in page


def test_what_unfolds_is_what_the_page_of_the_rule_says() -> None:
    visit = visit_with_a_top_set()
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise=deadlift").text
    top = next(each for each in EXPLANATIONS if each.reason == Reason.TOP)
    assert f'<span class="help">{top.when} {top.then} <a' in page
    assert f"<p>{top.when} {top.then}</p>" in browser().get("/rule/").text


def test_every_reason_there_is_can_be_unfolded() -> None:
    assert {each.reason for each in EXPLANATIONS} == set(Reason)
    assert all(explained(str(reason)) for reason in Reason)
    assert explained("") is None
