"""The drawing of the back, with what each muscle does in it: all of the work, a half or none."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from exercises.muscles import MUSCLES, Muscle
from exercises.shapes import SHAPES, Shape


class Work(StrEnum):
    """How a muscle is drawn: solid, in lines along its fibres, or plain."""

    WHOLE = "whole"
    HALF = "half"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Part:
    """One muscle of the drawing."""

    muscle: Muscle
    shape: Shape
    work: Work


@dataclass(frozen=True, slots=True)
class Back:
    title: str
    parts: list[Part]

    @property
    def description(self) -> str:
        """What the drawing shows, for who does not see it."""
        seen = "A person from behind, from the head to the hips, with the muscles of the back."
        groups = [("Solid", self.named(Work.WHOLE)), ("In lines", self.named(Work.HALF))]
        return " ".join([seen, *(f"{how}: {', '.join(who)}." for how, who in groups if who)])

    def named(self, work: Work) -> list[str]:
        """The muscles that do this much, from the neck down."""
        found = {part.muscle.key for part in self.parts if part.work == work}
        return [muscle.name for key, muscle in MUSCLES.items() if key in found]


def drawn(title: str, whole: Collection[str] = (), half: Collection[str] = ()) -> Back:
    """The back with these muscle keys at work; one that is in both does it whole."""
    parts = [Part(MUSCLES[key], shape, _work(key, whole, half)) for key, shape in SHAPES.items()]
    return Back(title, parts)


def _work(key: str, whole: Collection[str], half: Collection[str]) -> Work:
    if key in whole:
        return Work.WHOLE
    return Work.HALF if key in half else Work.NONE
