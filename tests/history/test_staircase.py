"""The staircase as shapes: where they stand and that they stay inside the drawing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from exercises.models import Exercise
from history.lift.arms import arm_bars
from history.lift.staircase import BOTTOM, TOP, Staircase, date_ticks, mark, scale, staircase
from history.past.all_outcomes import AllOutcomes
from history.past.balance import Arms
from history.past.chart_points import MOST, Point, points
from history.past.decisions import WeightMove
from history.past.drawn_workouts import DrawnWorkouts
from history.past.in_brief import LiftInBrief, LiftsInBrief
from history.past.prescribed_places import PrescribedPlaces
from history.past.visits import LiftVisit
from tests.factories import TUESDAY
from tests.history.briefs import brief_of
from tests.history.test_decisions import visit


def test_the_scale_has_few_round_loads_around_what_was_lifted() -> None:
    low, high, ticks = scale(Decimal(-5), Decimal(90))
    assert (low, high) == (-20, 100)
    assert ticks == [-20, 0, 20, 40, 60, 80, 100]


def test_one_load_alone_still_has_a_scale() -> None:
    low, high, _ = scale(Decimal(225), Decimal(225))
    assert low < 225 < high


def test_each_decision_has_a_shape_of_its_own() -> None:
    shapes = {
        mark(way, 10, 10, 3)
        for way in (WeightMove.UP, WeightMove.HELD, WeightMove.DOWN, WeightMove.HAND)
    }
    assert len(shapes) == 4


def in_brief(visit: LiftVisit) -> LiftInBrief:
    lighter = visit.is_lighter
    return brief_of(visit.rows, workout=visit.workout, on=visit.on, is_lighter=lighter)


def placed(visits: Sequence[LiftVisit], kind: str = "barbell") -> list[Point]:
    lifts = LiftsInBrief.of(map(in_brief, visits))
    workouts = DrawnWorkouts(lifts, PrescribedPlaces(Exercise(slug="deadlift"), "main", ()))
    return points(workouts, AllOutcomes(workouts, None, ()).of, kind, "lb")


def drawn(*visits: LiftVisit, records: Collection[int] = ()) -> Staircase:
    return staircase(placed(visits), lambda point: ("", ("", "")), records)


def heights(chart: Staircase) -> list[float]:
    return [float(dot.y) for dot in chart.dots]


def test_a_heavier_set_stands_higher() -> None:
    lower, higher = heights(drawn(visit((225, 225)), visit((235, 235), week=1)))
    assert higher < lower


def test_of_a_workout_the_heaviest_set_is_drawn() -> None:
    chart = drawn(visit((225, 225), (235, 235)), visit((235, 235), week=1))
    assert len(set(heights(chart))) == 1


def test_a_hundred_workouts_stay_inside_the_drawing_each_answering_to_its_own_column() -> None:
    visits = [visit((225 + at, 225), (230, 230), week=at) for at in range(100)]
    chart = drawn(*visits)
    across = [float(x) for x in re.findall(r"H([\d.]+)", chart.steps)]
    assert across == sorted(across)
    assert across[-1] <= 312
    lefts = [float(dot.left) for dot in chart.dots]
    ends = [left + float(dot.width) for left, dot in zip(lefts, chart.dots, strict=True)]
    assert lefts[0] == 40
    assert all(abs(end - left) < 0.2 for end, left in zip(ends, [*lefts[1:], 312], strict=True))


def test_light_workouts_do_not_stretch_the_scale() -> None:
    usual = [visit((300, 300), week=at) for at in range(8)]
    usual[3] = replace(usual[3], rows=visit((270, 270)).rows, sets=visit((270, 270)).sets)
    usual[3] = replace(usual[3], is_lighter=True)
    usual[6] = visit((135, 135), week=6)  # light, in no lighter week
    chart = drawn(*usual)
    assert chart.loads[0].words not in {"130", "120", "100"}
    assert [dot.way for dot in chart.dots][3] == "lighter"
    assert min(heights(chart)) >= TOP
    assert heights(chart)[6] == BOTTOM
    assert chart.steps.count("H") == 5  # and the stairs pass them by


def test_ten_years_are_few_enough_points_and_keep_the_heaviest_and_both_ends() -> None:
    visits = [visit((200 + at % 90, 200), week=at) for at in range(520)]
    kept = placed(visits)
    assert len(kept) <= MOST
    assert (kept[0].on, kept[-1].on) == (visits[0].on, visits[-1].on)
    assert max(each.load for each in kept) == 289
    assert [each.on for each in kept] == sorted({each.on for each in kept})


def test_fewer_workouts_than_that_are_all_there() -> None:
    visits = [visit((225, 225), week=at) for at in range(MOST)]
    assert [each.on for each in placed(visits)] == [each.on for each in visits]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 3, 3), (2026, 3, 3), ["3 Mar 2026"]),
        ((2026, 3, 3), (2026, 3, 24), ["3 Mar 2026", "24 Mar 2026"]),
        ((2026, 1, 6), (2026, 4, 28), ["Feb 2026", "Mar 2026", "Apr 2026"]),
        ((2025, 1, 6), (2026, 12, 1), ["Jul 2025", "Jan 2026", "Jul 2026"]),
        ((2016, 2, 1), (2026, 2, 1), ["2018", "2020", "2022", "2024", "2026"]),
    ],
)
def test_dates_stand_under_it_as_many_as_have_room(
    first: tuple[int, int, int], last: tuple[int, int, int], words: list[str]
) -> None:
    found = date_ticks(datetime.date(*first), datetime.date(*last))
    assert [each.words for each in found] == words


def test_the_estimate_is_a_line_of_its_own_and_a_pull_up_has_none() -> None:
    visits = [visit((225 + at, 225), week=at) for at in range(3)]
    assert drawn(*visits).most.count("L") == 2
    none = staircase(placed(visits, "bodyweight"), lambda point: ("", ("", "")))
    assert none.most == ""


def test_one_workout_alone_is_a_mark_in_the_middle() -> None:
    chart = drawn(visit((225, 225)))
    assert [dot.x for dot in chart.dots] == ["176"]
    assert chart.most == ""


def test_every_coordinate_has_one_decimal_at_most() -> None:
    visits = [visit((225, 225), (227, 230), (229, 230), week=at) for at in range(7)]
    chart = drawn(*visits)
    told = [(dot.path, dot.x, dot.y, dot.left, dot.width) for dot in chart.dots]
    text = " ".join([chart.steps, chart.most, *(each for dot in told for each in dot)])
    assert not re.search(r"\.\d\d", text)


def test_a_record_gets_a_ring() -> None:
    visits = [visit((225, 225), (235, 235), week=week) for week in range(2)]
    assert [dot.is_record for dot in drawn(*visits, records={1}).dots] == [False, True]


def test_a_heavier_set_without_a_rep_gets_none() -> None:
    done = visit((225, 225), (235, 235))
    done.sets[1].reps = 0
    assert [dot.is_record for dot in drawn(done, records={0}).dots] == [False]


def test_bars_go_up_for_the_right_arm_and_down_for_the_left() -> None:
    bars = arm_bars([Arms(TUESDAY, 8, 10), Arms(TUESDAY, 9, 8), Arms(TUESDAY, 8, 8)])
    assert "v-32h" in bars.right
    assert "v16h" in bars.left
    assert bars.even
