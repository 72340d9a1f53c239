"""The rule in plain words: one sentence of why for every target."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from progression.rule import Reason, Rule, SetResult, Target

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


def counted(reps: int) -> str:
    """1 rep, 4 reps."""
    return "1 rep" if reps == 1 else f"{reps} reps"


def sentence(
    rule: Rule,
    done: SetResult | None,
    target: Target,
    unit: str,
    before: Decimal | None = None,
) -> str:
    """Why the target is what it is, after the set `done` (None before the first).

    `before` is the load the last workout opened with, if there was one: only an opening
    speaks of it. `unit` is lb or kg.
    """
    if done is None or target.reason is Reason.OPENING:
        return _opening(target, unit, before)
    return _SENTENCES[target.reason](rule, done, target, unit)


def _opening(target: Target, unit: str, before: Decimal | None) -> str:
    if before is None:
        return f"Your starting weight: aim for {target.reps}."
    if before == target.load:
        return f"You opened here last time: aim for {target.reps}."
    return f"{_capital(change(before, target.load, unit))} than you opened with last time."


def _top(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{_reached(rule, done)}: {change(done.load, target.load, unit)}."


def _easy_reps(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{_spare(done)}: {change(done.load, target.load, unit)}, aim for {target.reps}."


def _hold(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    held = change(done.load, target.load, unit)
    return f"{counted(done.reps)} is inside {_range(rule)}: {held}, aim for {target.reps}."


def _spent(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    less = change(done.load, target.load, unit)
    return f"{counted(done.reps)} with nothing left: {less}, aim for {target.reps}."


def _earn(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    higher = rule.raised(done.load)
    return (
        f"{counted(done.reps)} earn more, but the next weight here is "
        f"{plain(higher - done.load)} {unit} away: reach {rule.top(done.load)} first."
    )


def _miss(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{_short(rule, done)}: {_relief(done, target, unit)}."


def _tired(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return f"{_short(rule, done)}, tired rather than weaker: {_relief(done, target, unit)}."


def _overreached(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    back = change(done.load, target.load, unit)
    return f"{_short(rule, done)} at more than was asked: {back}, back to the plan."


def _climb(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    if target.load == done.load:
        return f"{_reached(rule, done)}, but more has to wait: same weight, aim for {target.reps}."
    more = change(done.load, target.load, unit)
    return f"{_reached(rule, done)} at a lighter weight: {more}."


def _next_time(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return (
        f"{_reached(rule, done)}, but the next weight was missed today: "
        f"same weight, aim for {target.reps}. Next time opens there."
    )


def _ladder_end(rule: Rule, done: SetResult, target: Target, unit: str) -> str:
    return (
        f"{_reached(rule, done)}, and there is no heavier weight: "
        f"same weight, aim for {target.reps}."
    )


_SENTENCES: Mapping[Reason, Callable[[Rule, SetResult, Target, str], str]] = MappingProxyType(
    {
        Reason.TOP: _top,
        Reason.EASY_LOAD: _top,
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


def _reached(rule: Rule, done: SetResult) -> str:
    """Why more was earned: the top of the range, or too much left in reserve."""
    if done.reps > rule.high:
        return f"{counted(done.reps)} went past the top of {_range(rule)}"
    if done.reps == rule.high:
        return f"{counted(done.reps)} hit the top of {_range(rule)}"
    return _spare(done)


def _spare(done: SetResult) -> str:
    left = "5 or more" if done.rir == 5 else str(done.rir)
    return f"{counted(done.reps)} with {left} left is too easy"


def _short(rule: Rule, done: SetResult) -> str:
    return f"{counted(done.reps)} is under {_range(rule)}"


def _relief(done: SetResult, target: Target, unit: str) -> str:
    """What comes off; a load at or below the lowest there is has nothing to give."""
    if target.load < done.load:
        return change(done.load, target.load, unit)
    if target.load == done.load:
        return f"this is the lowest weight, so stay and aim for {target.reps}"
    return f"{change(done.load, target.load, unit)}, the lowest weight there is"


def _range(rule: Rule) -> str:
    return f"{rule.low}-{rule.high}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
