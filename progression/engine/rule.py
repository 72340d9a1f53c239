"""The next-set rule itself: a fold over the work sets of one workout, in order.

The article (Michael Matthews, "The Best Back Workout Routine for Mass & Hypertrophy",
Legion, 2024) gives the step up at the top of the range, the step down below it, a harder
set when more than two reps were left, and that sets end short of failure. What it does not
say is ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from progression.engine.exact import exact
from progression.engine.types import Progress, Reason, Rule, SetResult, Target, target_of

# Bound once, because looking up an enum's member costs more than the comparisons in the fold.
_OVERREACHED, _LADDER_END, _NEXT_TIME = Reason.OVERREACHED, Reason.LADDER_END, Reason.NEXT_TIME
_TOP, _EASY_LOAD, _EASY_REPS, _CLIMB = Reason.TOP, Reason.EASY_LOAD, Reason.EASY_REPS, Reason.CLIMB
_HOLD, _TIRED, _MISS, _OPENING = Reason.HOLD, Reason.TIRED, Reason.MISS, Reason.OPENING
_EARN, _SPENT = Reason.EARN, Reason.SPENT


def progress(rule: Rule, opening: Decimal, sets: Sequence[SetResult]) -> Progress:
    """Every target of a workout that opened at `opening`, and where the next one opens.

    Only work sets inside the prescription belong in `sets`, in the order they were done.
    Raises ValueError when the opening is no exact number.
    """
    so_far = WorkoutSoFar(rule, opening)
    steps = tuple(map(so_far.answer, sets))
    return Progress(steps, so_far.next_workout(sets))


class WorkoutSoFar:
    """What the rule remembers of the workout so far.

    `base` is where the next workout opens, `today` the load of the next set; `made` the
    loads done for enough reps today, `missed` those that came up short; `fell` is whether
    the opening itself, or more, came up short.
    """

    __slots__ = ("base", "fell", "made", "missed", "opening", "rule", "today")

    def __init__(self, rule: Rule, opening: Decimal) -> None:
        self.rule = rule
        self.opening = self.base = self.today = exact(opening, "The opening")
        # A handful of loads: a list is searched faster than a Decimal is hashed.
        self.made: list[Decimal] = []
        self.missed: list[Decimal] = []
        self.fell = False

    def copy(self) -> WorkoutSoFar:
        """The same state, to try one more set on."""
        twin = WorkoutSoFar(self.rule, self.opening)
        twin.base, twin.today, twin.fell = self.base, self.today, self.fell
        twin.made, twin.missed = self.made[:], self.missed[:]
        return twin

    def answer(self, done: SetResult) -> Target:
        """Take one set in and give the target of the next."""
        load, reps, rir = done.load, done.reps, done.rir
        low, high = self.rule.low, self.rule.high
        # Reps left beyond the two there should be; above zero the set was easy.
        spare = rir - 2 if rir is not None and rir > 2 else 0
        if reps >= low:
            if load not in self.made:
                self.made.append(load)
        elif not spare and load > self.today:
            # Heavier than asked and missed: the lifter was not asked to, so nothing else changes.
            self.missed.append(load)
            return target_of((self.today, low, _OVERREACHED))
        if load > self.base:
            self.base = load
        if reps >= high or reps + spare > high:
            return self._above(done, spare)
        if spare:
            self.today = load
            return target_of((load, max(low, reps + spare), _EASY_REPS))
        if reps < low:
            return self._lighter(load, reps)
        if rir == 0:
            return self._spent(load, reps)
        self.today = load
        return target_of((load, reps + 1, _HOLD))

    def next_workout(self, sets: Sequence[SetResult]) -> Target:
        """Where the next workout opens, one rep more than was made there in these sets."""
        base, aim, high = self.base, self.rule.low, self.rule.high
        if self.fell and not (self.made and max(self.made) >= self.opening):
            # A weight that failed at the opening and was never made opens no next workout.
            base = max([*self.made, self.today])
        for done in sets:
            if done.reps >= aim and done.load == base:
                aim = done.reps + 1
        if aim > high:
            aim = min(aim, self.rule.top(base))
        return target_of((base, aim, _OPENING))

    def _above(self, done: SetResult, spare: int) -> Target:
        """After a set at the top of the range, or easy past it: more load, or more reps first."""
        load, reps, rule = done.load, done.reps, self.rule
        higher = rule.raised(load)
        # Below the working load a climb back earns nothing new, so it needs no extra reps.
        top = rule.reps_for(higher, load) if load == self.base else rule.high
        if reps >= top or reps + spare > top:
            return self._harder(load, higher, _TOP if reps >= top else _EASY_LOAD)
        self.today = load
        if spare:
            return target_of((load, reps + spare, _EASY_REPS))
        return target_of((load, reps if done.rir == 0 else reps + 1, _EARN))

    def _harder(self, load: Decimal, higher: Decimal, reason: Reason) -> Target:
        """The next load up, if there is any and none of it was missed today."""
        if load != self.base:
            return self._climb(load, higher if higher < self.base else self.base)
        if higher == load:
            self.today = load
            return target_of((load, self.rule.high, _LADDER_END))
        if missed := self._missed_between(load, higher):
            # A load missed today is not offered again today; it opens the next workout.
            self.base, self.today, self.fell = min(missed), load, False
            return target_of((load, self.rule.high, _NEXT_TIME))
        self.base = self.today = higher
        return target_of((higher, self.rule.low, reason))

    def _climb(self, load: Decimal, higher: Decimal) -> Target:
        """Back towards the working load, never past it nor up to a load missed today."""
        if self._missed_between(load, higher):
            higher = load
        self.today = higher
        return target_of((higher, self.rule.low if higher > load else self.rule.high, _CLIMB))

    def _missed_between(self, load: Decimal, higher: Decimal) -> list[Decimal]:
        """The loads above `load`, up to `higher`, that were missed today."""
        return [missed for missed in self.missed if load < missed <= higher]

    def _spent(self, load: Decimal, reps: int) -> Target:
        """After reps inside the range with nothing left: less weight, if there is any."""
        lower = self.rule.lowered(load)
        if lower >= load:
            self.today = load
            return target_of((load, reps, _HOLD))
        self.today = lower
        return target_of((lower, max(self.rule.low, reps - 1), _SPENT))

    def _lighter(self, load: Decimal, reps: int) -> Target:
        """After too few reps: tired when today has shown the strength, else a miss."""
        rule = self.rule
        self.missed.append(load)
        self.today = rule.lowered(load)
        if load != self.base or load in self.made:
            return target_of((self.today, rule.low, _TIRED))
        if reps == 0:
            # Not even one rep: back to the most that was made today, not one step at a time.
            made = [other for other in self.made if other < load]
            self.today = max(made, default=self.today)
        if load >= self.opening:
            self.fell = True
        # One bad day costs at most one step below where it opened.
        self.base = min(self.base, max(self.today, rule.lowered(self.opening)))
        return target_of((self.today, rule.low, _MISS))
