"""Thousands of workouts gone through as lists of numbers: what is found is what one by one says."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, product
from random import Random
from typing import Any

import pytest

from exercises.models import Exercise
from history import earlier_plans
from history.all_time import all_time_of, read
from history.past.all_outcomes import AllOutcomes
from history.past.chart_points import MOST, points
from history.past.decisions import OpenedWith, WeightMove, WhatFollowed, outcomes
from history.past.drawn_workouts import DrawnWorkout, DrawnWorkouts
from history.past.prescribed_places import PrescribedPlaces
from history.past.visits import shown
from tests.factories import TUESDAY, prescription_of, seasoned_lifter
from tests.history.test_all_time import DAY, LIFT, any_log
from workouts.models import Prescription
from workouts.openings import ByHand

pytestmark = pytest.mark.django_db

NOTHING, OPENS = WhatFollowed(WeightMove.OPEN, None), OpenedWith(Decimal(40), "kg")
MOVES = {WeightMove.UP, WeightMove.HELD, WeightMove.DOWN, WeightMove.RANGE, WeightMove.LIGHTER}


def any_workouts(role: str = "main") -> DrawnWorkouts:
    """A log by dice under a plan that asked for other reps later, and for others of what the lift
    was done in the place of."""
    user = seasoned_lifter()
    any_log(user)
    now = prescription_of(user, LIFT)
    Prescription.objects.filter(pk=now.pk).update(rep_low=8, rep_high=10)
    now.pk, now.exercise_id, now.position = None, "lat-pulldown", 99
    now.rep_low, now.rep_high = 11, 12
    now.save()
    rows = earlier_plans.places(user, LIFT)
    places = PrescribedPlaces(Exercise.objects.get(pk=LIFT), role, rows)
    return DrawnWorkouts(read(all_time_of(user.pk, LIFT)).lifts.of_role(role), places)


def any_hands(dice: Random) -> list[ByHand]:
    """Loads set by hand, some on the days of workouts, some to what the workouts open with."""
    days = sorted((dice.randrange(-3, 210) for _ in range(40)), reverse=True)
    return [by_hand(TUESDAY + day * DAY, dice.choice((-20, 0, 40))) for day in days]


def by_hand(on: datetime.date, load: int) -> ByHand:
    at = datetime.datetime.combine(on, datetime.time(12), datetime.UTC)
    return ByHand(Decimal(load), on, at, "", unit="lb")


def one_by_one(workouts: DrawnWorkouts) -> list[DrawnWorkout]:
    return [workouts.at(index) for index in range(len(workouts))]


def test_what_followed_each_workout_is_what_all_of_them_one_by_one_say() -> None:
    workouts, dice = any_workouts(), Random(3)
    for hands, after in (
        ([], None),
        (any_hands(dice), None),
        ([], OPENS),
        (any_hands(dice), OPENS),
    ):
        expected = outcomes(one_by_one(workouts), after, hands)
        found = AllOutcomes(workouts, after, hands)
        assert [found.of(index) for index in range(len(workouts))] == expected
        for _ in range(30):
            first, end = sorted(dice.randrange(len(workouts) + 1) for _ in range(2))
            ways = Counter(each.way for each in expected[first:end])
            assert found.ways(range(first, end)) == ways
        assert {each.way for each in expected} >= (MOVES | {WeightMove.HAND} if hands else MOVES)


def kept_one_by_one(workouts: Sequence[DrawnWorkout], unit: str, most: int) -> list[int]:
    """The ids of the workouts in a drawing: the first, the last, and of each stretch the heaviest,
    the latest among equal ones, light ones behind all others."""
    loads = [shown(workout.load, workout.unit, unit) for workout in workouts]

    def stands_out(at: int) -> Any:
        near = sorted([*loads[max(0, at - 2) : at], *loads[at + 1 : at + 3]])
        is_light = len(near) > 2 and 0 < loads[at] < near[len(near) // 2] * Decimal("0.85")
        return not (is_light or workouts[at].is_lighter), loads[at], workouts[at].reps, at

    days = [workout.on.toordinal() for workout in workouts]
    width, last = (days[-1] - days[0] + 1) / (most - 2), len(days) - 1
    inner = groupby(range(1, last), key=lambda at: int((days[at] - days[0]) / width))
    kept = [0, *(max(stretch, key=stands_out) for _, stretch in inner), last]
    return [workouts[at].workout for at in kept]


def test_of_each_stretch_of_time_the_heaviest_is_drawn() -> None:
    workouts = any_workouts()
    whole = {workout.workout: workout for workout in one_by_one(workouts)}
    for unit, most in product(("lb", "kg"), (12, 30, MOST)):
        found = points(workouts, lambda _: NOTHING, "bodyweight", unit, most)
        kept = kept_one_by_one(list(whole.values()), unit, most)
        assert [point.workout for point in found] == kept
        for point in found:
            workout = whole[point.workout]
            assert point.load == shown(workout.load, workout.unit, unit)


def test_a_year_has_the_workouts_of_its_dates() -> None:
    workouts = any_workouts()
    shifted = workouts.lifts._replace(days=[day - 120 for day in workouts.lifts.days])
    older = DrawnWorkouts(shifted, workouts.places)
    dates = [workout.on for workout in one_by_one(older)]
    assert older.years() == sorted({on.year for on in dates}, reverse=True)
    assert len(older.years()) == 2
    for year in older.years():
        part = older.part(older.of_year(year))
        assert [each.on for each in one_by_one(part)] == [on for on in dates if on.year == year]
    assert not older.of_year(1999)
