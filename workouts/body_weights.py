"""Body weights: weighed on a date, kept for the lifter alone unless they let their coach see them.

No target depends on one, so that whoever shares none has the same weights to lift as everybody.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from accounts.account_lock import lock_account
from accounts.models import User
from workouts.equipment import exactly_converted
from workouts.models import BodyWeight, BodyWeightConsent, bounds

# Ours: a workout before the first body weight goes by that one where it is so near.
NEAR = datetime.timedelta(days=30)
_HUNDREDTH = Decimal("0.01")


class WeighedBody(NamedTuple):
    """A body weight as it was weighed."""

    on: datetime.date
    weight: Decimal
    unit: str

    def in_unit(self, unit: str) -> Decimal:
        """The same weight, to a hundredth."""
        return exactly_converted(self.weight, self.unit, unit).quantize(_HUNDREDTH)


def can_be(body: WeighedBody) -> bool:
    """Whether anybody weighs so much, or so little."""
    lowest, highest = bounds.BODY[body.unit]
    return lowest <= body.weight <= highest


class WeighedBodies:
    """All body weights of a lifter, to ask for that of a date."""

    def __init__(self, bodies: Iterable[WeighedBody] = ()) -> None:
        self.bodies: Sequence[WeighedBody] = sorted(bodies)
        self.dates = [body.on for body in self.bodies]

    def __bool__(self) -> bool:
        return bool(self.bodies)

    def on(self, date: datetime.date) -> WeighedBody | None:
        """The latest on or before a date, else the first one after it where that is NEAR."""
        if index := bisect_right(self.dates, date):
            return self.bodies[index - 1]
        first = self.bodies[0] if self.bodies else None
        return first if first and first.on - date <= NEAR else None


@transaction.atomic
def record(*, lifter: User, weighed_on: datetime.date, weight: Decimal, unit: str) -> BodyWeight:
    """Store the body weight of a date, in the place of one that it had."""
    body, _ = BodyWeight.objects.update_or_create(
        lifter=lifter, weighed_on=weighed_on, defaults={"weight": weight, "unit": unit}
    )
    return body


@transaction.atomic
def add_missing(*, lifter: User, bodies: Iterable[WeighedBody]) -> list[int]:
    """Store those of dates that have none yet; returns the ids of what was added."""
    lock_account(lifter.pk)
    there = set(BodyWeight.objects.owned_by(lifter).values_list("weighed_on", flat=True))
    rows = [
        BodyWeight(lifter=lifter, weighed_on=body.on, weight=body.weight, unit=body.unit)
        for body in bodies
        if body.on not in there
    ]
    return [row.pk for row in BodyWeight.objects.bulk_create(rows, batch_size=1000)]


@transaction.atomic
def remove(*, lifter: User, id: int) -> None:
    """Delete a body weight. Repeating it changes nothing."""
    BodyWeight.objects.owned_by(lifter).filter(pk=id).delete()


def is_shown_to_coach(lifter: User) -> bool:
    """Whether a coach of a lifter may see their body weight, and what follows from it."""
    return BodyWeightConsent.objects.filter(lifter=lifter).exists()


@transaction.atomic
def show_to_coach(*, lifter: User, is_shown: bool) -> None:
    """Let coaches see the body weight, or no longer. Repeating it changes nothing."""
    if is_shown:
        BodyWeightConsent.objects.get_or_create(lifter=lifter)
    else:
        hide_from_coaches([lifter.pk])


def hide_from_coaches(lifters: Collection[int]) -> None:
    """Take back the yes of these lifters, by their ids, to showing their body weights."""
    BodyWeightConsent.objects.filter(lifter__in=lifters).delete()
