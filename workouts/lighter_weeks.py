"""A lighter week: when one may begin, taking it, and taking it back."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists

from accounts.account_lock import lock_account
from accounts.models import User
from workouts.calendar import on_weekday
from workouts.models import Kind, LighterWeek, LoggedSet, TrainingDay, Workout
from workouts.models.lighter_week import A_WEEK_LATER, LighterWeekQuerySet
from workouts.revisions import revise

_DAY = datetime.timedelta(days=1)


def covers(lifter: Any, date: Any) -> Exists:
    """Whether a date lies in a lighter week of a lifter's, for a query that is made anyway."""
    return Exists(LighterWeek.objects.filter(lifter=lifter).within(date, date))


def is_on(lifter: User, date: datetime.date) -> bool:
    """Whether a date lies in a lighter week of theirs. One query."""
    return LighterWeek.objects.owned_by(lifter).within(date, date).exists()


def starts(lifter: User) -> list[datetime.date]:
    """When a lighter week may begin: at once, or on the training day after that. Two queries.

    At once is tomorrow for a lifter who trained today: seven days from today would leave out the
    next workout of the same day.
    """
    today = lifter.today()
    lifted = LoggedSet.objects.filter(kind=Kind.WORK, workout__performed_on=today)
    soonest = today + _DAY if lifted.filter(lifter=lifter).exists() else today
    days = TrainingDay.objects.filter(program__lifter=lifter, program__ended_on=None)
    following = [on_weekday(day.weekday, soonest + _DAY) for day in days]
    return sorted({soonest, *sorted(following)[:1]})


@transaction.atomic
def take(*, lifter: User, starts_on: datetime.date, by: User | None) -> LighterWeek:
    """Seven lighter days from a date. Repeating it changes nothing.

    A workout of theirs in which nothing is logged yet becomes a lighter one. Raises
    ValidationError where there is another lighter week.
    """
    ends_on = starts_on + A_WEEK_LATER
    standing = _held(lifter).within(starts_on, ends_on).first()
    if standing is None:
        week = LighterWeek.objects.create(
            lifter=lifter, starts_on=starts_on, ends_on=ends_on, by=by
        )
        _mark(week, is_lighter=True)
        revise(lifter.pk)
        return week
    if standing.starts_on != starts_on:
        raise ValidationError(f"You already have a lighter week: {days_of(standing)}.")
    return standing


@transaction.atomic
def take_back(*, week: LighterWeek) -> None:
    """Delete a lighter week, as if it had never been taken. Raises ValidationError once something
    is logged in one of its workouts, LighterWeek.DoesNotExist where it is deleted already."""
    week = _held(week.lifter).get(pk=week.pk)
    if _mark(week, is_lighter=False):
        raise ValidationError(f"You’ve already trained in it, so it stays: {days_of(week)}.")
    week.delete()
    revise(week.lifter_id)


def days_of(week: LighterWeek) -> str:
    """From when to when, in words: `Tuesday 3 March to Monday 9 March`."""
    first, last = week.starts_on, week.ends_on
    return f"{first:%A} {first.day} {first:%B} to {last:%A} {last.day} {last:%B}"


def _held(lifter: User) -> LighterWeekQuerySet:
    """The lighter weeks of a lifter, whose account is locked until the transaction ends."""
    lock_account(lifter.pk)
    return LighterWeek.objects.owned_by(lifter)


def _mark(week: LighterWeek, *, is_lighter: bool) -> bool:
    """Store whether its empty workouts are lighter; True where one has something logged.

    The workouts are locked: a set that is being stored in one of them waits, or is stored already.
    """
    of_lifter = Workout.objects.filter(lifter=week.lifter_id)
    within = of_lifter.filter(performed_on__range=(week.starts_on, week.ends_on))
    held = [workout.pk for workout in within.select_for_update()]
    empty = within.filter(pk__in=held, sets=None)
    has_sets = within.filter(is_lighter=True, sets__isnull=False).exists()
    if is_lighter or not has_sets:
        empty.update(is_lighter=is_lighter)
    return has_sets
