"""The gyms of a lifter, as their list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from progression.engine.wording import counted
from workouts.models import Equipment, Program
from workouts.plan_settings.page import equipment_words


@dataclass(frozen=True, slots=True)
class GymRow:
    """One gym: what it has, what it lacks, and whether the plan is laid out for it."""

    id: int
    name: str
    words: str
    lacks: str
    is_usual: bool


def gyms(program: Program, kept: Iterable[Equipment]) -> dict[str, Any]:
    """Everything gyms.html shows."""
    return {"gyms": [_row(gym, program) for gym in kept], "unit": program.unit}


def _row(gym: Equipment, program: Program) -> GymRow:
    lacks = f"{counted(len(gym.lacks), 'exercise')} can’t be done here." if gym.lacks else ""
    is_usual = gym.pk == program.equipment_id
    return GymRow(gym.pk, gym.name, equipment_words(gym), lacks, is_usual)
