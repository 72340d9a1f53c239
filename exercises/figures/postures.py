"""A lifter in outline, from a few points: the same body in every drawing of an exercise.

Bones keep their lengths, so where the hips, the feet and the hands are decides how the knees and
elbows bend. Lengths are those of a body of about 1.75 m.
"""

from dataclasses import dataclass

from exercises.figures.limbs import Point, along, bent, between, limb, mirrored, outline

TRUNK, THIGH, SHANK, UPPER_ARM, FOREARM = 50, 43, 41, 30, 28

# A head seen from the side, facing right, around its middle.
_PROFILE = [
    ((6, -13), (10, -8), (10, -2)),
    ((10.5, -0.5), (11.2, 1), (11.6, 2)),
    ((11, 2.6), (10.2, 3), (9.6, 3.2)),
    ((9.6, 7), (9, 10.5), (6, 11)),
    ((2, 11.5), (-1, 10), (-4, 8.5)),
    ((-9, 7), (-11.5, 2), (-11, -3)),
    ((-10.5, -9), (-7, -12.3), (-2, -12.5)),
]
# The right half of a trunk seen from the front, from the neck down: how far out, and how far
# down as centimetres from the shoulders and as a share of the way to the hips.
_FLANK = [
    ((5.2, -7, 0), (9, -4.5, 0), (16, -3, 0)),
    ((21, -2, 0), (20, 0, 0.1), (17.5, 0, 0.24)),
    ((16, 0, 0.4), (12.2, 0, 0.55), (12, 0, 0.72)),
    ((12, 0, 0.86), (16.5, 0, 0.94), (17, 0, 1.1)),
]
_HEAD = [
    ((9.5, -8), (6, -12.5), (0, -12.5)),
    ((-6, -12.5), (-9.5, -8), (-9.5, 0)),
    ((-9.5, 7), (-5, 12), (0, 12)),
    ((5, 12), (9.5, 7), (9.5, 0)),
]


@dataclass(frozen=True, slots=True)
class Figure:
    """Outlines from back to front: the far limbs, the body, the near arms; then fine lines."""

    far: str
    body: str
    arms: str
    creases: str = ""


@dataclass(frozen=True, slots=True)
class Limbs:
    """An ankle and a hand, the direction the toes point (flat on the floor without one), and
    which way knee and elbow bend."""

    ankle: Point
    hand: Point
    toes: float | None = None
    knee: int = -1
    elbow: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """A lifter seen from the right: hips, lean of the trunk and of the head in degrees."""

    hip: Point
    lean: float
    look: float
    near: Limbs
    far: Limbs

    @property
    def shoulder(self) -> Point:
        return along(self.hip, self.lean, TRUNK)

    def figure(self) -> Figure:
        far_hip = (self.hip[0] + 3.5, self.hip[1] + 0.5)
        far_shoulder = (self.shoulder[0] + 2, self.shoulder[1] - 1)
        return Figure(
            far=_leg(far_hip, self.far) + _arm(far_shoulder, self.far),
            body=self._trunk() + self._head() + _leg(self.hip, self.near),
            arms=_arm(self.shoulder, self.near),
        )

    def _on_trunk(self, up: float, forward: float) -> Point:
        return along(along(self.hip, self.lean, up), self.lean + 90, forward)

    def _trunk(self) -> str:
        at = self._on_trunk
        neck = along(along(self.shoulder, self.lean, 5), self.look, 9)
        ribs = limb((at(1, -2.2), 11.8), (at(19, 0.2), 10.4), (at(38, 0.6), 12), (at(49, -1), 9))
        return ribs + limb((at(52, -1.5), 7.5), (neck, 5.2))

    def _head(self) -> str:
        middle = along(along(self.shoulder, self.lean, 5), self.look, 19)

        def turned(point: Point) -> Point:
            return along(along(middle, self.look, -point[1]), self.look + 90, point[0])

        curves = [(turned(a), turned(b), turned(c)) for a, b, c in _PROFILE]
        return outline(curves[-1][-1], curves)


@dataclass(frozen=True, slots=True)
class Front:
    """A lifter seen from the front or the back: heights of head, shoulders and hips, and the
    joints of the right half, which the left mirrors."""

    head: float
    shoulders: float
    hips: float
    elbow: Point
    hand: Point
    leg: tuple[Point, Point, Point, Point]
    is_back: bool = False

    def figure(self) -> Figure:
        shoulder = (17.5, self.shoulders)
        grip = between(self.elbow, self.hand, 0.3), between(self.elbow, self.hand, 0.85)
        arm = (shoulder, 6.5), (self.elbow, 4.6), (grip[0], 4.8), (grip[1], 3.3), (self.hand, 4)
        hip, knee, ankle, toes = self.leg
        calf = between(knee, ankle, 0.3)
        leg = (hip, 9.5), (knee, 6.2), (calf, 6), (ankle, 3.9), (toes, 3.2)
        # From the front a head that is bent forward hides what is behind it.
        head, arms = self._head(), _pair(*arm)
        body = self._trunk() + _pair(*leg)
        if self.is_back:
            return Figure("", body + head, arms, self._blades())
        return Figure("", body, arms + head)

    def _head(self) -> str:
        def placed(point: Point) -> Point:
            return point[0], point[1] + self.head

        return outline(placed((9.5, 0)), [(placed(a), placed(b), placed(c)) for a, b, c in _HEAD])

    def _trunk(self) -> str:
        height = self.hips - self.shoulders
        half = [(5.0, self.shoulders - 11)] + [
            (out, self.shoulders + down + share * height)
            for curve in _FLANK
            for out, down, share in curve
        ]
        whole = half + [mirrored(point) for point in reversed(half)]
        # The two halves meet in a straight line: a curve whose handles are its ends.
        whole[len(half) : len(half)] = [half[-1], mirrored(half[-1])]
        curves = [(whole[n], whole[n + 1], whole[n + 2]) for n in range(1, len(whole) - 2, 3)]
        return outline(whole[0], curves)

    def _blades(self) -> str:
        """The furrow of the spine and the edges of the shoulder blades."""
        top = self.shoulders
        spine = f"M0 {top + 4}V{self.hips - 4}"
        edges = (f"M{x} {top + 6}c{-x / 4} 5 {-x / 4} 11 {x / 18} 15" for x in (9, -9))
        return spine + "".join(edges)


def _pair(*stations: tuple[Point, float]) -> str:
    return limb(*stations) + limb(*((mirrored(point), radius) for point, radius in stations))


def _leg(hip: Point, limbs: Limbs) -> str:
    ankle, toes = limbs.ankle, limbs.toes
    knee = bent(hip, ankle, THIGH, SHANK, limbs.knee)
    calf = between(knee, ankle, 0.3)
    if toes is None:
        heel, tip = (ankle[0] - 4, ankle[1] + 5.5), (ankle[0] + 16, ankle[1] + 6.3)
    else:
        heel, tip = along(ankle, toes + 100, 6), along(ankle, toes, 18)
    shank = limb((hip, 10), (knee, 6.2), (calf, 6), (ankle, 3.8), (heel, 3.6), (tip, 2.8))
    return shank + limb((ankle, 4), (tip, 2.8))


def _arm(shoulder: Point, limbs: Limbs) -> str:
    elbow = bent(shoulder, limbs.hand, UPPER_ARM, FOREARM, limbs.elbow)
    bulge, wrist = between(elbow, limbs.hand, 0.3), between(elbow, limbs.hand, 0.84)
    return limb((shoulder, 7), (elbow, 4.6), (bulge, 4.8), (wrist, 3.3), (limbs.hand, 4.2))
