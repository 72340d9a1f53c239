"""The simulated lifters: where they start, how fast they grow, and what their gyms have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from training import SimulatedLifter

from progression import Rule, barbell_ladder, even_ladder
from progression.rule_page.played import usual_rule

# The share of sets told with reps left.
USUALLY, RARELY = 0.8, 0.2

_DEADLIFT = usual_rule("barbell", "lb", 4, 6)
_DEADLIFT_KG = usual_rule("barbell", "kg", 4, 6)
_BARBELL_ROW, _BARBELL_ROW_KG = (usual_rule("barbell", unit, 6, 8) for unit in ("lb", "kg"))
_DUMBBELL_ROW = usual_rule("dumbbell", "lb", 6, 8)
_PULL_UP, _PULL_UP_KG = (usual_rule("bodyweight", unit, 4, 6) for unit in ("lb", "kg"))
_PULLOVER = usual_rule("stack", "lb", 8, 10)


def _with_plates(rule: Rule, bar: int, *plates: str, pairs: int | None = None) -> Rule:
    """The rule where a bar has these plates alone, `pairs` of each or any number."""
    owned = {Decimal(plate): pairs for plate in plates}
    return replace(rule, ladder=barbell_ladder(Decimal(bar), owned, Decimal(500)))


def _by_fifteens(rule: Rule) -> Rule:
    return replace(rule, ladder=even_ladder(Decimal(15), Decimal(300), Decimal(15)))


LIFTERS = (
    SimulatedLifter("Fast novice, deadlift", "lb", _DEADLIFT, 190, 0.45, USUALLY),
    SimulatedLifter("Intermediate, deadlift", "lb", _DEADLIFT, 340, 0.10, RARELY),
    SimulatedLifter("Plateaued, deadlift", "kg", _DEADLIFT_KG, 180, 0.01, USUALLY),
    SimulatedLifter(
        "Irregular, one-arm row",
        "lb",
        _DUMBBELL_ROW,
        95,
        0.15,
        RARELY,
        misses=0.3,
        day_to_day=0.03,
    ),
    SimulatedLifter(
        "No plate under 2.5 kg, barbell row",
        "kg",
        _with_plates(_BARBELL_ROW_KG, 20, "20", "15", "10", "5", "2.5"),
        85,
        0.20,
        USUALLY,
    ),
    SimulatedLifter("Assisted pull-ups", "kg", _PULL_UP_KG, 72, 0.25, USUALLY, body=Decimal(80)),
    SimulatedLifter("Pull-ups with a belt", "lb", _PULL_UP, 240, 0.10, RARELY, body=Decimal(180)),
    SimulatedLifter("Stack by fives, pullover", "lb", _PULLOVER, 100, 0.20, USUALLY),
    SimulatedLifter(
        "Home gym with three pairs of plates, barbell row",
        "lb",
        _with_plates(_BARBELL_ROW, 45, "45", "25", "10", pairs=1),
        160,
        0.20,
        USUALLY,
    ),
    SimulatedLifter(
        "Stack by fifteens, pullover", "lb", _by_fifteens(_PULLOVER), 100, 0.20, RARELY
    ),
)
