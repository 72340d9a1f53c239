"""A lighter week gives a coach no reason to look but those that are none of its weights."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from coaching.roster.client_log import ClientLog, Waiting
from coaching.roster.lift_trends import tracks
from coaching.roster.reasons import (
    easy_ignored,
    far,
    missed_main,
    no_up,
    nothing_left,
    pain,
    record,
    two_downs,
    waiting,
)
from history.past.records import Before
from tests.coaching.test_reasons import (
    TUESDAY,
    WEEK,
    done,
    log,
    openings,
    plan,
    planned,
    workout,
)
from workouts.openings import ByHand


def eased(log: ClientLog, weeks_ago: int = 0) -> ClientLog:
    """The same log with the workout of a week, counted from the last, in a lighter week."""
    on = TUESDAY - weeks_ago * WEEK
    workouts = [replace(each, is_lighter=each.performed_on == on) for each in log.workouts]
    return replace(log, workouts=workouts)


def test_it_is_read_as_no_fall() -> None:
    falling = openings(235, 230, 205, reps=3)
    assert two_downs(tracks(falling))
    assert two_downs(tracks(eased(falling))) == []


def test_the_next_workout_opens_where_it_would_have() -> None:
    (before,) = tracks(openings(235, 230))
    (after,) = tracks(eased(openings(235, 230, 205, reps=5)))
    assert after.openings[0] == before.openings[0] == 230


def test_main_days_without_an_up_are_counted_anew_after_it() -> None:
    assert no_up(tracks(openings(225, 225, 225, 225)))
    assert no_up(tracks(eased(openings(225, 225, 225, 225), weeks_ago=2))) == []
    assert no_up(tracks(eased(openings(225, 205, 225, 225, 225), weeks_ago=3)))


def test_and_after_a_load_set_by_hand() -> None:
    now = datetime.datetime.combine(TUESDAY - WEEK, datetime.time(), datetime.UTC)
    hand = ByHand(Decimal(225), TUESDAY - WEEK, now, "", unit="lb", range=(4, 6))
    lift = replace(planned(), by_hand=hand)
    assert no_up(tracks(openings(225, 225, 225, 225, plan=plan(lifts=[lift])))) == []


@pytest.mark.parametrize(
    ("rule", "sets"),
    [
        (far, [done(245, 5, target=Decimal(205))]),
        (easy_ignored, [done(205, 4, 4), done(205, 4, 4), done(205, 4, 4)]),
        (nothing_left, [done(205, 4, 0)] * 3),
    ],
)
def test_its_sets_are_neither_far_off_nor_too_easy_nor_too_hard(rule: Any, sets: Any) -> None:
    told = log(workout(TUESDAY, *sets))
    assert rule(told)
    assert rule(eased(told)) == []


def test_what_is_lifted_in_it_is_no_record() -> None:
    before = Before(Decimal(225), Decimal(225))
    told = log(workout(TUESDAY, done(235, 5)), heaviest={"deadlift": before})
    assert record(told)
    assert record(eased(told)) == []


def test_pain_and_a_workout_that_waits_are_told_as_ever() -> None:
    told = eased(log(workout(TUESDAY, done(205, 4, pain=True)), waiting=[Waiting(1, TUESDAY)]))
    assert pain(told)
    assert waiting(told)


def test_a_day_done_in_it_is_not_missed_and_one_not_done_is() -> None:
    assert missed_main(eased(log(workout(TUESDAY)))) == []
    assert missed_main(log(workout(TUESDAY - WEEK)))


def test_whoever_only_trained_in_one_has_no_track() -> None:
    assert tracks(eased(log(workout(TUESDAY)))) == []
