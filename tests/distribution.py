"""What in the tables stands in the way of keeping each lifter's rows on one server of many.

An engine that splits tables by lifter (Citus, or one that is hosted) asks three things of each:
it has the lifter as a column, that column is in each of its keys, and where it points at another
table that is split, it does so by the lifter as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.models import Field, Model, UniqueConstraint

# The apps whose rows belong to a lifter, each with the column that would say whose.
SPLIT = {"workouts": "lifter", "imports": "lifter", "coaching": "client"}
SPLIT |= {"calendar_feed": "lifter"}
PEOPLE = "accounts"


@dataclass(frozen=True)
class Exceptions:
    """Of one table; empty where there are none."""

    table: str
    has_lifter: bool
    keys: list[str]
    by_id_alone: list[str]
    other_people: list[str]

    def row(self) -> str:
        """As docs/scale.md has it."""
        lists = (self.keys, self.by_id_alone, self.other_people)
        cells = [f"`{self.table}`", "yes" if self.has_lifter else "no"]
        cells += ["; ".join(each) or "none" for each in lists]
        return f"| {' | '.join(cells)} |"


def exceptions() -> list[Exceptions]:
    """One for each table that would be split, in the order of their names."""
    models = [model for model in apps.get_models() if model._meta.app_label in SPLIT]
    return sorted(map(_of, models), key=lambda each: each.table)


def _of(model: type[Model]) -> Exceptions:
    lifter = SPLIT[model._meta.app_label]
    fields: list[Field] = list(model._meta.concrete_fields)  # type: ignore[type-arg]
    points = [field for field in fields if field.is_relation and field.name != lifter]
    return Exceptions(
        model._meta.db_table,
        lifter in {field.name for field in fields},
        [", ".join(key) for key in _keys(model) if lifter not in key],
        [each.name for each in points if _app(each) in SPLIT],
        [each.name for each in points if _app(each) == PEOPLE],
    )


def _app(field: Field) -> str:  # type: ignore[type-arg]
    related = field.related_model
    return related._meta.app_label if isinstance(related, type) else ""


def _keys(model: type[Model]) -> Iterator[tuple[str, ...]]:
    """What is unique, the primary key first. An exclusion is named: such an engine would have to
    see that it compares the lifters, and it only knows `=`."""
    pk = model._meta.pk
    yield (pk.name if pk else "",)
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield (field.name,)
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield constraint.fields or (constraint.name,)
        elif isinstance(constraint, ExclusionConstraint):
            yield (constraint.name,)
