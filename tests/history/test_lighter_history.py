"""Lighter weeks looked back on: marked, counted as training, and read by nothing as a fall."""

from __future__ import annotations

import pytest

from accounts.models import User
from tests.factories import browser, lifter
from tests.workouts.test_lighter_week import DAY, WEEK, page, trained
from workouts.models import LighterWeek

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def light_between(user: User) -> None:
    """Three weeks of deadlifts, the middle one lighter."""
    today = user.today()
    trained(user, today - 3 * WEEK, 225, 6)
    LighterWeek.objects.create(
        lifter=user, starts_on=today - 2 * WEEK, ends_on=today - WEEK - DAY, by=user
    )
    trained(user, today - 2 * WEEK, 205, 12)
    trained(user, today - WEEK, 235, 5)


def test_history_marks_it_and_reads_no_fall_in_it() -> None:
    user = lifter()
    light_between(user)
    told = page(user, "/history/deadlift/")
    assert "Lighter week." in told
    summed = "went up after 1, stayed after 1 and went down after 0. 1 workout in a lighter week."
    assert summed in told
    assert "Next time up to 235 lb" in told
    assert "down to" not in told
    assert "lighter week" in page(user, "/history/")


def test_its_sets_are_no_records_and_estimate_nothing() -> None:
    user = lifter()
    light_between(user)
    told = page(user, "/history/deadlift/")
    assert "Most reps 6" in told
    assert told.count("one rep: about") == 2


def test_its_sets_count_in_the_weeks_volume() -> None:
    user = lifter()
    light_between(user)
    told = browser(user).get("/history/").context["weeks"]
    assert [area.words for week in told for area in week.areas if area.label == "Lower back"] == [
        "3 sets"
    ] * 3


def test_the_rule_has_no_say_in_it_afterwards() -> None:
    user = lifter()
    light_between(user)
    told = page(user, "/history/deadlift/rule/")
    assert "Lighter week: the rule has no say." in told
    assert "After 3 of 5 sets" in told


def test_a_page_that_ends_before_one_asks_what_came_after_it() -> None:
    user = lifter()
    light_between(user)
    until = user.today() - 2 * WEEK
    told = page(user, f"/history/deadlift/?until={until}")
    assert "Next time up to 235 lb" in told


def test_the_rule_opens_for_a_lift_that_was_done_in_lighter_weeks_alone() -> None:
    user = lifter()
    start = user.today() - WEEK
    LighterWeek.objects.create(lifter=user, starts_on=start, ends_on=start + WEEK - DAY, by=user)
    trained(user, start, 205, 12)
    told = page(user, "/history/deadlift/rule/")
    assert "Lighter week: the rule has no say." in told
    assert "there’s nothing to compare" in told
