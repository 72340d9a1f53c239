"""The rule in plain words: for every target, one sentence that says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from progression.engine.types import Reason, Rule, SetResult, Target

Direction = Literal["up", "stay", "down"]


def plain(number: Decimal) -> str:
    """The number as people write it, without trailing zeros: 102.5, 235, -20."""
    # Adding zero turns a negative zero into a plain one.
    text = format(number + 0, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def direction(before: Decimal, after: Decimal) -> Direction:
    """Which way the load goes."""
    if after == before:
        return "stay"
    return "up" if after > before else "down"


def change(before: Decimal, after: Decimal, unit: str) -> str:
    """The difference between two loads: 10 lb more, 5 lb less, same weight.

    Below zero a load is assistance, and more weight is less of it.
    """
    if after == before:
        return "same weight"
    amount = f"{plain(abs(after - before))} {unit}"
    if min(before, after) < 0:
        return f"{amount} {'less' if after > before else 'more'} assistance"
    return f"{amount} {'more' if after > before else 'less'}"


def counted(number: int, thing: str = "rep") -> str:
    """1 rep, 4 reps; 1 set, 1,204 sets."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def reps_between(low: int, high: int) -> str:
    """A range of reps: 4–6."""
    return f"{low}–{high}"


def range_words(rule: Rule) -> str:
    """The rep range of a rule: 4–6."""
    return reps_between(rule.low, rule.high)


def sentence(rule: Rule, done: SetResult | None, target: Target, unit: str) -> str:
    """Why the target is what it is, after the set `done` (None before the first).

    It begins with the reps done and names no person, because lifter and coach read the same
    sentence. `unit` is lb or kg.
    """
    if done is None or target.reason is Reason.OPENING:
        return f"Your starting weight: aim for {target.reps}."
    return _SENTENCES[target.reason](rule, done, target, unit)


def _top(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{earned(rule, done)}: {change(done.load, target.load, unit)}."


def _easy_load(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{spare(done)}: {change(done.load, target.load, unit)}."


def _easy_reps(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{spare(done)}: {change(done.load, target.load, unit)}, aim for {target.reps}."


def _hold(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    if done.rir == 0:  # else there would have been less
        return (
            f"{counted(done.reps)} with nothing left, and there’s no lighter weight: "
            f"same weight, aim for {target.reps}."
        )
    return f"{counted(done.reps)}: in range. Same weight, aim for {target.reps}."


def _spent(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    less = change(done.load, target.load, unit)
    return f"{counted(done.reps)} with nothing left: {less}, so the next set ends with some left."


def _earn(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    earn = "earns" if done.reps == 1 else "earn"
    return f"{counted(done.reps)} {earn} more, but {far(rule, done.load, unit)}."


def far(rule: Rule, load: Decimal, unit: str) -> str:
    """How far off the next weight is, and what earns it, as part of a sentence."""
    gap = plain(rule.raised(load) - load)
    return f"the next weight here is {gap} {unit} away. Reach {rule.top(load)} first"


def _miss(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{short(rule, done)}: {_relief(done, target, unit)}."


def _tired(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{short(rule, done)}, tired by now: {_relief(done, target, unit)}."


def _overreached(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    back = change(done.load, target.load, unit)
    return f"{short(rule, done)} at more than was asked: {back}, back to the plan."


def _climb(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    if target.load == done.load:
        # The working weight may lie above the ladder, with no load left to climb to.
        at_end = rule.raised(done.load) == done.load
        return (_ladder_end if at_end else _next_time)(rule, done, target, unit)
    more = change(done.load, target.load, unit)
    return f"{_reached(rule, done)} at a lighter weight: {more}."


def _next_time(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return (
        f"{_reached(rule, done)}, but the next weight was missed today: "
        f"same weight, aim for {target.reps}."
    )


def _ladder_end(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return (
        f"{_reached(rule, done)}, and there’s no heavier weight: "
        f"same weight, aim for {target.reps}."
    )


_SENTENCES: Mapping[Reason, Callable[[Rule, SetResult, Target, str], str]] = MappingProxyType(
    {
        Reason.TOP: _top,
        Reason.EASY_LOAD: _easy_load,
        Reason.EASY_REPS: _easy_reps,
        Reason.HOLD: _hold,
        Reason.MISS: _miss,
        Reason.TIRED: _tired,
        Reason.OVERREACHED: _overreached,
        Reason.CLIMB: _climb,
        Reason.NEXT_TIME: _next_time,
        Reason.LADDER_END: _ladder_end,
        Reason.EARN: _earn,
        Reason.SPENT: _spent,
    }
)


def earned(rule: Rule, done: SetResult, at: str = "") -> str:
    """That the reps earn the next weight; `at` goes behind them: " at 225 lb"."""
    if done.reps >= rule.top(done.load) > rule.high:
        return f"{counted(done.reps)}{at} earned the next weight"
    return _reached(rule, done, at)


def _reached(rule: Rule, done: SetResult, at: str = "") -> str:
    """Why more was earned: the top of the range, or too much left in reserve."""
    if done.reps > rule.high:
        return f"{counted(done.reps)}{at} went past the top of {range_words(rule)}"
    if done.reps == rule.high:
        return f"{counted(done.reps)}{at} hit the top of {range_words(rule)}"
    return spare(done, at)


def spare(done: SetResult, at: str = "") -> str:
    """That too much was left; `at` as in earned()."""
    left = "5 or more" if done.rir == 5 else str(done.rir)
    return f"{counted(done.reps)}{at} with {left} left was easy"


def short(rule: Rule, done: SetResult, at: str = "") -> str:
    """That the reps were too few; `at` as in earned()."""
    return f"{counted(done.reps)}{at} fell short of {range_words(rule)}"


def _relief(done: SetResult, target: Target, unit: str) -> str:
    """How much lighter it gets, or that this is the lowest weight there is."""
    if target.load < done.load:
        return change(done.load, target.load, unit)
    if target.load == done.load:
        return f"this is the lowest weight, so stay and aim for {target.reps}"
    return f"{change(done.load, target.load, unit)}, the lowest weight there is"
