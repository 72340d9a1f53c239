"""What the page about the rule tells: every reason, the steps, and a live example."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from progression.fold import progress
from progression.ladders import DEFAULT_LADDERS, DEFAULT_STEPS
from progression.rule import Reason, Rule, SetResult, Target
from progression.wording import counted, plain, sentence


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason by its name on screen: when it applies, what follows, and whose idea it is."""

    reason: Reason
    title: str
    when: str
    then: str
    ours: bool


EXPLANATIONS = (
    Explanation(
        Reason.TOP,
        "Top of the range",
        "You reached the top of the range, or went past it.",
        "One step up, aiming for the low end. However far past, it is one step.",
        ours=False,
    ),
    Explanation(
        Reason.HOLD,
        "Inside the range",
        "Your reps were inside the range, below the top.",
        "The same weight, aiming for one rep more.",
        ours=False,
    ),
    Explanation(
        Reason.MISS,
        "Under the range",
        "Your reps fell short at the weight you are working with.",
        "One step down. When nothing moved at all, back to the most you made today.",
        ours=False,
    ),
    Explanation(
        Reason.EASY_LOAD,
        "Too easy: more weight",
        "More than two reps were left, and the range has no room for them.",
        "One step up, aiming for the low end.",
        ours=False,
    ),
    Explanation(
        Reason.EASY_REPS,
        "Too easy: more reps",
        "More than two reps were left, and the range has room for them.",
        "The same weight, aiming for the reps you could have done with two left.",
        ours=False,
    ),
    Explanation(
        Reason.TIRED,
        "Tired",
        "Your reps fell short at a weight you made earlier today, or at a lighter one.",
        "One step down for today. The next workout opens as if it had not happened.",
        ours=True,
    ),
    Explanation(
        Reason.CLIMB,
        "Climbing back",
        "You reached the top of the range at less than your working weight.",
        "One step up, never past the working weight or up to one missed today.",
        ours=True,
    ),
    Explanation(
        Reason.NEXT_TIME,
        "Next time",
        "You reached the top of the range, but missed the next weight earlier today.",
        "The same weight today. The next workout opens with the one you missed.",
        ours=True,
    ),
    Explanation(
        Reason.OVERREACHED,
        "Too much at once",
        "You lifted more than was asked and fell short of the range.",
        "Back to the weight that was asked. Nothing else changes.",
        ours=True,
    ),
    Explanation(
        Reason.LADDER_END,
        "No more weight",
        "You reached the top of the range with the most your gym can load.",
        "The same weight, aiming for the top again.",
        ours=True,
    ),
    Explanation(
        Reason.OPENING,
        "Opening",
        "It is the first set of a workout.",
        "The weight where the last workout left you; at most one step under its opening.",
        ours=True,
    ),
)


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """One set of the example as shown: what was done, what comes next, and why."""

    done: str
    next_load: str
    aim: int
    why: str


def worked() -> list[tuple[SetResult, Target, str]]:
    """The article's own case in pounds: each set, the target that the rule gives, and why."""
    steps = DEFAULT_STEPS["barbell", "lb"]
    rule = Rule(4, 6, steps.up, steps.down, DEFAULT_LADDERS["barbell", "lb"])
    sets = (SetResult(Decimal(225), 6), SetResult(Decimal(235), 3))
    targets = progress(rule, sets[0].load, sets).steps
    return [
        (done, target, sentence(rule, done, target, "lb"))
        for done, target in zip(sets, targets, strict=True)
    ]


def example() -> list[ExampleRow]:
    """The worked case as the rows of a table."""
    return [
        ExampleRow(
            f"{plain(done.load)} lb, {counted(done.reps)}",
            f"{plain(target.load)} lb",
            target.reps,
            why,
        )
        for done, target, why in worked()
    ]


_KINDS = {
    "barbell": "Barbell",
    "dumbbell": "Dumbbell, one bell",
    "stack": "Cable stack",
    "bodyweight": "Pull-ups, with belt or assistance",
}


def usual_steps() -> list[tuple[str, str, str]]:
    """Each kind of exercise with its step up and its step down, in both units."""
    return [
        (
            name,
            " / ".join(f"{plain(DEFAULT_STEPS[kind, unit].up)} {unit}" for unit in ("lb", "kg")),
            " / ".join(f"{plain(DEFAULT_STEPS[kind, unit].down)} {unit}" for unit in ("lb", "kg")),
        )
        for kind, name in _KINDS.items()
    ]
