"""Plain makers of rules, sets and whole workouts for these tests."""

from decimal import Decimal

from progression import DEFAULT_LADDERS, Reason, Rule, SetResult, Target, progress

POUNDS = DEFAULT_LADDERS["barbell", "lb"]


def rule(
    low: int = 4,
    high: int = 6,
    up: str = "10",
    down: str = "5",
    ladder: tuple[Decimal, ...] = POUNDS,
) -> Rule:
    return Rule(low, high, Decimal(up), Decimal(down), ladder)


def loads(*figures: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, figures))


def done(load: str, reps: int, rir: int | None = None) -> SetResult:
    return SetResult(Decimal(load), reps, rir)


def target(load: str, reps: int, reason: Reason) -> Target:
    return Target(Decimal(load), reps, reason)


def after(opening: str, *sets: SetResult, by: Rule | None = None) -> Target:
    """The target that follows these sets."""
    return progress(by or rule(), Decimal(opening), sets).next_set
