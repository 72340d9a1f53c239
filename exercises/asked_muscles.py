"""Which part of the back a reader asked to see: all of it, one area or one muscle."""

from dataclasses import dataclass

from django.http import Http404, QueryDict

from exercises import reference
from exercises.back_drawing import Back, drawn
from exercises.models import Exercise
from exercises.muscles import MUSCLES, Area, Muscle, muscles_of


@dataclass(frozen=True, slots=True)
class Shelf:
    """Exercises under one heading."""

    key: str
    heading: str
    note: str
    exercises: list[Exercise]


@dataclass(frozen=True, slots=True)
class AskedMuscles:
    """At most one of the two; neither is the whole back."""

    area: Area | None = None
    muscle: Muscle | None = None

    @property
    def name(self) -> str:
        return self.muscle.name if self.muscle else self.area.label if self.area else ""

    def back(self) -> Back:
        """The drawing with what was chosen, solid."""
        chosen = [self.muscle] if self.muscle else muscles_of(self.area) if self.area else []
        title = f"The back: {self.name.lower()}" if self.name else "The muscles of the back"
        return drawn(title, [muscle.key for muscle in chosen])

    def shelves(self) -> list[Shelf]:
        """The exercises that train what was chosen, without empty shelves."""
        if self.muscle:
            shelves = _by_work(self.muscle)
        else:
            shelves = _by_area([self.area] if self.area else [*Area])
        return [shelf for shelf in shelves if shelf.exercises]


def chosen(asked: QueryDict) -> AskedMuscles:
    """The choice an address makes by `muscle` or `area`. Http404 for any other."""
    muscle, area = asked.get("muscle"), asked.get("area")
    if muscle is not None and area is None and muscle in MUSCLES:
        return AskedMuscles(muscle=MUSCLES[muscle])
    if area is not None and muscle is None and area in Area.values:
        return AskedMuscles(area=Area(area))
    if muscle is None and area is None:
        return AskedMuscles()
    raise Http404


def _by_area(areas: list[Area]) -> list[Shelf]:
    by_area = reference.by_area()
    shelves = []
    for area in areas:
        names = ", ".join(muscle.name for muscle in muscles_of(area))
        shelves.append(Shelf(area.value, area.label, f"Muscles: {names}.", by_area[area]))
    return shelves


def _by_work(muscle: Muscle) -> list[Shelf]:
    whole, half = reference.training(muscle)
    return [
        Shelf("whole", "Where it does the work", "One set counts as a whole set.", whole),
        Shelf("half", "Where it helps", "One set counts as half a set.", half),
    ]
