"""Workouts that were begun and not finished: on the week, and when a new one is begun."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from workouts.models import Role
from workouts.models.log import GOES_ON
from workouts.weeks import State, Week
from workouts.wording import begun_words, date_words


@dataclass(frozen=True, slots=True)
class OpenCard:
    """One open workout, and what may be done with it from the week."""

    id: int
    role: str
    title: str
    words: str
    notes: str
    is_forgotten: bool
    can_finish: bool
    starts_anew: bool  # because no card of its day offers that


def open_cards(week: Week, today: datetime.date) -> list[OpenCard]:
    """The open workouts of a week page, latest first."""
    started = {day.training_day.role for day in week.days if day.state == State.STARTED}
    cards = []
    for workout in week.opened:
        is_earlier = workout.performed_on < today
        is_forgotten = workout.performed_on < today - GOES_ON
        is_whole = workout.work_sets >= max(workout.planned_sets, 1)
        card = OpenCard(
            id=workout.pk,
            role=workout.role,
            title=workout.get_role_display().lower(),
            words=begun_words(workout, today, workout.work_sets, workout.planned_sets),
            notes=workout.notes,
            is_forgotten=is_forgotten,
            can_finish=is_whole or (is_forgotten and workout.work_sets > 0),
            starts_anew=is_earlier and workout.role in started,
        )
        started.discard(workout.role)
        cards.append(card)
    return cards


def start_anew(opened: Any, role: str, on: datetime.date, today: datetime.date) -> dict[str, Any]:
    """Everything start.html shows: one of the role is open, and another was asked for."""
    return {
        "opened": opened,
        "title": Role(role).label.lower(),
        "words": begun_words(opened, today, opened.work_sets, opened.planned_sets),
        "on": on,
        "day": "today" if on == today else date_words(on, today),
    }
