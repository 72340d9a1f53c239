"""The lifter's gym: equipment in a unit, and the ladders it makes."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import transaction

from accounts.models import User
from exercises.models import LoadKind
from progression import (
    GYM_DEFAULTS,
    Rule,
    barbell_ladder,
    belt_ladder,
    even_ladder,
    inventory,
)
from progression.engine.exact import KG_A_LB
from workouts.models import Equipment, Program, Unit
from workouts.models.equipment import USUAL_NAME
from workouts.revisions import revise

_HUNDREDTH, _TENTH = Decimal("0.01"), Decimal("0.1")


class Gym(NamedTuple):
    """The part of the equipment that makes the ladders, as a value that can be a cache key."""

    unit: str
    bar: Decimal
    plates: tuple[Decimal, ...]
    plate_pairs: tuple[int | None, ...]
    dumbbell_step: Decimal
    dumbbell_top: Decimal
    stack_step: Decimal
    stack_top: Decimal

    @property
    def owned(self) -> _Owned:
        """Each plate with its pairs; None for no limit."""
        return tuple(zip(self.plates, self.plate_pairs, strict=True))


_Owned = tuple[tuple[Decimal, int | None], ...]


def gym_of(equipment: Equipment) -> Gym:
    """The same as a value."""
    owned = tuple(equipment.plates), tuple(equipment.plate_pairs)
    others = [getattr(equipment, name) for name in Gym._fields[4:]]
    return Gym(equipment.unit, equipment.bar, *owned, *others)


def equipment_in(lifter: User, unit: str) -> Equipment:
    """The gym that the lifter's latest plan in a unit was laid out for, else their first one in it;
    an ordinary gym when there is none yet. For a lifter whose account is locked."""
    plans = Program.objects.owned_by(lifter).filter(equipment__unit=unit)
    kept = plans.filter(equipment__removed_at=None).select_related("equipment")
    if (latest := kept.order_by("-started_on", "-pk").first()) is not None:
        return latest.equipment
    first = Equipment.objects.owned_by(lifter).kept().filter(unit=unit).first()
    if first is None:
        first = ordinary(lifter, unit)
        first.save(force_insert=True)
    return first


def ordinary(lifter: User, unit: str) -> Equipment:
    """What an ordinary gym has in a unit, not stored yet."""
    gym = GYM_DEFAULTS[unit]
    return Equipment(
        lifter=lifter,
        unit=Unit(unit),
        bar=gym.bar,
        plates=list(gym.plates),
        plate_pairs=[None] * len(gym.plates),
        dumbbell_step=gym.dumbbell_step,
        dumbbell_top=gym.dumbbell_top,
        stack_step=gym.stack_step,
        stack_top=gym.stack_top,
        name=USUAL_NAME,
        lacks=[],
    )


def ordinary_ladder(kind: str, unit: str) -> tuple[Decimal, ...]:
    """Every load that such a gym can put on for an exercise of a kind, ascending."""
    gym = GYM_DEFAULTS[unit]
    plates = tuple(gym.plates)
    bells, stack = (gym.dumbbell_step, gym.dumbbell_top), (gym.stack_step, gym.stack_top)
    return ladder_for(kind, Gym(unit, gym.bar, plates, (None,) * len(plates), *bells, *stack))


@transaction.atomic
def change_equipment(*, equipment: Equipment, **changes: Any) -> None:
    """Change bar, plates, bells or stack; targets follow from the new ladder at once.

    `plates` is an inventory, or plain weights without a limit to their pairs.
    """
    if "plates" in changes:
        owned = inventory(changes["plates"])
        changes |= {"plates": list(owned), "plate_pairs": list(owned.values())}
    for field, value in changes.items():
        setattr(equipment, field, value)
    equipment.validate_constraints()
    equipment.save()
    revise(equipment.lifter_id)


def ladder_for(kind: str, gym: Equipment | Gym) -> tuple[Decimal, ...]:
    """Every load this gym can put on for an exercise of this kind, ascending."""
    gym = gym_of(gym) if isinstance(gym, Equipment) else gym
    match kind:
        case LoadKind.BARBELL:
            return _barbell(gym.unit, gym.bar, gym.owned)
        case LoadKind.DUMBBELL:
            return _even(gym.dumbbell_step, gym.dumbbell_top)
        case LoadKind.STACK:
            return _even(gym.stack_step, gym.stack_top)
        case _:
            return _bodyweight(gym.unit, gym.owned)


# A new rule checks its whole ladder: once, and not again for each client of a coach.
@lru_cache(maxsize=4096)
def rule_in(gym: Gym, kind: str, low: int, high: int, up: Decimal, down: Decimal) -> Rule:
    """The rule of a rep range and steps, with the ladder this gym makes for this kind."""
    return Rule(low, high, up, down, ladder_for(kind, gym))


def converted(load: Decimal, unit: str, to: str) -> Decimal:
    """A load in the other unit, to a hundredth."""
    return load if unit == to else exactly_converted(load, unit, to).quantize(_HUNDREDTH)


def rounded(load: Decimal) -> Decimal:
    """A load as it is shown: a converted one to a tenth, as it was not measured any finer."""
    return load if load == load.quantize(_HUNDREDTH) else load.quantize(_TENTH)


def exactly_converted(load: Decimal, unit: str, to: str) -> Decimal:
    """A load in the other unit, not rounded: for the rule, and never shown."""
    if unit == to:
        return load
    return load * KG_A_LB if to == Unit.KG else load / KG_A_LB


# Ladders are pure values: built once, then shared by every request.
@lru_cache(maxsize=1024)
def _barbell(unit: str, bar: Decimal, plates: _Owned) -> tuple[Decimal, ...]:
    return barbell_ladder(bar, dict(plates), GYM_DEFAULTS[unit].barbell_top)


@lru_cache(maxsize=1024)
def _bodyweight(unit: str, plates: _Owned) -> tuple[Decimal, ...]:
    return belt_ladder(GYM_DEFAULTS[unit].bodyweight_ladder, dict(plates))


@lru_cache(maxsize=1024)
def _even(step: Decimal, top: Decimal) -> tuple[Decimal, ...]:
    return even_ladder(step, top, step)
