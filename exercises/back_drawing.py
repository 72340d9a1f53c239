"""The drawing of the back, where each muscle does the whole work, half of it or none.

The shapes are in `templates/exercises/_back_shapes.html`, the left or right half of each muscle:
the template mirrors it, so both sides are always the same.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from exercises.muscles import MUSCLES, Muscle

LEFT, RIGHT = -1, 1
# The drawing is this wide on either side of the spine; names stand a margin further out.
_EDGE, _MARGIN = 172, 6


class Work(StrEnum):
    """How a muscle is drawn: solid, in lines along its fibres, or plain."""

    WHOLE = "whole"
    HALF = "half"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Label:
    """Where a muscle's name stands: a side, a height, and what it points at."""

    side: int
    y: int
    to: tuple[int, int]

    @property
    def x(self) -> int:
        return self.side * (_EDGE + _MARGIN)

    @property
    def anchor(self) -> str:
        return "start" if self.side > 0 else "end"

    @property
    def leader(self) -> str:
        """The line from the name to the muscle."""
        return f"M{self.side * _EDGE} {self.y - 4}L{self.to[0]} {self.to[1]}"


# From the deepest to the topmost, as later shapes are drawn over earlier ones. Only the rhomboids
# break that: they lie under the traps and are drawn over them, with a broken edge.
LABELS: dict[str, Label] = {
    "erectors": Label(LEFT, 352, (-24, 340)),
    "lats": Label(RIGHT, 306, (94, 292)),
    "infraspinatus": Label(RIGHT, 212, (70, 214)),
    "teres-minor": Label(LEFT, 236, (-90, 222)),
    "teres-major": Label(RIGHT, 258, (104, 230)),
    "mid-lower-traps": Label(LEFT, 122, (-70, 166)),
    "rhomboids": Label(LEFT, 176, (-32, 192)),
    "upper-traps": Label(RIGHT, 112, (56, 143)),
    "rear-delts": Label(RIGHT, 166, (122, 196)),
}


@dataclass(frozen=True, slots=True)
class MuscleShape:
    """One muscle of the drawing."""

    muscle: Muscle
    label: Label
    work: Work


@dataclass(frozen=True, slots=True)
class Back:
    title: str
    parts: tuple[MuscleShape, ...]

    @property
    def description(self) -> str:
        """What the drawing shows, for screen readers."""
        view = "A person from behind, from the head to the hips, with the muscles of the back."
        groups = [("Solid", self.named(Work.WHOLE)), ("In lines", self.named(Work.HALF))]
        return " ".join([view, *(f"{how}: {', '.join(who)}." for how, who in groups if who)])

    def named(self, work: Work) -> list[str]:
        """The muscles that do this much, from the neck down."""
        keys = {part.muscle.key for part in self.parts if part.work == work}
        return [muscle.name for key, muscle in MUSCLES.items() if key in keys]


def drawn(title: str, whole: Collection[str] = (), half: Collection[str] = ()) -> Back:
    """The back with these muscle keys at work; a key that is in both counts as whole."""
    parts = []
    for key, label in LABELS.items():
        work = Work.WHOLE if key in whole else Work.HALF if key in half else Work.NONE
        parts.append(MuscleShape(MUSCLES[key], label, work))
    return Back(title, tuple(parts))
