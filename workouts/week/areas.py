"""The back and the sets it gets: drawn, and as figures beside the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from exercises.back_drawing import Back, drawn
from exercises.models import Exercise
from progression import plain
from workouts.volume import AreaSets, MuscleSets

_TENTH, _NEAR = Decimal("0.1"), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class SetsLine:
    """The sets of an area or a muscle, as figures."""

    name: str
    done: str
    planned: str


@dataclass(frozen=True, slots=True)
class Average:
    """What some weeks gave the back, as sets a week."""

    weeks: int
    back: Back
    areas: list[SetsLine]
    muscles: list[SetsLine]


def planned_back(exercises: Iterable[Exercise], muscles: Sequence[MuscleSets]) -> Back:
    """The drawing of the back: a muscle is solid where an exercise of the plan works it in full,
    and in lines where all only help."""
    works = {key for exercise in exercises for key in exercise.muscles["primary"]}
    gets = [sets.muscle.key for sets in muscles if sets.planned]
    return drawn("What the week trains", works, gets)


def average(weeks: int, areas: Sequence[AreaSets], muscles: Sequence[MuscleSets]) -> Average:
    """The sets of some weeks together, done and planned, as the sets of one week.

    A muscle is solid if it got what the plan gives, or a set a week where that gives none, to
    within half a set a week: one missed day in many weeks is not a gap.
    """
    gaps = {sets.muscle.key: ((sets.planned or weeks) - sets.done) / weeks for sets in muscles}
    enough = [key for key, gap in gaps.items() if gap < _NEAR]
    some = [sets.muscle.key for sets in muscles if sets.done]
    return Average(
        weeks,
        drawn("What these weeks trained", enough, some),
        [
            SetsLine(sets.area.label, _mean(sets.done, weeks), _mean(sets.planned, weeks))
            for sets in areas
        ],
        [
            SetsLine(sets.muscle.name, _mean(sets.done, weeks), _mean(sets.planned, weeks))
            for sets in muscles
        ],
    )


def lines(muscles: Sequence[MuscleSets]) -> list[SetsLine]:
    """The sets of each muscle in one week."""
    return [SetsLine(sets.muscle.name, figure(sets.done), figure(sets.planned)) for sets in muscles]


def figure(sets: Decimal) -> str:
    """Half sets as people write them: 4½."""
    whole, half = divmod(sets, 1)
    return f"{plain(whole)}½".removeprefix("0" if whole == 0 else "") if half else plain(whole)


def _mean(sets: Decimal | int, weeks: int) -> str:
    return plain((Decimal(sets) / weeks).quantize(_TENTH, ROUND_HALF_UP))
