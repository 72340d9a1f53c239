"""A model of training: a lifter, the luck of a year, and what comes of one set.

It is a model, not people. Every figure it assumes stands here under a name; the page about
the rule says them beside what came out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from random import Random

from progression import Rule

SEED = 11
WEEKS, SETS = 52, 3
# Shares of strength: lost with each set, and spread from day to day and from set to set.
FATIGUE, DAY_TO_DAY, SET_TO_SET = 0.022, 0.02, 0.01
# Reps: how far lifters misjudge, as a standard deviation, what they have left.
MISJUDGED = 1.0
# Workouts until all but a third of a year's gain is made: it comes fast, then slowly.
_SLOWING = WEEKS / 2
EPLEY = 30
_MOST_REPS = 40


class StoppingWay(StrEnum):
    """When a lifter stops a set. None does more than the top of the range, or than the aim
    where that is higher."""

    GRINDS = "grinds"  # with one rep left, but goes on for the low end of the range
    KEEPS_ONE = "keeps one"  # with one rep left, under the range too
    AT_THE_AIM = "at the aim"  # as GRINDS, and never does more than was asked


@dataclass(frozen=True, slots=True)
class SimulatedLifter:
    """Someone with one lift, whose strength grows whatever the rule says.

    `strength` is the true most for one rep at the start of the year, body weight included
    where the body is lifted; `gain` the share of it that a year of workouts adds. `says` is
    the share of sets told with reps left, `misses` that of workouts not done.
    """

    name: str
    unit: str
    rule: Rule
    strength: float
    gain: float
    says: float
    body: Decimal = Decimal(0)
    misses: float = 0.0
    day_to_day: float = DAY_TO_DAY

    @property
    def is_fine(self) -> bool:
        """Whether the gym has a next weight within one step, wherever the lifter stands."""
        return all(above - load <= self.rule.up for load, above in pairwise(self.rule.ladder))

    def strength_after(self, workouts: int) -> float:
        """The true most for one rep once so many workouts are done."""
        grown = 1 - math.exp(-workouts / _SLOWING)
        return self.strength * (1 + self.gain * grown / (1 - math.exp(-WEEKS / _SLOWING)))


@dataclass(frozen=True, slots=True)
class SetLuck:
    """The chance of one set: its strength, the reps misjudged, and a draw for whether it is told
    with reps left."""

    strength: float
    misjudged: int
    says: float


@dataclass(frozen=True, slots=True)
class DayLuck:
    """The chance of one week: the day's strength, a draw for whether it is missed, its sets."""

    strength: float
    misses: float
    sets: tuple[SetLuck, ...]


def luck(lifter: SimulatedLifter, year: int) -> list[DayLuck]:
    """The chance of every week of a year, the same whichever rule and way it is met with."""
    chance = Random(f"{SEED} {lifter.name} {year}")
    return [_day_luck(lifter, chance) for _ in range(WEEKS)]


def _day_luck(lifter: SimulatedLifter, chance: Random) -> DayLuck:
    form, misses = 1 + chance.gauss(0, lifter.day_to_day), chance.random()
    return DayLuck(form, misses, tuple([_set_luck(chance) for _ in range(SETS)]))


def _set_luck(chance: Random) -> SetLuck:
    strength = 1 + chance.gauss(0, SET_TO_SET)
    return SetLuck(strength, round(chance.gauss(0, MISJUDGED)), chance.random())


@dataclass(frozen=True, slots=True)
class SimulatedSet:
    """A set as it was: the aim, the reps done and truly left, and the reps left as told."""

    load: Decimal
    aim: int
    reps: int
    left: int
    told: int | None


def lifted(
    lifter: SimulatedLifter,
    way: StoppingWay,
    load: Decimal,
    aim: int,
    strength: float,
    chance: SetLuck,
) -> SimulatedSet:
    """One set of this lifter at a load, with so much strength for one rep."""
    possible = _possible(float(lifter.body + load), strength)
    believed = possible + chance.misjudged
    low, high = lifter.rule.low, lifter.rule.high
    wanted = believed - 1
    if way is not StoppingWay.KEEPS_ONE:
        wanted = max(wanted, low)
    wanted = max(1, min(wanted, aim if way is StoppingWay.AT_THE_AIM else max(aim, high)))
    reps = min(possible, wanted)
    # Who tried another rep and failed knows that none was left.
    left = 0 if wanted > possible else max(0, believed - reps)
    told = min(left, 5) if chance.says < lifter.says else None
    return SimulatedSet(load, aim, reps, possible - reps, told)


def _possible(total: float, strength: float) -> int:
    """The full reps that strength for one rep allows at a load: Epley's formula turned round."""
    if total <= 0:
        return _MOST_REPS
    return max(0, min(_MOST_REPS, int(EPLEY * (strength / total - 1))))
