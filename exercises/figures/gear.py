"""What a lifter lifts and leans on, drawn in the same centimetres as the lifter.

What moves with the hands has the kinds bar, plate, weight and cable; what stands still has iron,
pad, stack and wheel. The style sheet draws each kind in its own way.
"""

from dataclasses import dataclass

from exercises.figures.limbs import Point, disc, limb, lines

PLATE = 22.5  # the radius of a full plate, which is what lifts the bar off the floor


@dataclass(frozen=True, slots=True)
class Stroke:
    kind: str
    path: str


def box(kind: str, left: float, top: float, width: float, height: float) -> Stroke:
    return Stroke(kind, f"M{left} {top}h{width}v{height}h{-width}Z")


def pad(left: float, top: float, width: float) -> Stroke:
    """Upholstery on a bench or a seat."""
    long, corner = width - 6, "a3 3 0 0 1"
    path = (
        f"M{left} {top + 3}{corner} 3 -3h{long}{corner} 3 3v3{corner} -3 3h{-long}{corner} -3 -3Z"
    )
    return Stroke("pad", path)


def iron(*points: Point) -> Stroke:
    return Stroke("iron", lines(*points))


def barbell_end(at: Point) -> list[Stroke]:
    """A loaded barbell seen from its end: the plate in front of the lifter is only a ring."""
    return [Stroke("plate", disc(at, PLATE) + disc(at, 5)), Stroke("weight", disc(at, 2.2))]


def barbell(height: float) -> list[Stroke]:
    """A loaded barbell seen from the front, shortened."""
    sides = ((60, 1), (-60, -1))
    plates = "".join(
        f"M{x} {height - PLATE}h{7 * way}v{2 * PLATE}h{-7 * way}Z"
        f"M{x + 8 * way} {height - 16}h{5 * way}v32h{-5 * way}Z"
        for x, way in sides
    )
    return [Stroke("bar", f"M-80 {height}H80"), Stroke("weight", plates)]


def fists(right: Point) -> Stroke:
    """Both hands around a bar that is drawn behind them."""
    ends = [((x, right[1] + down), 3.6) for x in (right[0], -right[0]) for down in (-2, 2)]
    return Stroke("hand", limb(*ends[:2]) + limb(*ends[2:]))


def trap_bar(height: float) -> tuple[list[Stroke], list[Stroke]]:
    """A six-sided bar around the lifter: what is behind the legs, and what is in front."""
    far = lines((-48, height), (-30, height - 7), (30, height - 7), (48, height))
    near = lines((-48, height), (-30, height + 7), (30, height + 7), (48, height))
    return [Stroke("frame", far)], [Stroke("frame", near), *barbell_end((0, height + 4))]


def dumbbell(at: Point) -> list[Stroke]:
    x, y = at
    heads = [box("weight", x + way, y - 8, 7, 16) for way in (-13, 6)]
    return [*heads, Stroke("bar", lines((x - 6, y), (x + 6, y)))]


def bench() -> list[Stroke]:
    legs = [iron((-55, -36), (-55, 0)), iron((50, -36), (50, 0)), iron((-55, -20), (50, -20))]
    return [pad(-70, -45, 135), *legs, iron((-64, 0), (-46, 0)), iron((41, 0), (59, 0))]


def stack(x: float, lifted: float) -> list[Stroke]:
    """A stack of plates between its rails, the upper ones lifted by so many centimetres."""
    resting = [box("stack", x - 8, top, 16, 8) for top in (-26, -17, -8)]
    raised = [box("weight", x - 8, top - lifted, 16, 8) for top in (-44, -35)]
    return resting + raised


def pulley(at: Point) -> Stroke:
    return Stroke("wheel", disc(at, 5))


def cable(hand: Point, to: Point) -> Stroke:
    return Stroke("cable", lines(hand, to))


def handle(start: Point, end: Point) -> Stroke:
    return Stroke("bar", lines(start, end))
