"""How a sample lifter's body answers: strength that grows, tires and has good and bad days.

Only for believable logs. The reps come from Epley's estimate solved for reps, so a body does not
depend on the rule that sets its targets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from exercises.models import LoadKind
from progression import SetResult, ladder_at_or_below, progress
from workouts.entries import Entry
from workouts.models import Kind
from workouts.sheets import Lift

_EPLEY = 30
_MOST_REPS = 15
# The share of strength that a set costs: for its own exercise, and for all that follow.
_TIRES, _DRAINS = 0.022, 0.003
_WARM_UPS = ((Decimal("0.45"), 5), (Decimal("0.65"), 3), (Decimal("0.85"), 1))
_BEST_FORM = 1.06


@dataclass
class Strength:
    """The most for one rep, body included; the ceiling it approaches, and by which share of the
    rest a workout does so."""

    most: float
    ceiling: float
    pace: float


class Body:
    """One lifter's strength by exercise, with its own random numbers: the same seed makes the same
    log."""

    def __init__(self, seed: int, weight: int, strengths: Mapping[str, Strength]) -> None:
        self.dice = Random(seed)  # noqa: S311 - dice for made-up workouts, no secret
        self.weight = Decimal(weight)
        self.strengths = {slug: replace(strength) for slug, strength in strengths.items()}
        self.form, self.drained = 1.0, 0.0

    def wake(self, *, at_best: bool = False) -> None:
        """A new day: rested, in better or worse form."""
        form = self.dice.gauss(1, 0.014)
        self.form, self.drained = _BEST_FORM if at_best else form, 0.0

    def idle(self) -> None:
        """A week without training costs a little of everything."""
        for strength in self.strengths.values():
            strength.most *= 0.993

    def perform(self, lift: Lift) -> list[Entry]:
        """The sets of one exercise, each at the target that those before it lead to; in a
        lighter week all at the first one's."""
        opening = lift.opening.load if lift.opening else self._first_load(lift)
        done: list[Entry] = []
        for _ in range(lift.terms.sets):
            results = [SetResult(entry.load, entry.reps, entry.rir) for entry in done]
            following = progress(lift.rule, opening, results).next_set.load
            load = opening if lift.is_lighter else following
            done.append(self._attempt(lift, load, len(done)))
        strength = self.strengths[lift.exercise_id]
        strength.most += strength.pace * (strength.ceiling - strength.most)
        return [*self._warm_ups(lift, opening), *done]

    def _attempt(self, lift: Lift, load: Decimal, before: int) -> Entry:
        """One work set after some others, ended one or two reps short of failure."""
        possible, low = self._possible(lift, load, before), lift.rule.low
        wanted = low if lift.is_lighter else max(low, possible - self.dice.choice((0, 1, 1, 1, 2)))
        reps = min(possible, wanted, lift.rule.high)
        self.drained += _DRAINS
        left = min(possible - reps, 5) if self.dice.random() < 0.6 else None
        if not lift.prescription.exercise.one_sided:
            return Entry(load, reps, left)
        stronger = reps + self.dice.choice((0, 0, 1))
        return Entry(load, reps, left, left_reps=reps, right_reps=stronger)

    def _possible(self, lift: Lift, load: Decimal, before: int) -> int:
        """How many reps the body has in it with a load, after `before` sets."""
        most = self.strengths[lift.exercise_id].most * self.form
        most *= (1 - _TIRES * before) * (1 - self.drained)
        moved = float(max(load + self._carried(lift), Decimal(1)))
        return min(_MOST_REPS, max(0, int(_EPLEY * (most / moved - 1))))

    def _first_load(self, lift: Lift) -> Decimal:
        """Where a first workout opens: rather too light than too heavy."""
        most = Decimal(self.strengths[lift.exercise_id].most)
        moved = most * _EPLEY / (_EPLEY + lift.rule.low + 5)
        return ladder_at_or_below(lift.rule.ladder, moved - self._carried(lift))

    def _warm_ups(self, lift: Lift, opening: Decimal) -> list[Entry]:
        """A few lighter sets before the barbell; the rest starts warm."""
        if lift.prescription.exercise.kind != LoadKind.BARBELL:
            return []
        return [
            Entry(self._part(lift, opening, part), reps, kind=Kind.WARMUP)
            for part, reps in _WARM_UPS
        ]

    def _part(self, lift: Lift, load: Decimal, part: Decimal) -> Decimal:
        """The load that makes up a share of all that is lifted, body included."""
        carried = self._carried(lift)
        return ladder_at_or_below(lift.rule.ladder, (load + carried) * part - carried)

    def _carried(self, lift: Lift) -> Decimal:
        """The part of the body weight that is lifted with the load."""
        is_body = lift.prescription.exercise.kind == LoadKind.BODYWEIGHT
        return self.weight if is_body else Decimal(0)
