"""What each set decided, read from the targets that were stored."""

from __future__ import annotations

import datetime
from decimal import Decimal

from history.past.decisions import OpenedWith, WeightMove, judged
from history.past.visits import LiftVisit
from tests.factories import TUESDAY
from workouts.models import LoggedSet
from workouts.sheets import ByHand

WEEK = datetime.timedelta(days=7)


def visit(*sets: tuple[int, int | None], week: int = 0) -> LiftVisit:
    """A workout of (load, target) sets."""
    rows = tuple(
        LoggedSet(
            position=position,
            load=Decimal(load),
            reps=5,
            target_load=None if asked is None else Decimal(asked),
        )
        for position, (load, asked) in enumerate(sets, start=1)
    )
    opening = rows[0].load if rows[0].target_load is None else rows[0].target_load
    return LiftVisit(week, 1, TUESDAY + week * WEEK, "lb", rows, rows, opening)


def ways(*visits: LiftVisit, after: int | None = None) -> list[list[WeightMove]]:
    following = None if after is None else OpenedWith(Decimal(after), "lb")
    return [[each.way for each in found.decisions] for found in judged(visits, following)]


def test_a_set_is_judged_by_the_target_of_the_next_one() -> None:
    done = visit((225, 225), (235, 235), (235, 235), (230, 230))
    assert ways(done)[0][:3] == [WeightMove.UP, WeightMove.HELD, WeightMove.DOWN]


def test_the_last_set_is_judged_by_where_the_next_workout_opened() -> None:
    first, second = visit((225, 225)), visit((235, 235), week=1)
    assert ways(first, second, after=230) == [[WeightMove.UP], [WeightMove.DOWN]]


def test_coming_back_to_the_weight_of_the_day_is_no_up() -> None:
    assert ways(visit((225, 225), (220, 220)), after=225) == [[WeightMove.DOWN, WeightMove.HELD]]


def test_a_set_that_nothing_followed_decided_nothing() -> None:
    assert ways(visit((225, None), (225, None))) == [[WeightMove.OPEN, WeightMove.OPEN]]


def test_a_load_set_by_hand_is_no_decision_of_the_sets() -> None:
    first, second = visit((225, 225)), visit((185, 185), week=1)
    at = datetime.datetime(2026, 3, 5, tzinfo=datetime.UTC)
    hand = ByHand(Decimal(185), TUESDAY + datetime.timedelta(days=2), at, "")
    found = judged([first, second], None, [hand])
    assert [each.outcome.way for each in found] == [WeightMove.HAND, WeightMove.OPEN]


def test_a_workout_is_judged_by_its_opening_and_the_next() -> None:
    visits = [visit((load, load), week=at) for at, load in enumerate((225, 235, 235, 230))]
    assert [each.outcome.way for each in judged(visits)] == [
        WeightMove.UP,
        WeightMove.HELD,
        WeightMove.DOWN,
        WeightMove.OPEN,
    ]
