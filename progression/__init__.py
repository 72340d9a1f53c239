"""The next-set rule: what you did on this set decides the next one.

`engine` is pure Python on the standard library: it knows nothing of users, tables or pages.
"""

from progression.engine.away import lighter, lighter_by, percent_less
from progression.engine.branches import Branch, Effort, branches
from progression.engine.ladders import (
    DEFAULT_LADDERS,
    DEFAULT_STEPS,
    GYM_DEFAULTS,
    GymDefaults,
    Steps,
    barbell_ladder,
    belt_ladder,
    even_ladder,
    ladder_at_or_below,
)
from progression.engine.lookahead import Node, Way, lookahead
from progression.engine.openings import estimated_max, opening_from
from progression.engine.plates import Inventory, inventory, on_belt, per_side
from progression.engine.rule import progress
from progression.engine.types import RULE_VERSION, Progress, Reason, Rule, SetResult, Target
from progression.engine.warm_ups import WarmUp, warm_ups
from progression.engine.wording import Direction, change, direction, plain, sentence

__all__ = [
    "DEFAULT_LADDERS",
    "DEFAULT_STEPS",
    "GYM_DEFAULTS",
    "RULE_VERSION",
    "Branch",
    "Direction",
    "Effort",
    "GymDefaults",
    "Inventory",
    "Node",
    "Progress",
    "Reason",
    "Rule",
    "SetResult",
    "Steps",
    "Target",
    "WarmUp",
    "Way",
    "barbell_ladder",
    "belt_ladder",
    "branches",
    "change",
    "direction",
    "estimated_max",
    "even_ladder",
    "inventory",
    "ladder_at_or_below",
    "lighter",
    "lighter_by",
    "lookahead",
    "on_belt",
    "opening_from",
    "per_side",
    "percent_less",
    "plain",
    "progress",
    "sentence",
    "warm_ups",
]
