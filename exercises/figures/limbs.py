"""Geometry of a drawn body: points in centimetres, x to the right, y down from the floor.

Angles are degrees clockwise from straight up. Every outline runs clockwise, so that outlines in
one path unite instead of cutting holes into each other.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, radians, sin

Point = tuple[float, float]


def along(start: Point, angle: float, distance: float) -> Point:
    """The point at a distance in a direction."""
    turn = radians(angle)
    return start[0] + distance * sin(turn), start[1] - distance * cos(turn)


def between(start: Point, end: Point, share: float) -> Point:
    """The point that far from start to end: 0 is the start, 1 the end."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def mirrored(point: Point) -> Point:
    return -point[0], point[1]


def bent(start: Point, end: Point, upper: float, lower: float, way: int) -> Point:
    """The joint between two bones that reach from start to end: knee or elbow.

    Seen from the start it lies clockwise of the straight line (way 1) or against it (-1).
    """
    distance = min(hypot(end[0] - start[0], end[1] - start[1]), upper + lower)
    cosine = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    turn = atan2(end[1] - start[1], end[0] - start[0]) + way * acos(max(-1, min(1, cosine)))
    return start[0] + upper * cos(turn), start[1] + upper * sin(turn)


def limb(*stations: tuple[Point, float]) -> str:
    """One limb as an outline: round at each station, tapered between them."""
    return "".join(_tapered(*start, *end) for start, end in pairwise(stations))


def outline(start: Point, curves: Sequence[tuple[Point, Point, Point]]) -> str:
    """A closed outline of cubic curves."""
    drawn = "".join(f"C{_at(a)} {_at(b)} {_at(c)}" for a, b, c in curves)
    return f"M{_at(start)}{drawn}Z"


def disc(centre: Point, radius: float) -> str:
    turn = f"a{number(radius)} {number(radius)} 0 1 1"
    left = (centre[0] - radius, centre[1])
    return f"M{_at(left)}{turn} {number(2 * radius)} 0{turn} {number(-2 * radius)} 0Z"


def lines(*points: Point) -> str:
    return "M" + "L".join(map(_at, points))


def number(value: float) -> str:
    """A tenth of a centimetre is finer than any screen shows."""
    return f"{value:.1f}".removesuffix(".0")


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _tapered(start: Point, wide: float, end: Point, narrow: float) -> str:
    """Two circles and the tangents that touch both."""
    distance = hypot(end[0] - start[0], end[1] - start[1])
    if distance <= abs(wide - narrow):
        return disc(start, wide) if wide > narrow else disc(end, narrow)
    turn = atan2(end[1] - start[1], end[0] - start[0])
    lean = acos((wide - narrow) / distance)

    def touch(centre: Point, radius: float, side: int) -> str:
        angle = turn + side * lean
        return _at((centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)))

    far, near = int(lean < pi / 2), int(lean > pi / 2)
    return (
        f"M{touch(start, wide, 1)}A{number(wide)} {number(wide)} 0 {far} 1 {touch(start, wide, -1)}"
        f"L{touch(end, narrow, -1)}"
        f"A{number(narrow)} {number(narrow)} 0 {near} 1 {touch(end, narrow, 1)}Z"
    )
