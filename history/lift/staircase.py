"""A lift through time as shapes: its best sets as stairs, each marked with what it decided, and
above them the estimate for one rep.

Coordinates in a drawing 320 wide, so that on the narrowest phone a unit is nearly a pixel;
all to one decimal, worked out here and only placed by the template.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from history.past.chart_points import Point
from history.past.decisions import WeightMove
from progression import plain

LEFT, RIGHT, TOP, BOTTOM = 40.0, 312.0, 48.0, 220.0
_ROOM = 6.0  # for half a mark, so that the first and the last do not cross the edges
_MARK = 3.4
_MOST_GAPS = 6
_STEPS = ("1", "2", "2.5", "5", "10", "20", "25", "50", "100", "200", "250", "500", "1000")
_MOST_DATES = 5
_MONTHS = (1, 2, 3, 6, 12, 24, 36, 60, 120)


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Dot:
    """A workout in the drawing: its mark, the column in which it can be pointed at, and what it
    says: in a sentence, and as up to three short lines, which the narrowest phone has room for."""

    way: str
    path: str
    x: str
    y: str
    left: str
    width: str
    is_record: bool
    words: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staircase:
    """A drawing: the path of the steps, that of the estimates ("" without), and all that is
    placed beside them."""

    steps: str
    most: str
    dots: list[Dot]
    loads: list[Tick]
    dates: list[Tick]


MarkWords = Callable[[Point], tuple[str, tuple[str, ...]]]


def staircase(
    points: Sequence[Point], mark_words: MarkWords, records: Collection[int] = ()
) -> Staircase:
    """The drawing of workouts, oldest first; those whose id is in `records` get a ring if
    their set has a rep, and `mark_words` gives what a workout's mark says. Light workouts do not
    make the scale."""
    full = [point for point in points if not point.is_light] or list(points)
    estimates = [(point, point.most) for point in full if point.most is not None]
    shown = [*(point.load for point in full), *(most for _, most in estimates)]
    low, high, ticks = scale(min(shown), max(shown))
    first, last = points[0].on, points[-1].on
    places = {
        point.workout: (_x(point.on, first, last), _y(point.load, low, high)) for point in points
    }
    over = [(places[point.workout][0], _y(most, low, high)) for point, most in estimates]
    line = "L".join(f"{num(x)} {num(y)}" for x, y in over)
    return Staircase(
        steps=_stairs([places[point.workout] for point in full]),
        most=f"M{line}" if len(over) > 1 else "",
        dots=_dots(points, places, mark_words, records),
        loads=[Tick(num(_y(tick, low, high)), plain(tick)) for tick in ticks],
        dates=date_ticks(first, last),
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


def mark(way: WeightMove, x: float, y: float, size: float) -> str:
    """The outline of a mark: told apart by its shape, not by its colour alone."""
    match way:
        case WeightMove.UP:
            return f"M{num(x - size)} {num(y + size)}H{num(x + size)}L{num(x)} {num(y - size)}Z"
        case WeightMove.DOWN:
            return f"M{num(x - size)} {num(y - size)}H{num(x + size)}L{num(x)} {num(y + size)}Z"
        case WeightMove.HAND | WeightMove.RANGE:
            return (
                f"M{num(x)} {num(y - size)}L{num(x + size)} {num(y)}"
                f"L{num(x)} {num(y + size)}L{num(x - size)} {num(y)}Z"
            )
        case WeightMove.LIGHTER:
            return f"M{num(x - size)} {num(y - 1)}h{num(2 * size)}v2h-{num(2 * size)}Z"
        case _:
            half = size * 0.75
            side = num(2 * half)
            return f"M{num(x - half)} {num(y - half)}h{side}v{side}h-{side}Z"


def num(value: float) -> str:
    """A coordinate to one decimal: 12, 12.5."""
    return f"{value:.1f}".removesuffix(".0")


def date_ticks(first: datetime.date, last: datetime.date) -> list[Tick]:
    """The first days of months or years within a stretch of time, as many as have room; the two
    ends of the stretch where fewer than two lie in it."""
    numbers = range(_number(first), _number(last) + 1)
    starts = [datetime.date(number // 12, number % 12 + 1, 1) for number in numbers]
    within = [start for start in starts if first <= start <= last]
    for months in _MONTHS:
        dates = [start for start in within if _number(start) % months == 0]
        if len(dates) <= _MOST_DATES:
            break
    if len(dates) < 2:
        ends = [Tick(num(LEFT), f"{first.day} {first:%b %Y}", "start")]
        if last - first > datetime.timedelta(days=6):
            ends.append(Tick(num(RIGHT), f"{last.day} {last:%b %Y}", "end"))
        return ends
    words = "%Y" if months >= 12 else "%b %Y"
    return [Tick(num(_x(date, first, last)), format(date, words)) for date in dates]


def _number(date: datetime.date) -> int:
    """Months since the year 0."""
    return date.year * 12 + date.month - 1


def _x(date: datetime.date, first: datetime.date, last: datetime.date) -> float:
    if first == last:
        return (LEFT + RIGHT) / 2
    share = (date - first) / (last - first)
    return LEFT + _ROOM + share * (RIGHT - LEFT - 2 * _ROOM)


def _y(load: Decimal, low: Decimal, high: Decimal) -> float:
    """How high a load stands; one below the scale stands at its foot."""
    return BOTTOM - max(0.0, float((load - low) / (high - low))) * (BOTTOM - TOP)


def _stairs(placed: Sequence[tuple[float, float]]) -> str:
    """A path that goes across to each place, and only there up or down."""
    (x, y), *others = placed
    return f"M{num(x)} {num(y)}{''.join(f'H{num(x)}V{num(y)}' for x, y in others)}"


def _dots(
    points: Sequence[Point],
    places: dict[int, tuple[float, float]],
    mark_words: MarkWords,
    records: Collection[int],
) -> list[Dot]:
    across = [places[point.workout][0] for point in points]
    middles = [(one + other) / 2 for one, other in pairwise(across)]
    edges = [LEFT, *middles, RIGHT]
    dots = []
    for index, point in enumerate(points):
        (x, y), (words, lines) = places[point.workout], mark_words(point)
        dots.append(
            Dot(
                way=point.outcome.way,
                path=mark(point.outcome.way, x, y, _MARK),
                x=num(x),
                y=num(y),
                left=num(edges[index]),
                width=num(edges[index + 1] - edges[index]),
                is_record=point.workout in records and point.reps > 0,
                words=words,
                lines=lines,
            )
        )
    return dots
