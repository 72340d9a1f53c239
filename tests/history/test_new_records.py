"""What a workout has that was never lifted before, as lifter and coach are told."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coaching.models import Coaching
from coaching.roster.ranked import line
from coaching.roster.reasons import LookRule
from history.done.new_records import records_of
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, lifter, log, many_workouts, program_of, sheet_of, workout_of
from workouts import logbook, programs
from workouts.models import Program, Workout

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def lifted(
    user: User,
    on: datetime.date,
    *sets: tuple[object, int],
    exercise: str = "deadlift",
    **more: Any,
) -> Workout:
    """A finished workout of one exercise."""
    visit = workout_of(user, on)
    for load, reps in sets:
        log(visit, load, reps, exercise=exercise, **more)
    logbook.finish(workout=visit)
    return visit


def told(visit: Workout) -> list[str]:
    return [each.words for each in records_of(sheet_of(visit))]


def beside(
    before: list[tuple[object, int]], now: list[tuple[object, int]], **more: Any
) -> list[str]:
    """The records of a workout a week after another one."""
    user = lifter()
    if before:
        lifted(user, TUESDAY - WEEK, *before, **more)
    return told(lifted(user, TUESDAY, *now, **more))


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ([(225, 5)], [(235, 4)], "Heaviest yet: 235 lb × 4"),
        ([(235, 3), (225, 5)], [(235, 5)], "235 lb × 5, your first five at 235"),
        ([(225, 5)], [(235, 3)], "Heaviest yet: 235 lb × 3"),
        ([(225, 5)], [(235, 4), (245, 2)], "235 lb × 4, your first four at 235"),
        ([(225, 5)], [(225, 6), (225, 5)], "Most reps at 225 lb: 6, from 5"),
    ],
)
def test_a_record_says_what_it_is(
    before: list[tuple[object, int]], now: list[tuple[object, int]], words: str
) -> None:
    assert beside(before, now) == [words]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([(225, 5)], [(225, 5)]),
        ([(235, 6), (225, 5)], [(225, 6)]),  # as many were done with more
        ([], [(225, 6)]),  # the first of all
        ([(225, 5)], [(220, 6)]),  # more reps, at a weight that nothing was done at
        ([(225, 5)], [(235, 0)]),
    ],
)
def test_what_is_no_news_is_no_record(
    before: list[tuple[object, int]], now: list[tuple[object, int]]
) -> None:
    assert beside(before, now) == []


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (-40, -30, "Least assistance yet: 30 lb assistance × 5"),
        (-10, 0, "No assistance for the first time: bodyweight × 5"),
        (0, 10, "Heaviest yet: +10 lb × 5"),
    ],
)
def test_a_pull_up_is_told_by_what_helps_or_hangs_on_it(before: int, now: int, words: str) -> None:
    assert beside([(before, 5)], [(now, 5)], exercise="pull-up") == [words]


def test_the_first_at_bodyweight_is_named_so() -> None:
    found = beside([(0, 2), (-20, 5)], [(0, 5)], exercise="pull-up")
    assert found == ["Bodyweight × 5, your first five at bodyweight"]


def test_a_one_arm_row_counts_the_weaker_arm() -> None:
    row, user = "one-arm-dumbbell-row", lifter()
    lifted(user, TUESDAY - WEEK, (60, 7), exercise=row, left_reps=7, right_reps=8)
    visit = lifted(user, TUESDAY, (65, 6), exercise=row, left_reps=7, right_reps=6)
    assert told(visit) == ["Heaviest yet: 65 lb × 6 each arm"]


def test_what_hurt_is_no_record() -> None:
    user = lifter()
    lifted(user, TUESDAY - WEEK, (225, 5))
    assert told(lifted(user, TUESDAY, (235, 5), pain=True)) == []


def test_a_lighter_week_has_none_and_what_was_lifted_in_it_was_lifted() -> None:
    user = lifter()
    lifted(user, TUESDAY - 2 * WEEK, (225, 5))
    visit = lifted(user, TUESDAY - WEEK, (245, 5))
    visit.is_lighter = True
    visit.save()
    assert told(visit) == []
    assert told(lifted(user, TUESDAY, (240, 5))) == []


def test_pounds_of_before_stand_beside_kilograms() -> None:
    user = lifter()
    lifted(user, TUESDAY - WEEK, (225, 5))  # 102.06 kg
    programs.change_unit(program=program_of(user), unit="kg")
    Program.objects.update(started_on=TUESDAY - 2 * WEEK)
    assert told(lifted(user, TUESDAY, (100, 5))) == []
    assert told(lifted(user, TUESDAY + WEEK, (105, 5))) == ["Heaviest yet: 105 kg × 5"]


def test_an_earlier_workout_is_not_told_of_later_ones() -> None:
    user = lifter()
    lifted(user, TUESDAY - WEEK, (205, 5))
    visit = lifted(user, TUESDAY, (225, 5))
    lifted(user, TUESDAY + WEEK, (245, 5))
    assert told(visit) == ["Heaviest yet: 225 lb × 5"]


def test_each_exercise_has_its_own_also_one_beside_the_plan() -> None:
    user = lifter()
    for on, load in ((TUESDAY - WEEK, 100), (TUESDAY, 110)):
        visit = lifted(user, on, (225, 5), (load + 125, 5))
        log(visit, load, 8, exercise="barbell-row")
    found = records_of(sheet_of(visit))
    assert [(each.name, each.words) for each in found] == [
        ("Deadlift", "Heaviest yet: 235 lb × 5"),
        ("Barbell row", "Heaviest yet: 110 lb × 8"),
    ]


@pytest.mark.slow
def test_however_long_the_history_is_it_is_asked_for_once() -> None:
    user = lifter()
    many_workouts(user, 300)
    laid_out = sheet_of(lifted(user, TUESDAY, (230, 5)))
    with CaptureQueriesContext(connection) as captured:
        (found,) = records_of(laid_out)
    assert (len(captured), found.words) == (1, "Heaviest yet: 230 lb × 5")


def test_a_leap_beyond_all_before_is_one_too() -> None:
    assert beside([(135, 5)], [(405, 5)]) == ["Heaviest yet: 405 lb × 5"]


def of_the_coach(coaching: Coaching) -> list[str]:
    return [each.words for each in line(coaching).reasons if each.rule == LookRule.RECORD]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ([(225, 5)], "Deadlift, heaviest yet: 235 lb × 4."),
        ([(235, 2), (225, 5)], "Deadlift: 235 lb × 4, their first four at 235."),
    ],
)
def test_the_coach_reads_the_same(before: list[tuple[object, int]], words: str) -> None:
    user = lifter()
    coaching, today = coached(user, coach()), user.today()
    lifted(user, today - WEEK, *before)
    visit = lifted(user, today, (235, 4))
    assert of_the_coach(coaching) == [words]
    (mine,) = told(visit)
    assert mine.lower() in words.lower().replace("their", "your")
