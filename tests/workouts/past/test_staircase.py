"""The staircase as shapes: where they stand and that they stay inside the drawing."""

from __future__ import annotations

import re
from decimal import Decimal

from tests.factories import TUESDAY
from tests.workouts.past.test_decisions import visit
from workouts.past.balance import Arms
from workouts.past.decisions import Way, judged
from workouts.screens.arms import arm_bars
from workouts.screens.staircase import mark, scale, staircase


def test_the_scale_has_few_round_loads_around_what_was_lifted() -> None:
    low, high, ticks = scale(Decimal(-5), Decimal(90))
    assert (low, high) == (-20, 100)
    assert ticks == [-20, 0, 20, 40, 60, 80, 100]


def test_one_load_alone_still_has_a_scale() -> None:
    low, high, _ = scale(Decimal(225), Decimal(225))
    assert low < 225 < high


def test_each_decision_has_a_shape_of_its_own() -> None:
    shapes = {mark(way, 10, 10, 3) for way in (Way.UP, Way.HELD, Way.DOWN, Way.HAND)}
    assert len(shapes) == 4


def test_a_heavier_set_stands_higher() -> None:
    chart = staircase(judged([visit((225, 225), (235, 235))]))
    lower, higher = map(float, re.findall(r"V([\d.]+)", chart.steps))
    assert higher < lower


def test_twenty_six_workouts_stay_inside_the_drawing() -> None:
    visits = [visit((225 + at, 225), (230, 230), week=at) for at in range(26)]
    chart = staircase(judged(visits))
    across = [float(x) for x in re.findall(r"H([\d.]+)", chart.steps)]
    assert across == sorted(across)
    assert across[-1] <= 312
    assert [date.words for date in chart.dates] == ["3 Mar 2026", "25 Aug 2026"]


def test_every_coordinate_has_one_decimal_at_most() -> None:
    visits = [visit((225, 225), (227, 230), (229, 230), week=at) for at in range(7)]
    chart = staircase(judged(visits))
    drawn = chart.steps + "".join(path for _, path in [*chart.marks, *chart.outcomes])
    assert not re.search(r"\.\d\d", drawn)


def test_a_record_gets_a_ring() -> None:
    done = visit((225, 225), (235, 235))
    done.sets[1].pk = "best"
    done.sets[0].pk = "other"
    assert len(staircase(judged([done]), {"best"}).records) == 1


def test_bars_go_up_for_the_right_arm_and_down_for_the_left() -> None:
    bars = arm_bars([Arms(TUESDAY, 8, 10), Arms(TUESDAY, 9, 8), Arms(TUESDAY, 8, 8)])
    assert "v-32h" in bars.right
    assert "v16h" in bars.left
    assert bars.even
