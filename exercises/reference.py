"""The exercises as their files have them, without the database: the public pages need no more."""

from dataclasses import asdict
from functools import cache

from exercises.content import read_content
from exercises.models import Exercise
from exercises.muscles import Area, Muscle


@cache
def reference() -> dict[str, Exercise]:
    """Every exercise by its slug, in order of position: the rows that loading.py stores.

    Not to be saved or changed; all readers share them.
    """
    return {entry.slug: Exercise(**asdict(entry)) for entry in read_content()}


def by_area() -> dict[Area, list[Exercise]]:
    """Every exercise under its area, the areas from the shoulders down."""
    shelves: dict[Area, list[Exercise]] = {area: [] for area in Area}
    for exercise in reference().values():
        shelves[Area(exercise.area)].append(exercise)
    return shelves


def training(muscle: Muscle) -> tuple[list[Exercise], list[Exercise]]:
    """Those in which the muscle does the work, and those in which it helps."""
    exercises = reference().values()
    return (
        [exercise for exercise in exercises if muscle in exercise.primary],
        [exercise for exercise in exercises if muscle in exercise.secondary],
    )


def swaps(exercise: Exercise) -> list[Exercise]:
    """The other exercises of its group, any of which may stand in for it."""
    group = exercise.swap_group
    return [one for one in reference().values() if one.swap_group == group and one != exercise]
