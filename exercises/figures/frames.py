"""Two moments of an exercise, each a lifter, the gear around them and a sentence."""

from dataclasses import dataclass, field

from exercises.figures.gear import Stroke
from exercises.figures.limbs import Point
from exercises.figures.postures import Figure, Limbs, Side


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment; `words` describe the position to who does not see it."""

    words: str
    figure: Figure
    behind: list[Stroke] = field(default_factory=list)
    front: list[Stroke] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Movement:
    """An exercise from its start to its end, both drawn in the same box."""

    box: str
    start: Frame
    end: Frame

    @property
    def frames(self) -> list[tuple[str, Frame]]:
        return [("Start", self.start), ("End", self.end)]


def box(left: int, right: int, height: int) -> str:
    """The view box of a drawing that stands on the floor, in centimetres."""
    return f"{left} {-height} {right - left} {height + 4}"


def standing(
    hip: Point, lean: float, look: float, ankle: Point, hand: Point, elbow: int = 1
) -> Figure:
    """A lifter from the side with both feet on the floor and both hands side by side."""
    far_ankle, far_hand = (ankle[0] + 4, ankle[1] - 1), (hand[0] + 2, hand[1] - 1)
    near, far = Limbs(ankle, hand, elbow=elbow), Limbs(far_ankle, far_hand, elbow=elbow)
    return Side(hip, lean, look, near, far).figure()
