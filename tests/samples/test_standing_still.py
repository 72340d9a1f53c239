"""The lifter with two years of logs stood still for months, and would have been told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import groupby

import pytest
from django.db import transaction
from django.db.models import F
from django.utils.html import strip_tags

from accounts.models import User
from coaching.models import Comment
from tests.factories import browser
from workouts.models import Kind, LighterWeek, LoggedSet, Role, Workout

pytestmark = pytest.mark.slow

DAY = datetime.timedelta(days=1)
FAR = 2000 * 7 * DAY  # out of the way of every other date
Opening = tuple[datetime.date, Decimal]


def openings(lifter: User, exercise: str = "deadlift") -> list[Opening]:
    """When and with what each full main day of a lift opened."""
    firsts = LoggedSet.objects.owned_by(lifter).filter(
        exercise=exercise,
        kind=Kind.WORK,
        position__gt=0,
        workout__role=Role.MAIN,
        workout__is_lighter=False,
        target_load__isnull=False,
    )
    found = firsts.order_by("workout__performed_on", "position")
    told = dict[datetime.date, Decimal]()
    for on, load in found.values_list("workout__performed_on", "target_load"):
        told.setdefault(on, load)
    return list(told.items())


def standing_still(lifter: User) -> list[list[Opening]]:
    """The runs of at least eight main days that opened with the same weight."""
    runs = [list(run) for _, run in groupby(openings(lifter), key=lambda each: each[1])]
    return [run for run in runs if len(run) >= 8]


@contextmanager
def as_of(lifter: User, on: datetime.date) -> Iterator[None]:
    """The log as it was on a date, brought to today; taken back afterwards."""
    with transaction.atomic():
        Comment.objects.owned_by(lifter).delete()
        workouts = Workout.objects.owned_by(lifter)
        workouts.filter(performed_on__gte=on).delete()
        LighterWeek.objects.filter(lifter=lifter, starts_on__gt=on).delete()
        for ahead in (FAR, lifter.today() - on - FAR):
            workouts.update(performed_on=F("performed_on") + ahead)
            LighterWeek.objects.filter(lifter=lifter).update(
                starts_on=F("starts_on") + ahead, ends_on=F("ends_on") + ahead
            )
        yield
        transaction.set_rollback(True)


def told(lifter: User, on: datetime.date) -> str:
    """What the week page would have suggested on a date."""
    with as_of(lifter, on):
        page = browser(lifter).get("/week/").content.decode()
    _, found, rest = page.partition('aria-label="A suggestion">')
    return " ".join(strip_tags(rest.partition("</aside>")[0]).split()) if found else ""


def test_whoever_stands_at_320_lb_for_months_is_told(old_hand: User) -> None:
    months = next(run for run in standing_still(old_hand) if run[0][1] == 320)
    said = [told(old_hand, on) for on, _ in months[::2]]
    deadlift = [words for words in said if words.startswith("Deadlift: no higher")]
    assert len(months) >= 12
    assert len(deadlift) >= 2
    assert any("and then you go on from 320 lb. Take a lighter week" in words for words in deadlift)
    assert len([words for words in said if not words]) > len(said) // 3  # and calmly so


def test_so_is_every_other_lift_that_stood_still_as_long(old_hand: User) -> None:
    for run in standing_still(old_hand):
        assert any(told(old_hand, on) for on, _ in run[3:]), run[0]
