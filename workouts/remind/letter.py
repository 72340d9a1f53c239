"""The letter on the morning of a training day that is due, and not yet done, begun or excused."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse

from accounts.models import User
from mail.kinds import LetterKind, Line, MailEvent, Told
from mail.models import MailChoice
from mail.mornings import mornings
from workouts.models import TrainingDay, Workout
from workouts.weeks import State, planned, this_week

REMINDER = "reminder"


def due(now: datetime.datetime) -> Iterator[MailEvent]:
    """Everybody whose plan has a training day on this weekday; tells() looks whether it is due."""
    days = TrainingDay.objects.filter(program__lifter=OuterRef("user"), program__ended_on=None)
    weekdays = ArraySubquery(days.order_by().values("weekday"))
    wanted = MailChoice.objects.on(REMINDER).annotate(weekdays=weekdays)
    for user, today, (on,) in mornings(wanted, now, "weekdays"):
        if today.weekday() in on:
            yield MailEvent(user, str(today))


def tells(user: User, event: str) -> Told | None:
    today = user.today()
    if event != str(today) or not is_due(user, today):
        return None
    return Told(
        subject="Your back day is today",
        opening="It’s a back day today. Your next weights are worked out and ready for you.",
        button=Line("Open your week", reverse("week")),
    )


def is_due(user: User, today: datetime.date) -> bool:
    """Whether a day of the plan falls on today, and nothing was trained today or excuses it."""
    prescriptions = planned(user)
    if not prescriptions or Workout.objects.owned_by(user).filter(performed_on=today).exists():
        return False
    days = this_week(prescriptions, today).days
    return any(day.state == State.DUE and day.date == today for day in days)


KIND = LetterKind(
    name=REMINDER,
    label="Remind me on training days",
    help_text="One mail on the morning of a back day. None if you’ve trained already, or said you "
    "can’t.",
    stops="reminders on training days",
    due=due,
    tells=tells,
)
