"""A lift that stands still is told of where the lifter looks: once, calmly, and not for ever."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

import pytest
from django.utils.html import strip_tags

from accounts.models import User
from tests.factories import (
    browser,
    lifter,
    log,
    opening,
    prescription_of,
    program_of,
    seasoned_lifter,
    sheet_of,
    workout_of,
)
from workouts import lighter_weeks, logbook, programs, working_loads
from workouts.models import LighterWeek, LoggedSet, Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
STILL = "Deadlift: no higher than three main days ago."


def trained(user: User, *reps: int | tuple[int, int, int], rir: int = 1, **fields: str) -> None:
    """One finished workout a week of three sets as asked, the last a week ago."""
    exercise, role = fields.get("exercise", "deadlift"), fields.get("role", Role.MAIN)
    for week, each in enumerate(reps):
        visit = workout_of(user, user.today() - (len(reps) - week) * WEEK, role)
        for number, done in enumerate(each if isinstance(each, tuple) else (each,) * 3):
            lift = sheet_of(visit).lift(exercise)
            asked = lift and lift.next_set
            load = asked.load if asked else 225
            log(visit, load, done, rir if number else None, exercise=exercise)
        logbook.finish(workout=visit)


def taken(user: User, weeks_ago: int) -> None:
    starts_on = user.today() - weeks_ago * WEEK
    LighterWeek.objects.create(lifter=user, starts_on=starts_on, ends_on=starts_on + 6 * DAY)


def page(user: User, path: str = "/week/") -> str:
    return " ".join(strip_tags(browser(user).get(path).content.decode().replace("<", " <")).split())


def test_the_week_tells_of_a_lift_that_stands_still_and_why_a_lighter_week_helps() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    told = page(user)
    assert STILL in told
    assert "A lighter week lets you recover. It’s about half the sets at about 90%" in told
    assert "and then you go on from 225 lb. Take a lighter week" in told
    assert 'href="/week/lighter/"' in browser(user).get("/week/").content.decode()


@pytest.mark.parametrize("reps", [(5, 5), (5, 5, 6), (5, 6, 5)])
def test_a_lift_that_goes_up_and_one_that_is_new_are_left_alone(reps: Sequence[int]) -> None:
    user = lifter()
    trained(user, *reps)
    assert "no higher" not in page(user)


def test_up_a_step_and_down_again_is_standing_still() -> None:
    """225, 235, 230, 225, 235 and then 230 lb: an up in three main days, and nothing gained."""
    user = lifter()
    up, down = (6, 4, 4), (3, 4, 4)
    trained(user, up, down, down, up, down)
    assert opening(user) == 230
    assert STILL in page(user)


@pytest.mark.parametrize(("main_days", "told"), [(3, 1), (4, 0), (5, 0), (6, 1), (7, 0), (9, 1)])
def test_it_is_said_for_a_week_and_not_again_for_three_main_days(main_days: int, told: int) -> None:
    user = lifter()
    trained(user, *[5] * main_days)
    assert page(user).count("no higher") == told
    assert STILL in page(user, "/history/deadlift/")


def test_whoever_stands_still_for_long_is_left_alone() -> None:
    user = lifter()
    trained(user, *[5] * 12)
    assert "no higher" not in page(user)


def test_of_several_lifts_one_is_told_of() -> None:
    user = lifter()
    for exercise in ("deadlift", "one-arm-dumbbell-row", "cable-pullover"):
        trained(user, *[7 if "row" in exercise else 5] * 3, exercise=exercise)
    assert page(user).count("no higher") == 1


def test_the_extra_day_may_stand_still() -> None:
    user = seasoned_lifter()
    trained(user, 5, 5, 5, exercise="pull-up", role=Role.EXTRA)
    assert "no higher" not in page(user)


def test_nothing_is_said_while_a_workout_is_under_way() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    workout_of(user, user.today())
    assert "no higher" not in page(user)


def test_whoever_takes_a_lighter_week_is_told_no_more_of_it() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    for starts_on in lighter_weeks.starts(user):
        week = lighter_weeks.take(lifter=user, starts_on=starts_on, by=user)
        assert "no higher" not in page(user)
        assert "no higher" not in page(user, "/history/deadlift/")
        lighter_weeks.take_back(week=week)


def test_main_days_are_counted_anew_from_a_lighter_week() -> None:
    user = seasoned_lifter()
    taken(user, 3)
    trained(user, 5, 5, 5, 5, 5)
    assert "no higher" not in page(user)


def test_after_a_lighter_week_something_else_is_suggested() -> None:
    user = seasoned_lifter()
    taken(user, 4)
    trained(user, 5, 5, 5)
    assert f"{STILL} You could do 4 sets instead of 3." in page(user)


def test_a_lighter_week_of_long_ago_may_be_followed_by_another() -> None:
    user = seasoned_lifter()
    taken(user, 12)
    trained(user, 5, 5, 5)
    assert f"{STILL} A lighter week" in page(user)


def test_easy_sets_are_to_be_harder_first() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    LoggedSet.objects.filter(position=1).update(rir=1)  # the others left more and stayed
    LoggedSet.objects.filter(position__gt=1).update(rir=3, load=205)
    assert f"{STILL} Most sets left more than two reps." in page(user)


def test_main_days_are_counted_anew_from_a_weight_set_by_hand() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    by_hand = {"prescription": prescription_of(user), "by": user, "note": ""}
    working_loads.set_by_hand(load=Decimal(205), **by_hand)
    assert "no higher" not in page(user)


def test_openings_in_another_rep_range_are_nothing_to_compare_with() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    programs.change_prescription(prescription=prescription_of(user), rep_low=8, rep_high=10)
    assert "no higher" not in page(user)


def test_openings_of_the_other_unit_are_told_on_todays_ladder() -> None:
    user = lifter()
    trained(user, 5, 5, 5)
    programs.change_unit(program=program_of(user), unit="kg")
    assert f"{STILL} A lighter week" in page(user)
    assert "and then you go on from 100 kg." in page(user)
