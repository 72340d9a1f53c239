"""Whether reps earn a long jump, or a lift stands still: lifter and coach are told the same."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from accounts.models import User
from coaching.roster.ranked import line
from coaching.roster.reasons import LookRule
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, program_of, workout_of
from workouts import equipment, logbook, programs
from workouts.models import Program

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)
POUNDS = {Decimal(45): None, Decimal(5): 1}  # after 145 comes 225
KILOGRAMS = {Decimal("22.5"): None}  # 145 lb are 65.8 kg, which are 65 here; after those 110


def at_home() -> User:
    user = lifter()
    equipment.change_equipment(equipment=program_of(user).equipment, plates=POUNDS)
    Program.objects.update(started_on=user.today() - 10 * WEEK)
    return user


def deadlifts(user: User, weeks_ago: int, *sets: tuple[int, int]) -> None:
    visit = workout_of(user, user.today() - weeks_ago * WEEK)
    for load, reps in sets:
        log(visit, load, reps, 1)
    logbook.finish(workout=visit)


def in_kilograms(user: User) -> None:
    following = programs.change_unit(program=program_of(user), unit="kg")
    Program.objects.filter(pk=following.pk).update(started_on=user.today() - WEEK)
    equipment.change_equipment(equipment=program_of(user).equipment, plates=KILOGRAMS)


def are_told_of_a_stall(user: User) -> tuple[bool, bool]:
    """Whether the lifter is, and whether the coach is."""
    page = browser(user).get("/history/deadlift/").content.decode()
    reasons = line(coached(user, coach())).reasons
    return "no higher than" in page, any(each.rule == LookRule.NO_UP for each in reasons)


def test_reps_at_a_lighter_weight_earn_no_jump_from_a_heavier() -> None:
    user = at_home()
    for weeks_ago, lighter in ((3, 10), (2, 11), (1, 12)):
        deadlifts(user, weeks_ago, (145, 7), (135, lighter))
    assert are_told_of_a_stall(user) == (True, True)


@pytest.mark.parametrize(("reps", "is_told"), [((7, 8, 9), False), ((9, 8, 7), True)])
def test_reps_are_compared_through_a_change_of_unit(
    reps: tuple[int, int, int], is_told: bool
) -> None:
    user = at_home()
    deadlifts(user, 3, (145, reps[0]))
    deadlifts(user, 2, (145, reps[1]))
    in_kilograms(user)
    deadlifts(user, 1, (65, reps[2]))
    assert are_told_of_a_stall(user) == (is_told, is_told)
