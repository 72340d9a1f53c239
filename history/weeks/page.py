"""The logbook by months and weeks: what was done, which way it went, and the sets for the back."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse

from exercises.models import Exercise
from history.past.bests import Best
from history.past.weeks import PastWeek
from history.weeks.week_card import Gap, WeekEntry, cards
from workouts.calendar import Calendar
from workouts.dated_facts import Excused
from workouts.volume import area_sets, counted, muscle_sets
from workouts.week.areas import Average, average


@dataclass(frozen=True, slots=True)
class MonthCard:
    """A month and its weeks, newest first; a week lies where its newest workout does."""

    title: str
    parts: list[WeekEntry]


def history(
    parts: Sequence[PastWeek | Excused],
    exercises: Mapping[str, Exercise],
    calendar: Calendar,
    has_older: bool,
    has_newer: bool,
    today: datetime.date,
    bests: Mapping[int, Sequence[Best]] | None = None,
) -> dict[str, Any]:
    """Everything history.html shows; `parts` are the weeks and what was excused between them,
    `bests` the best sets by workout."""
    weeks = [part for part in parts if isinstance(part, PastWeek)]
    entries = cards(parts, exercises, calendar, bests or {}, today, is_newest=not has_newer)
    return {
        "average": _average(weeks, exercises) if weeks else None,
        "weeks": [entry for entry in entries if not isinstance(entry, Gap)],
        "months": [
            MonthCard(title, list(in_month))
            for title, in_month in groupby(entries, lambda entry: entry.month)
        ],
        "lifts": _lifts(weeks, exercises, calendar),
        "has_plan": any(week.planned for week in weeks),
        "older": f"?before={weeks[-1].starts}" if weeks and has_older else "",
        "newer": f"?after={weeks[0].ends}" if weeks and has_newer else "",
    }


def years(trained: Sequence[int], calendar: Calendar) -> list[tuple[int, str]]:
    """Each year, latest first, with the address of its last weeks, the week of its last day
    included; for the latest year that is where the history begins."""
    pages: list[tuple[int, str]] = []
    for year in trained:
        _, last = calendar.week(datetime.date(year, 12, 31))
        pages.append((year, f"?before={last + datetime.timedelta(days=1)}" if pages else "?"))
    return pages


def _lifts(
    weeks: Sequence[PastWeek], exercises: Mapping[str, Exercise], calendar: Calendar
) -> list[tuple[str, str]]:
    """The name and address of each exercise of these weeks and of the plan of today."""
    named = {slug for week in weeks for workout in week.workouts for slug in workout.lifted}
    for span in calendar.spans:
        if span.ends is None:
            named.update(slug for day in span.days.values() for slug in day.sets)
    lifts = [exercise for slug, exercise in exercises.items() if slug in named]
    return [(lift.name, reverse("lift_history", args=[lift.slug])) for lift in lifts]


def _average(weeks: Sequence[PastWeek], exercises: Mapping[str, Exercise]) -> Average:
    done = counted([workout.lifted for week in weeks for workout in week.workouts])
    planned = sum((week.planned for week in weeks), Counter[str]())
    areas = area_sets(exercises, done, planned)
    return average(len(weeks), areas, muscle_sets(exercises, done, planned))
