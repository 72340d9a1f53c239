"""The staircase of a lift as shapes: where each set stands, and each decision's mark.

Coordinates in a drawing 320 wide, so that on the narrowest phone a unit is nearly a pixel;
all to one decimal, counted here and only placed by the template.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from progression import plain
from workouts.past.decisions import Judged, Way

WIDTH, HEIGHT = 320, 232
LEFT, RIGHT, TOP, BOTTOM = 40.0, 312.0, 14.0, 178.0
LANE = 194.0  # the marks of the workouts stand here
DATES = 222.0
_WIDEST = 34.0  # a column's, so that a few workouts do not stretch
_MOST_GAPS = 6
_STEPS = ("1", "2", "2.5", "5", "10", "20", "25", "50", "100", "200", "250", "500", "1000")


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Staircase:
    """A drawing: paths of the steps and of each kind of mark, the loads and the dates."""

    steps: str
    marks: list[tuple[str, str]]
    outcomes: list[tuple[str, str]]
    loads: list[Tick]
    dates: list[Tick]
    records: list[tuple[str, str]]


def staircase(found: Sequence[Judged], records: Collection[object] = ()) -> Staircase:
    """The drawing of visits, oldest first; sets with an id of `records` get a ring."""
    loads = [row.load for each in found for row in each.visit.sets]
    low, high, ticks = scale(min(loads), max(loads))
    column = min(_WIDEST, (RIGHT - LEFT) / len(found))
    placed = [
        _Placed(x, width, _y(row.load, low, high), decision.way, row.pk in records)
        for at, each in enumerate(found)
        for (x, width), row, decision in zip(
            _slots(LEFT + at * column, column, len(each.visit.sets)),
            each.visit.sets,
            each.decisions,
            strict=True,
        )
    ]
    return Staircase(
        steps=_steps(placed),
        marks=_marks((each.way, each.x, each.y, min(3.2, each.width * 0.62)) for each in placed),
        outcomes=_outcomes([each.outcome.way for each in found], column),
        loads=[Tick(num(_y(tick, low, high)), plain(tick)) for tick in ticks],
        dates=_dates([each.visit.on for each in found], column),
        records=[(num(each.x), num(each.y)) for each in placed if each.is_record],
    )


def scale(lowest: Decimal, highest: Decimal) -> tuple[Decimal, Decimal, list[Decimal]]:
    """The loads at the bottom and the top of a drawing, and the round ones between."""
    for words in _STEPS:
        step = Decimal(words)
        low = Decimal(math.floor(lowest / step)) * step
        high = Decimal(math.ceil(highest / step)) * step
        if low == high:
            low, high = low - step, high + step
        count = int((high - low) / step)
        if count <= _MOST_GAPS:
            break
    return low, high, [low + step * number for number in range(count + 1)]


def mark(way: Way, x: float, y: float, size: float) -> str:
    """The outline of a mark: told apart by its shape, not by its colour alone."""
    match way:
        case Way.UP:
            return f"M{num(x - size)} {num(y + size)}H{num(x + size)}L{num(x)} {num(y - size)}Z"
        case Way.DOWN:
            return f"M{num(x - size)} {num(y - size)}H{num(x + size)}L{num(x)} {num(y + size)}Z"
        case Way.HAND | Way.RANGE:
            return (
                f"M{num(x)} {num(y - size)}L{num(x + size)} {num(y)}"
                f"L{num(x)} {num(y + size)}L{num(x - size)} {num(y)}Z"
            )
        case Way.LIGHTER:
            return f"M{num(x - size)} {num(y - 1)}h{num(2 * size)}v2h-{num(2 * size)}Z"
        case _:
            half = size * 0.75
            side = num(2 * half)
            return f"M{num(x - half)} {num(y - half)}h{side}v{side}h-{side}Z"


def num(value: float) -> str:
    """A coordinate to one decimal: 12, 12.5."""
    return f"{value:.1f}".removesuffix(".0")


def _y(load: Decimal, low: Decimal, high: Decimal) -> float:
    return BOTTOM - float((load - low) / (high - low)) * (BOTTOM - TOP)


class _Placed(NamedTuple):
    """A set in the drawing: the middle of its step and how wide that is."""

    x: float
    width: float
    y: float
    way: Way
    is_record: bool


def _slots(left: float, column: float, count: int) -> list[tuple[float, float]]:
    width = column / count
    return [(left + (place + 0.5) * width, width) for place in range(count)]


def _steps(placed: Sequence[_Placed]) -> str:
    across = (f"V{num(each.y)}H{num(each.x + each.width / 2)}" for each in placed)
    return f"M{num(LEFT)} {num(placed[0].y)}{''.join(across)}"


def _outcomes(ways: Sequence[Way], column: float) -> list[tuple[str, str]]:
    size = min(4.5, column * 0.42)
    return _marks((way, LEFT + (at + 0.5) * column, LANE, size) for at, way in enumerate(ways))


def _marks(placed: Iterable[tuple[Way, float, float, float]]) -> list[tuple[str, str]]:
    """One path for all marks of a way, in the order of the legend."""
    paths: dict[str, list[str]] = {way: [] for way in Way}
    for way, *where in placed:
        paths[way].append(mark(way, *where))
    return [(str(way), "".join(path)) for way, path in paths.items() if path]


def _dates(dates: Sequence[datetime.date], column: float) -> list[Tick]:
    """The first and the last date, each under its column."""
    first = Tick(num(LEFT), f"{dates[0].day} {dates[0]:%b %Y}", "start")
    if len(dates) * column < 170:
        return [first]
    return [
        first,
        Tick(num(LEFT + len(dates) * column), f"{dates[-1].day} {dates[-1]:%b %Y}", "end"),
    ]
