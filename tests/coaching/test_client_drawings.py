"""The client's page draws a lift through its workouts, and the back with the week's sets."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coaching.models import Coaching
from tests.coaching.cast import coach, coached
from tests.coaching.test_pages import html, text
from tests.factories import (
    account,
    browser,
    lifter,
    log,
    many_workouts,
    other_lifter,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import programs

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def coaching() -> Coaching:
    """Of a client with two workouts of the deadlift, a week apart."""
    found = coached(seasoned_lifter(name="Bob"), coach(name="Ada"))
    for weeks, load in [(1, 225), (0, 235)]:
        log(workout_of(found.client, found.client.today() - weeks * WEEK), load, 5)
    return found


def page(coaching: Coaching, query: str = "") -> str:
    return html(coaching.coach, f"/clients/{coaching.pk}/{query}")


def drawn(shown: str) -> str:
    """The section of the drawing."""
    found = re.search(
        r'<section class="card stack" aria-labelledby="drawn">.*?</section>', shown, re.S
    )
    assert found
    return found[0]


def test_the_first_lift_of_the_week_is_drawn_as_on_its_own_page(coaching: Coaching) -> None:
    stairs = r'<path class="stairs" d="[^"]+"/>'
    own = html(coaching.coach, f"/clients/{coaching.pk}/history/deadlift/")
    shown = drawn(page(coaching))
    assert "Deadlift over time" in shown
    assert re.findall(stairs, shown) == re.findall(stairs, own) != []
    assert shown.count('<g class="dot"') == 2
    assert "Bob" not in shown


def test_another_lift_is_drawn_when_it_is_asked_for(coaching: Coaching) -> None:
    log(workout_of(coaching.client, coaching.client.today()), 5, 6, exercise="pull-up")
    shown = drawn(page(coaching, "?lift=pull-up"))
    assert 'href="?lift=pull-up#drawn" aria-current="true">Pull-up</a>' in shown
    assert shown.count('<g class="dot"') == 1
    assert "Pull-up: best sets over time, in lb" in shown
    assert f'href="/clients/{coaching.pk}/history/pull-up/"' in shown


def test_a_lift_of_both_days_has_a_drawing_for_each(coaching: Coaching) -> None:
    visit = workout_of(coaching.client, coaching.client.today() - WEEK, "extra")
    log(visit, 10, 6, exercise="pull-up")
    assert "Nothing is logged here yet." in drawn(page(coaching, "?lift=pull-up"))
    log(workout_of(coaching.client, coaching.client.today()), 5, 6, exercise="pull-up")
    shown = drawn(page(coaching, "?lift=pull-up&day=extra"))
    assert "Pull-up, extra day over time" in shown
    assert shown.count('<g class="dot"') == 1
    assert "history/pull-up/?day=extra" in shown


@pytest.mark.parametrize("query", ["?lift=curl", "?lift=deadlift&day=rest", "?lift=barbell-row"])
def test_what_is_not_in_their_week_draws_the_first(coaching: Coaching, query: str) -> None:
    assert "Deadlift over time" in drawn(page(coaching, query))


def test_the_years_are_left_to_the_page_of_the_lift(coaching: Coaching) -> None:
    log(workout_of(coaching.client, coaching.client.today() - 60 * WEEK), 205, 5)
    shown = drawn(page(coaching))
    assert shown.count('<g class="dot"') == 3
    assert "All years" not in shown
    assert "All years" in html(coaching.coach, f"/clients/{coaching.pk}/history/deadlift/")


def test_the_back_and_its_sets_are_what_the_client_sees(coaching: Coaching) -> None:
    def gives(shown: str) -> str:
        found = re.search(r'aria-labelledby="gives">.*?</section>', shown, re.DOTALL)
        assert found
        return re.sub(r"What (the|their) week gives", "", found[0])

    own = html(coaching.client, "/week/")
    assert "What their week gives" in page(coaching)
    assert gives(page(coaching)) == gives(own)
    assert "Upper back 3 sets Mid back 9 sets Lower back 3 sets" in text(gives(own))


def test_the_drawing_is_in_the_clients_unit(coaching: Coaching) -> None:
    programs.change_unit(program=program_of(coaching.client), unit="kg")
    shown = drawn(page(coaching))
    assert "in kg" in shown
    assert "Sets logged in lb are converted to kg." in text(shown)


def test_without_a_program_there_is_neither(coaching: Coaching) -> None:
    bare = coached(account("new@example.com"), coaching.coach)
    shown = page(bare)
    assert 'id="drawn"' not in shown
    assert 'id="gives"' not in shown


def test_the_log_of_another_is_not_drawn(coaching: Coaching) -> None:
    other = coached(other_lifter(), coaching.coach)
    assert "Nothing is logged here yet." in drawn(page(other))


def test_more_workouts_ask_no_oftener() -> None:
    coaching = coached(lifter(), coach())
    log(workout_of(coaching.client, coaching.client.today()), 225, 5)

    def asked() -> int:
        client = browser(coaching.coach)
        client.get(f"/clients/{coaching.pk}/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/clients/{coaching.pk}/")
        return len(captured)

    few = asked()
    many_workouts(coaching.client, 30)
    assert asked() == few <= 18
