"""The contents of the page about the rule: a story, every reason, the steps, and other apps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from progression.engine.figures import KINDS, Goal, load_words
from progression.engine.ladders import DEFAULT_STEPS
from progression.engine.types import Reason, Rule
from progression.engine.wording import plain
from progression.rule_page.played import Played, in_short


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason by its name on screen: when it applies, what follows, and whose idea it is.

    `case` is a workout whose last set is answered with it.
    """

    reason: Reason
    title: str
    when: str
    then: str
    ours: bool
    case: Played


EXPLANATIONS = (
    Explanation(
        Reason.TOP,
        "Top of the range",
        "You reached the top of the range, or went past it.",
        "One step up, aiming for the low end. However far past, it’s one step.",
        ours=False,
        case=in_short("225x6"),
    ),
    Explanation(
        Reason.HOLD,
        "Inside the range",
        "Your reps were inside the range, below the top.",
        "The same weight, aiming for one rep more.",
        ours=False,
        case=in_short("225x4"),
    ),
    Explanation(
        Reason.MISS,
        "Under the range",
        "Your reps fell short at the weight you are working with.",
        "One step down. When nothing moved at all, back to the most you made today.",
        ours=False,
        case=in_short("225x6 235x3"),
    ),
    Explanation(
        Reason.EASY_LOAD,
        "Too easy: more weight",
        "More than two reps were left, and the range has no room for them.",
        "One step up, aiming for the low end.",
        ours=False,
        case=in_short("225x5@4"),
    ),
    Explanation(
        Reason.EASY_REPS,
        "Too easy: more reps",
        "More than two reps were left, and the range has room for them.",
        "The same weight, aiming for the reps you could have done with two left.",
        ours=False,
        case=in_short("225x4@3"),
    ),
    Explanation(
        Reason.SPENT,
        "Nothing left",
        "Your reps were inside the range, but you had none left. The article ends every set one "
        "to three reps short.",
        "One step down for today, so that the next set does. Your next workout is none the worse "
        "for it.",
        ours=True,
        case=in_short("225x5@0"),
    ),
    Explanation(
        Reason.EARN,
        "More reps first",
        "You reached the top of the range, but your gym’s next weight is further up than one step.",
        "The same weight, aiming for one rep more, past the range, until your reps are worth the "
        "next weight for the low end (Epley’s formula).",
        ours=True,
        case=in_short("40x10", kind="dumbbell", low=8, high=10, up="2.5"),
    ),
    Explanation(
        Reason.TIRED,
        "Tired",
        "Your reps fell short at a weight you made today, or under your working weight.",
        "One step down for today. Your next workout begins as if it hadn’t happened.",
        ours=True,
        case=in_short("235x4 235x3"),
    ),
    Explanation(
        Reason.CLIMB,
        "Climbing back",
        "You reached the top of the range at less than your working weight.",
        "One step up, never past the working weight or up to one missed today.",
        ours=True,
        case=in_short("225x6", opening=235),
    ),
    Explanation(
        Reason.NEXT_TIME,
        "Next time",
        "You reached the top of the range, but missed the next weight earlier today.",
        "The same weight today. Your next workout begins with the one you missed.",
        ours=True,
        case=in_short("225x6 235x3 230x6"),
    ),
    Explanation(
        Reason.OVERREACHED,
        "Too much at once",
        "You lifted more than was asked and fell short of the range.",
        "Back to the weight that was asked. Nothing else changes.",
        ours=True,
        case=in_short("245x2", opening=225),
    ),
    Explanation(
        Reason.LADDER_END,
        "No more weight",
        "You reached the top of the range with the most your gym can load.",
        "The same weight, aiming for the top again.",
        ours=True,
        case=in_short("120x8", kind="dumbbell", low=6, high=8),
    ),
    Explanation(
        Reason.OPENING,
        "The next workout",
        "It is the first set of a workout.",
        "The most weight you made last time, or the next one where you earned it; lighter and "
        "tired sets take nothing away. Where the first weight was too much, it is one step less, "
        "or what you did make.",
        ours=True,
        case=in_short("", opening=225),
    ),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One set of the story: what was done, what it means, and the target that follows."""

    done: str
    tells: str
    goal: Goal


_STORY = in_short("225x6 235x3 230x4")
_TELLS = (
    "You begin with 225 lb and get six, the top of the range. The bar has grown too light.",
    "Ten pounds more, and you get three, one short of the range. Half of it comes off again.",
    "Five pounds off, and you are inside the range again. This is today’s weight.",
)


def story() -> list[Chapter]:
    """The article's own case, a set longer: each set and what the rule makes of it."""
    chapters = zip(_TELLS, _STORY.answers, strict=True)
    return [
        Chapter(done_words(_STORY, number), tells, goal)
        for number, (tells, goal) in enumerate(chapters)
    ]


def story_end() -> Goal:
    """What the workout after the story's begins with."""
    return _STORY.next_workout


def done_words(played: Played, number: int) -> str:
    """A set as it was done: 225 lb × 6."""
    done = played.sets[number]
    return f"{load_words(done.load, played.kind, played.unit)} × {done.reps}"


def waiting(rule: Rule, load: Decimal, reps: Sequence[int]) -> Decimal:
    """What most apps would ask next: one step up once every set reached the top."""
    return rule.raised(load) if min(reps) >= rule.high else load


@dataclass(frozen=True, slots=True)
class Comparison:
    """One workout of the same lifter, set by set: by our rule, and waiting for the next one."""

    rows: list[tuple[str, str]]
    ours_next: str
    theirs_next: str


def comparison() -> Comparison:
    """225 lb on a good day: the two rules differ from the second set on."""
    ours, reps = in_short("225x6 235x4 235x4"), (6, 6, 5)
    theirs = in_short(" ".join(f"{plain(ours.opening)}x{count}" for count in reps))
    opens = waiting(theirs.rule, theirs.opening, reps)
    rows = [(done_words(ours, number), done_words(theirs, number)) for number in range(len(reps))]
    words = f"{load_words(opens, theirs.kind, theirs.unit)}, as today"
    return Comparison(rows, f"{ours.next_workout.words}, aim for {ours.next_workout.reps}", words)


def usual_steps() -> list[tuple[str, str, str]]:
    """Each kind of exercise with its step up and its step down, in both units."""
    return [
        (
            name,
            " / ".join(f"{plain(DEFAULT_STEPS[kind, unit].up)} {unit}" for unit in ("lb", "kg")),
            " / ".join(f"{plain(DEFAULT_STEPS[kind, unit].down)} {unit}" for unit in ("lb", "kg")),
        )
        for kind, name in KINDS.items()
    ]
