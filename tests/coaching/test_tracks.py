"""A client's lifts through programs, units and rep ranges; values alone, no database."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from coaching.roster.client_log import ClientProgram
from coaching.roster.lift_trends import tracks
from coaching.roster.reasons import no_up, two_downs
from progression import DEFAULT_LADDERS
from progression import Rule as NextSet
from tests.coaching.test_reasons import DAY, GYM, TUESDAY, WEEK, done, log, plan, planned, workout


def test_sets_beyond_the_prescription_move_nothing() -> None:
    sets = [done(230, 5)] * 3 + [done(240, 6)]
    assert tracks(log(workout(TUESDAY, *sets)))[0].openings[0] == 230


def test_another_role_or_an_unfinished_workout_is_no_opening_of_the_lift() -> None:
    before = workout(TUESDAY - WEEK, done(235, 3))
    for other in ({"role": "extra"}, {"is_over": False}):
        assert two_downs(tracks(log(workout(TUESDAY, done(230, 3), **other), before))) == []


def earlier(**fields: Any) -> ClientProgram:
    """A plan that ended before the last workout."""
    return plan(program=0, ended_on=TUESDAY - DAY, **fields)


def test_a_track_runs_on_through_programs() -> None:
    before = workout(TUESDAY - WEEK, done(235, 3), program=0)
    told = log(workout(TUESDAY, done(230, 3)), before, plans=[earlier(), plan()])
    assert two_downs(tracks(told))


def test_a_workout_is_judged_by_the_sets_of_its_own_plan() -> None:
    sets = [done(225, 6), done(235, 6), done(245, 4)]
    one_set = plan(lifts=[planned(sets=1)])
    told = log(workout(TUESDAY, *sets, program=0), plans=[earlier(), one_set])
    assert tracks(told)[0].openings == [245, 225]


def test_openings_in_another_rep_range_are_nothing_to_compare_with() -> None:
    low = planned()
    high = replace(low, rule=replace(low.rule, low=8, high=10))
    past = [workout(TUESDAY - n * WEEK, done(315, 5, 1), program=0) for n in range(4)]
    told = log(*past, plans=[earlier(), plan(lifts=[high])])
    assert tracks(told)[0].openings == [275]
    assert no_up(tracks(told)) == []


def test_openings_of_the_other_unit_are_told_on_todays_ladder() -> None:
    kg = replace(planned(), gym=GYM._replace(unit="kg"))
    kg = replace(
        kg, rule=NextSet(4, 6, Decimal(5), Decimal("2.5"), DEFAULT_LADDERS["barbell", "kg"])
    )
    past = [workout(TUESDAY - n * WEEK, done(225, 5), program=0) for n in range(4)]
    told = log(*past, plans=[earlier(), plan(lifts=[kg])])
    assert tracks(told)[0].openings == [100] * 5
    assert no_up(tracks(told))
