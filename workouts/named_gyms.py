"""A lifter's gyms by their names, and the columns that they are read from, which come along with a
query that is made anyway.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from workouts.models import Equipment
from workouts.models.log import WorkoutQuerySet


@dataclass(frozen=True, slots=True)
class NamedGym:
    """A gym that may be chosen; `is_usual` is the one that the week's weights are laid out for."""

    id: int
    name: str
    is_usual: bool


def gyms_of(lifter: Any) -> ArraySubquery:
    """A column with every gym of a lifter, as of_the_plan() takes it."""
    kept = Equipment.objects.owned_by(lifter).kept()
    return ArraySubquery(kept.values(json=JSONObject(id="pk", name="name", unit="unit")))


def with_gyms(workouts: WorkoutQuerySet) -> WorkoutQuerySet:
    """Each with `has_gyms`: whether its lifter has another gym than the plan's, in its unit."""
    there = Equipment.objects.filter(lifter=OuterRef("lifter"), removed_at=None)
    same = there.filter(unit=OuterRef("program__equipment__unit"))
    rows: Any = workouts  # the type checker takes the column for an attribute that is there already
    added: WorkoutQuerySet = rows.annotate(
        has_gyms=Exists(same.exclude(pk=OuterRef("program__equipment")))
    )
    return added


def of_the_plan(prescription: Any) -> list[NamedGym]:
    """The gyms that a workout of a prescription may be done in, by the column `gyms`."""
    usual = prescription.day.program.equipment
    there = [row for row in prescription.gyms if row["unit"] == usual.unit]
    return [NamedGym(row["id"], row["name"], row["id"] == usual.pk) for row in there]


def to_choose(prescription: Any) -> list[NamedGym]:
    """The same, to ask a lifter in which; none where there is only one."""
    gyms = of_the_plan(prescription)
    return gyms if len(gyms) > 1 else []
