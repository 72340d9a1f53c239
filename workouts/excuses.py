"""What is done about days on which a lifter cannot train: excuse them, and be back."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.account_lock import lock_account
from accounts.models import User
from workouts.dated_facts import Excused
from workouts.models import ExcusedDays, bounds
from workouts.models.excuse import ExcusedDaysQuerySet
from workouts.revisions import revise

_DAY = datetime.timedelta(days=1)


@transaction.atomic
def excuse(
    *,
    lifter: User,
    kind: str,
    first_on: datetime.date,
    last_on: datetime.date | None = None,
    note: str = "",
) -> ExcusedDays:
    """Excuse days, both ends included; without a last one, until the lifter is back.

    Excused days that overlap or adjoin them are merged into them: no day is lost, and the new
    kind and note are those of all. Raises ValidationError for an end before the beginning.
    """
    if last_on is not None and last_on < first_on:
        raise ValidationError({"last_on": "Choose a last day that is not before the first one."})
    touching = _held(lifter).touching(first_on, last_on)
    days = ExcusedDays(lifter=lifter, kind=kind, first_on=first_on, last_on=last_on, note=note)
    for earlier in touching:
        _merge(days, earlier)
    touching.delete()
    days.save(force_insert=True)
    revise(lifter.pk)
    return days


def _merge(days: ExcusedDays, earlier: ExcusedDays) -> None:
    """Add earlier excused days; their note too, where these have none and the kind is the same."""
    days.first_on = min(days.first_on, earlier.first_on)
    if days.last_on is not None:
        days.last_on = earlier.last_on and max(days.last_on, earlier.last_on)
    if earlier.kind == days.kind:
        days.note = days.note or earlier.note


@transaction.atomic
def be_back(*, lifter: User) -> None:
    """End what excuses today: its last day was yesterday, and what began today is deleted."""
    today = lifter.today()
    running = _held(lifter).reaching(today, today)
    running.filter(first_on=today).delete()
    running.update(last_on=today - _DAY)
    revise(lifter.pk)


@transaction.atomic
def take_back(*, lifter: User, id: int) -> None:
    """Delete excused days. Repeating it changes nothing."""
    ExcusedDays.objects.owned_by(lifter).filter(pk=id).delete()
    revise(lifter.pk)


def near(lifter: User) -> list[Excused]:
    """The excused days of the last year, and all that are still to come. One query."""
    rows = ExcusedDays.objects.owned_by(lifter).reaching(lifter.today() - bounds.A_YEAR, None)
    columns = rows.order_by("first_on").values_list("pk", "first_on", "last_on", "kind", "note")
    return [Excused(*row) for row in columns]


def _held(lifter: User) -> ExcusedDaysQuerySet:
    """The excused days of a lifter, whose account is locked until the transaction ends."""
    lock_account(lifter.pk)
    return ExcusedDays.objects.owned_by(lifter)
