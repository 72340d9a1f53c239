"""Work sets by area and by muscle: what the plan gives a week, and what was done.

An exercise counts in its own area. A muscle gets a whole set where it does the work and half
a set where it helps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exercises.models import Exercise
from exercises.muscles import MUSCLES, Area, Muscle

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class MuscleSets:
    muscle: Muscle
    done: Decimal
    planned: Decimal


@dataclass(frozen=True, slots=True)
class AreaSets:
    area: Area
    done: int
    planned: int


def area_sets(
    exercises: Mapping[str, Exercise], done: Mapping[str, int], planned: Mapping[str, int]
) -> list[AreaSets]:
    """Sets done and planned of each area, from the sets of each exercise."""
    in_area, due = _by_area(exercises, done), _by_area(exercises, planned)
    return [AreaSets(area, in_area[area], due[area]) for area in Area]


def muscle_sets(
    exercises: Mapping[str, Exercise], done: Mapping[str, int], planned: Mapping[str, int]
) -> list[MuscleSets]:
    """Sets done and planned of each muscle, from the neck down."""
    worked, due = _by_muscle(exercises, done), _by_muscle(exercises, planned)
    return [MuscleSets(muscle, worked[muscle.key], due[muscle.key]) for muscle in MUSCLES.values()]


def counted(slugs: Sequence[Sequence[str]]) -> Counter[str]:
    """How many sets of each exercise, from the exercises of the sets of each workout."""
    return Counter(slug for workout in slugs for slug in workout)


def _by_area(exercises: Mapping[str, Exercise], sets: Mapping[str, int]) -> Counter[str]:
    totals = Counter[str]()
    for slug, count in sets.items():
        totals[exercises[slug].area] += count
    return totals


def _by_muscle(exercises: Mapping[str, Exercise], sets: Mapping[str, int]) -> dict[str, Decimal]:
    totals = dict.fromkeys(MUSCLES, Decimal(0))
    for slug, count in sets.items():
        for key in exercises[slug].muscles["primary"]:
            totals[key] += count
        for key in exercises[slug].muscles["secondary"]:
            totals[key] += count * _HALF
    return totals
