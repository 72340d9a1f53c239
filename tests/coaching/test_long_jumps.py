"""A lift that earns a long jump by reps stands still by the rule: its coach is not called."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from coaching.roster.client_log import ClientLog
from coaching.roster.reasons import LookRule, WhyLook, reasons
from tests.coaching.test_reasons import TUESDAY, WEEK, done, log, plan, planned, workout


def home_gym(*reps: int, ladder: tuple[int, ...] = (95, 145, 185)) -> ClientLog:
    """Weekly main days at 145 lb with so many reps, the oldest first, on few plates."""
    coarse = replace(planned().rule, ladder=tuple(map(Decimal, ladder)))
    weeks = [
        workout(TUESDAY - week * WEEK, done(145, most)) for week, most in enumerate(reps[::-1])
    ]
    return log(*weeks, plan=plan(lifts=[replace(planned(), rule=coarse)]))


def stuck(found: ClientLog) -> list[WhyLook]:
    return [each for each in reasons(found) if each.rule == LookRule.NO_UP]


def test_reps_that_grow_towards_a_long_jump_are_no_stall() -> None:
    assert stuck(home_gym(7, 9, 10)) == []


@pytest.mark.parametrize("reps", [(10, 9, 10), (9, 9, 9), (10, 8, 7)])
def test_reps_that_do_not_grow_are_one(reps: tuple[int, ...]) -> None:
    assert [each.words for each in stuck(home_gym(*reps))] == [
        "Deadlift, asked for 145, 145, 145, 145 lb."
    ]


def test_without_a_long_jump_above_they_earn_nothing() -> None:
    assert stuck(home_gym(4, 4, 5, ladder=(95, 145, 155)))
