"""What is done about days on which a lifter cannot train: excuse them, and be back."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from workouts.dated_facts import Excused
from workouts.models import ExcusedDays, bounds
from workouts.models.excuse import ExcusedDaysQuerySet

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

    What overlaps them or stands right beside them becomes one with them: no day of it is lost,
    and the newest kind and note are those of all. Raises ValidationError for an end before the
    beginning.
    """
    if last_on is not None and last_on < first_on:
        raise ValidationError({"last_on": "Choose a last day that is not before the first one."})
    touching = _held(lifter).touching(first_on, last_on)
    said = ExcusedDays(lifter=lifter, kind=kind, first_on=first_on, last_on=last_on, note=note)
    for earlier in touching:
        _take_in(said, earlier)
    touching.delete()
    said.save(force_insert=True)
    return said


def _take_in(said: ExcusedDays, earlier: ExcusedDays) -> None:
    """Make the days of an earlier excuse part of one; its note where this one has none."""
    said.first_on = min(said.first_on, earlier.first_on)
    if said.last_on is not None:
        said.last_on = earlier.last_on and max(said.last_on, earlier.last_on)
    if earlier.kind == said.kind:
        said.note = said.note or earlier.note


@transaction.atomic
def be_back(*, lifter: User) -> None:
    """End what excuses today: yesterday was its last day, and what began today is gone."""
    today = lifter.today()
    running = _held(lifter).reaching(today, today)
    running.filter(first_on=today).delete()
    running.update(last_on=today - _DAY)


def take_back(*, lifter: User, id: int) -> None:
    """Excuse none of these days; done twice, it is done once."""
    ExcusedDays.objects.owned_by(lifter).filter(pk=id).delete()


def near(lifter: User) -> list[Excused]:
    """The excused days of the last year, and all that are still to come. One query."""
    rows = ExcusedDays.objects.owned_by(lifter).reaching(lifter.today() - bounds.A_YEAR, None)
    told = rows.order_by("first_on").values_list("pk", "first_on", "last_on", "kind", "note")
    return [Excused(*row) for row in told]


def _held(lifter: User) -> ExcusedDaysQuerySet:
    """The excused days of a lifter, for the one change to them at a time."""
    User.objects.select_for_update(no_key=True).get(pk=lifter.pk)
    return ExcusedDays.objects.owned_by(lifter)
