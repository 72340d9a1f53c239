"""The letter on the morning of a training day: when there is one, and what it says."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from mail import outbox
from mail.models import Letter
from tests.factories import account, lifter, log, program_of, seasoned_lifter, workout_of
from tests.mail.people import at_every_hour, due_today, wants
from workouts import excuses, lighter_weeks
from workouts.models import Role
from workouts.remind.letter import due, tells

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def noted(user: User) -> bool:
    return user.pk in {event.user for event in due(timezone.now())}


def told(user: User) -> bool:
    return tells(user, str(user.today())) is not None


def test_a_day_that_is_due_today_is_reminded_of() -> None:
    user = due_today()
    assert noted(user)
    letter = tells(user, str(user.today()))
    assert letter is not None
    assert letter.subject == "Your back day is today"
    assert letter.button.path == "/week/"


def test_another_weekday_is_none() -> None:
    user = due_today()
    program_of(user).days.update(weekday=(user.today() + DAY).weekday())
    assert not noted(user)
    assert not told(user)


def test_a_day_that_is_begun_or_done_is_none() -> None:
    user = due_today()
    log(workout_of(user, user.today()))
    assert not told(user)


def test_one_done_earlier_in_the_week_is_none() -> None:
    user = due_today()
    program = program_of(user)
    program.week_starts = (user.today() - DAY).weekday()
    program.save()
    type(program).objects.update(started_on=user.today() - 9 * DAY)
    log(workout_of(user, user.today() - DAY))
    assert not told(user)


def test_an_excused_day_is_none() -> None:
    user = due_today()
    excuses.excuse(lifter=user, kind="ill", first_on=user.today(), note="")
    assert not told(user)


def test_either_day_of_a_lifter_with_two_is_reminded_of() -> None:
    user = at_every_hour(seasoned_lifter())
    days = program_of(user).days
    days.filter(role=Role.MAIN).update(weekday=(user.today() + 2 * DAY).weekday())
    days.filter(role=Role.EXTRA).update(weekday=user.today().weekday())
    wants(user, "reminder")
    assert noted(user)
    assert told(user)


def test_a_day_of_a_lighter_week_is_one() -> None:
    user = due_today()
    lighter_weeks.take(lifter=user, starts_on=user.today(), by=user)
    assert told(user)


def test_somebody_without_a_program_gets_none() -> None:
    user = wants(at_every_hour(account("none@example.com")), "reminder")
    assert not noted(user)
    assert not told(user)


def test_one_who_chose_it_this_afternoon_is_reminded_next_time() -> None:
    user = due_today()
    wants(user, "reminder", since=timezone.now())
    assert not noted(user)


def test_nobody_else_is_reminded() -> None:
    due_today()
    other = at_every_hour(lifter("other@example.com"))
    program_of(other).days.update(weekday=other.today().weekday())
    assert not noted(other)


def test_each_is_noted_once() -> None:
    for number in range(3):
        due_today(f"{number}@example.com")
    assert outbox.note_due(timezone.now()) == 3
    assert outbox.note_due(timezone.now()) == 0
    assert Letter.objects.count() == 3
