"""The types of the next-set rule: what it is asked, what was done, what comes next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial
from operator import lt
from typing import NamedTuple

from progression.engine.exact import exact
from progression.engine.ladders import ladder_at_or_below

# Stored beside every target; raise it when the same sets would give another answer.
RULE_VERSION = 2

_ZERO = Decimal(0)
# Epley's: a load for n reps is the one for a single times 30 / (30 + n).
_EPLEY = 30
# A jump never takes more reps than this: that would be another kind of training.
_MOST_EARNED = 20


class Reason(StrEnum):
    """Why a target is what it is. The values are stored, so they stay."""

    OPENING = "OPENING"
    TOP = "TOP"
    EASY_LOAD = "EASY_LOAD"
    EASY_REPS = "EASY_REPS"
    HOLD = "HOLD"
    MISS = "MISS"
    TIRED = "TIRED"
    OVERREACHED = "OVERREACHED"
    CLIMB = "CLIMB"
    NEXT_TIME = "NEXT_TIME"
    LADDER_END = "LADDER_END"
    EARN = "EARN"
    SPENT = "SPENT"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rep range, the steps up and down, and every load that can be put on, ascending.

    Loads and steps are exact, in one unit. Raises ValueError on nonsense.
    """

    low: int
    high: int
    up: Decimal
    down: Decimal
    ladder: tuple[Decimal, ...]

    def __post_init__(self) -> None:
        _whole(self.low, 1, "The low end of the rep range")
        _whole(self.high, 1, "The high end of the rep range")
        if self.low > self.high:
            raise ValueError(f"The rep range {self.low}–{self.high} runs downwards.")
        for step, name in ((self.up, "up"), (self.down, "down")):
            if exact(step, f"The step {name}") < 0:
                raise ValueError(f"The step {name} must not be negative, as {step} is.")
        if not self.ladder:
            raise ValueError("The ladder needs at least one load.")
        for load in self.ladder:
            exact(load, "Every load of the ladder")
        if not all(map(lt, self.ladder, self.ladder[1:])):
            raise ValueError("The ladder must go up from each load to the next.")

    def raised(self, load: Decimal) -> Decimal:
        """One step up: the largest load within `up`, else the next one above, else the same."""
        ladder = self.ladder
        above = bisect_right(ladder, load + self.up)
        if above and ladder[above - 1] > load:
            higher = ladder[above - 1]
        elif above < len(ladder):
            higher = ladder[above]
        else:
            return load
        # From assistance the step goes to plain bodyweight first, before any added load.
        if load < _ZERO < higher and ladder_at_or_below(ladder, _ZERO) == _ZERO:
            return _ZERO
        return higher

    def lowered(self, load: Decimal) -> Decimal:
        """One step down: the largest load at least `down` lower, else the lowest of the ladder."""
        return ladder_at_or_below(self.ladder, load - self.down)

    def top(self, load: Decimal) -> int:
        """The reps at a working load that earn the next one: `high`, or more for a long jump."""
        return self.reps_for(self.raised(load), load)

    def reps_for(self, higher: Decimal, load: Decimal) -> int:
        """The reps at `load` that earn `higher`, the next one up.

        Where `higher` is further off than `up`, they are the reps at `load` that by Epley's
        formula are worth `low` reps at `higher`, at most 20 (the article has no such case). On
        a scale with assistance always `high`.
        """
        if higher - load <= self.up or load <= _ZERO or self.ladder[0] < _ZERO:
            return self.high
        worth, rest = divmod(higher * (_EPLEY + self.low), load)
        reps = int(worth) + (rest > 0) - _EPLEY
        return max(self.high, min(_MOST_EARNED, reps))


@dataclass(frozen=True, slots=True)
class SetResult:
    """A work set as done: load, full reps, and reps left (0-5, 5 is five or more) if said."""

    load: Decimal
    reps: int
    rir: int | None = None

    def __post_init__(self) -> None:
        exact(self.load, "A load")
        _whole(self.reps, 0, "Reps")
        if self.rir is not None and (type(self.rir) is not int or not 0 <= self.rir <= 5):
            raise ValueError(f"Reps left must be a whole number from 0 to 5, not {self.rir!r}.")


class Target(NamedTuple):
    """The load to put on, the reps to aim for (inside the range, or above it where a long
    jump is earned), and why."""

    load: Decimal
    reps: int
    reason: Reason


# The same as Target(*values), without a function of Python in between: making targets is most of
# what the fold does.
target_of: Callable[[tuple[Decimal, int, Reason]], Target] = partial(tuple.__new__, Target)


class Progress(NamedTuple):
    """steps[i] is the target for the set after sets[i]; next_workout opens the next one."""

    steps: tuple[Target, ...]
    next_workout: Target

    @property
    def next_set(self) -> Target:
        """The target of the set to do now."""
        # Before the first set the next workout is this one, so its opening is the same.
        return self.steps[-1] if self.steps else self.next_workout


def _whole(number: int, least: int, name: str) -> None:
    # isinstance would let True pass for a number of reps.
    if type(number) is not int or number < least:
        raise ValueError(f"{name} must be a whole number of at least {least}, not {number!r}.")
