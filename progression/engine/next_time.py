"""Why the next workout begins with the weight it does, in one sentence.

Lifter and coach read it right after the last set and again, a week later, before the first. So
it names no day and no person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from progression.engine.figures import load_words
from progression.engine.rule import WorkoutSoFar
from progression.engine.types import Reason, Rule, SetResult
from progression.engine.wording import counted, earned, far, range_words, short, spare


def why_next_time(
    rule: Rule,
    opening: Decimal,
    sets: Sequence[SetResult],
    kind: str,
    unit: str,
    shown: Decimal | None = None,
) -> str:
    """Why the workout after these sets begins where progress() says; "" without any set.

    `shown` is the load beside the sentence, where the gym cannot make the rule's own.
    """
    if not sets:
        return ""
    so_far, moved = WorkoutSoFar(rule, opening), None
    for done in sets:
        before, reason = so_far.base, so_far.answer(done).reason
        moved = moved if so_far.base == before else (done, reason)
    load = so_far.next_workout(sets).load
    past = _Past(rule, tuple(sets), load, load if shown is None else shown, kind, unit)
    why = past.why(moved, so_far.base)
    return why[:1].upper() + why[1:]


@dataclass(frozen=True, slots=True)
class _Past:
    """The sets of a workout, the load that the next one begins with, and the one shown."""

    rule: Rule
    sets: tuple[SetResult, ...]
    load: Decimal
    shown: Decimal
    kind: str
    unit: str

    def why(self, moved: tuple[SetResult, Reason] | None, base: Decimal) -> str:
        """The sentence; `moved` is the last set that moved `base`, and by which reason."""
        if self.most:
            return self.made()
        if self.load != base:
            return self.fell()
        return self.moved(*moved) if moved else self.stayed()

    @property
    def most(self) -> int:
        """The most reps made at the load; 0 where none were enough."""
        low = self.rule.low
        return max(
            [done.reps for done in self.sets if done.load == self.load and done.reps >= low],
            default=0,
        )

    def made(self) -> str:
        """The load was lifted for enough reps: how many, and why it goes no higher."""
        most_done = f"{counted(self.most)} {'was' if self.most == 1 else 'were'} done{self._at_it}"
        if any(self._missed(done) for done in self.sets):
            return f"{most_done}, and heavier was too much."
        if self.most >= self.rule.high:
            if self.rule.raised(self.load) == self.load:
                return f"{most_done}, and there’s no heavier weight."
            if self.most < self.rule.top(self.load):
                return f"{most_done}, but {far(self.rule, self.load, self.unit)}."
        if self.sets[-1].load < self.load:
            return f"{most_done}. Lighter sets take nothing away."
        return f"{most_done}."

    def moved(self, done: SetResult, reason: Reason) -> str:
        """A set moved the next workout to the load, and no set reached the range at it."""
        at = f" at {self._words(done.load)}"
        if reason is Reason.MISS:
            return f"{short(self.rule, done, at)}."
        if reason is Reason.NEXT_TIME:
            return f"{counted(done.reps)}{at} earned another try at it."
        if reason is Reason.EASY_REPS:
            return self._stopped(done)
        return f"{spare(done, at) if reason is Reason.EASY_LOAD else earned(self.rule, done, at)}."

    def fell(self) -> str:
        """The opening weight was never made, so the heaviest that was made leads to the load."""
        made = [done.load for done in self.sets if done.reps >= self.rule.low]
        if not made:
            return f"No set reached {range_words(self.rule)}."
        return f"{self._words(max(made))} was the heaviest to reach {range_words(self.rule)}."

    def stayed(self) -> str:
        """No set moved the load, and no set reached the range at it."""
        at_it = [done for done in self.sets if done.load == self.load]
        if easy := [done for done in at_it if _is_easy(done)]:
            return self._stopped(easy[-1])
        if at_it and self.rule.lowered(self.load) == self.load:
            return "It’s the lowest weight there is."
        heaviest = max(done.load for done in self.sets)
        if heaviest >= self.load:
            return f"{self._words(heaviest)} was too much, and changes nothing."
        return "Lighter sets don’t move the weight."

    def _stopped(self, done: SetResult) -> str:
        return f"{spare(done, self._at_it)}."

    def _missed(self, done: SetResult) -> bool:
        return done.load > self.load and done.reps < self.rule.low and not _is_easy(done)

    @property
    def _at_it(self) -> str:
        return " at this weight" if self.shown == self.load else f" at {self._words(self.load)}"

    def _words(self, load: Decimal) -> str:
        return load_words(load, self.kind, self.unit)


def _is_easy(done: SetResult) -> bool:
    return done.rir is not None and done.rir > 2
