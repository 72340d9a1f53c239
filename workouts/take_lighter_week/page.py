"""A lighter week: the one that is on or comes next, and the page to take one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from workouts.dated_facts import LighterSpan, lighter_spans
from workouts.models.lighter_week import A_WEEK_LATER
from workouts.take_lighter_week.forms import LighterWeekForm
from workouts.take_lighter_week.stall import of_the_week
from workouts.weeks import Day, State


@dataclass(frozen=True, slots=True)
class LighterCard:
    """A lighter week; `back_url` takes it back, and is "" once something is logged in it."""

    starts: datetime.date
    ends: datetime.date
    is_on: bool
    back_url: str


def lighter_card(weeks: Sequence[LighterSpan], today: datetime.date) -> LighterCard | None:
    """The lighter week that is on, or the next one."""
    for week in weeks:
        if week.ends >= today:
            url = reverse("take_back_lighter_week", args=[week.id]) if not week.is_begun else ""
            return LighterCard(week.starts, week.ends, week.starts <= today, url)
    return None


def lighter_in_the_week(user: User, days: Sequence[Day], today: datetime.date) -> dict[str, Any]:
    """What week.html says about a lighter week: the one there is, or that one may help."""
    lifts = [lift for day in days for lift in day.lifts]
    is_training = any(day.state == State.STARTED for day in days)
    return {
        "lighter": lighter_card(lighter_spans(lifts[0].prescription.lighter), today),
        "stall": None if is_training else of_the_week(user, lifts, today),
    }


def lighter_week(
    weeks: Sequence[LighterSpan], form: LighterWeekForm, today: datetime.date
) -> dict[str, Any]:
    """Everything lighter.html shows: each date that it may begin on, with its last."""
    starts = [datetime.date.fromisoformat(value) for value, _ in form.fields["starts_on"].choices]  # type: ignore[attr-defined]
    return {
        "lighter": lighter_card(weeks, today),
        "form": form,
        "today": today,
        "starts": [(first, first + A_WEEK_LATER) for first in starts],
    }
