"""A year of one lifter by one rule, and the figures that are told of it."""

from __future__ import annotations

import copy
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from training import (
    EPLEY,
    FATIGUE,
    SETS,
    WEEKS,
    DayLuck,
    SimulatedLifter,
    SimulatedSet,
    StoppingWay,
    lifted,
    luck,
)
from two_rules import SetToSet, Waiting

from progression import ladder_at_or_below

# Illness takes this much strength in the middle of the year, and it does not come back.
LOST, ILL_AT = 0.1, WEEKS // 2
_LAST_SETS = 4 * SETS
Decides = SetToSet | Waiting
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Year:
    """Every set of a year in its order, where each workout opened, and the workouts until most
    and all sets of one were in range again after an illness."""

    sets: list[SimulatedSet]
    openings: list[Decimal]
    most_back: int
    all_back: int


def workout(
    lifter: SimulatedLifter, way: StoppingWay, decides: Decides, day: DayLuck, strength: float
) -> list[SimulatedSet]:
    """One workout, as the rule asks for it set by set."""
    decides.begin()
    done: list[SimulatedSet] = []
    for number, chance in enumerate(day.sets):
        able = strength * day.strength * (1 - FATIGUE) ** number * chance.strength
        done.append(lifted(lifter, way, *decides.target, able, chance))
        decides.done(done[-1])
    decides.end()
    return done


def year(lifter: SimulatedLifter, way: StoppingWay, kind: type[Decides], number: int) -> Year:
    """The lifter's year of that number, opened alike for both rules."""
    decides = kind(lifter, first_opening(lifter))
    sets: list[SimulatedSet] = []
    openings = [decides.opening]
    chances = luck(lifter, number)
    back = (0, 0)
    for week, day in enumerate(chances):
        strength = lifter.strength_after(len(sets) // SETS)
        if week == ILL_AT:
            after = strength * (1 - LOST)
            back = workouts_until_back(lifter, way, copy.copy(decides), chances[week:], after)
        if day.misses >= lifter.misses:
            sets += workout(lifter, way, decides, day, strength)
            openings.append(decides.opening)
    return Year(sets, openings, *back)


def first_opening(lifter: SimulatedLifter) -> Decimal:
    """What the app proposes to who knows their strength: low + 1 reps, with two left."""
    fitting = lifter.strength / (1 + (lifter.rule.low + 3) / EPLEY) - float(lifter.body)
    return ladder_at_or_below(lifter.rule.ladder, Decimal(str(fitting)))


def workouts_until_back(
    lifter: SimulatedLifter,
    way: StoppingWay,
    decides: Decides,
    days: Sequence[DayLuck],
    strength: float,
) -> tuple[int, int]:
    """How many workouts until two of three sets, and all, reach the low end; one more than
    there are when none does."""
    most = 0
    for number, day in enumerate(days, start=1):
        done = workout(lifter, way, decides, day, strength)
        reached = sum(one.reps >= lifter.rule.low for one in done)
        most = most or (number if reached >= SETS - 1 else 0)
        if reached == SETS:
            return most, number
    return most or len(days) + 1, len(days) + 1


def figures(lifter: SimulatedLifter, years: Sequence[Year]) -> Figures:
    """What is told of a lifter's years: shares of all sets, and means of the years."""
    sets = [one for each in years for one in each.sets]
    low, high = lifter.rule.low, lifter.rule.high
    last = [float(one.load) for each in years for one in each.sets[-_LAST_SETS:]]
    return {
        "in_range": share(low <= one.reps <= high for one in sets),
        "under": share(one.reps < low for one in sets),
        "one_to_three_left": share(1 <= one.left <= 3 for one in sets),
        "nothing_left": share(one.left == 0 for one in sets),
        "turns": round(statistics.mean(turns(each.openings) for each in years), 1),
        "end_load": round(statistics.mean(float(each.openings[-1]) for each in years), 1),
        "last_load": round(statistics.mean(last), 1),
        "most_back": round(statistics.mean(each.most_back for each in years), 1),
        "all_back": round(statistics.mean(each.all_back for each in years), 1),
    }


def share(which: Iterable[bool]) -> float:
    every = list(which)
    return round(sum(every) / len(every), 3)


def turns(openings: Sequence[Decimal]) -> int:
    """How often the opening went the other way than when it last moved."""
    moves = [after > before for before, after in pairwise(openings) if after != before]
    return sum(one != other for one, other in pairwise(moves))
